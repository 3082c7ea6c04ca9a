package org.nuanbao.functions.keys;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** A key chain in a file that only its owner may read: the local way, made on first use. */
final class KeyFile {
  private KeyFile() {}

  static String read(Path file) {
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Complete or not at all; of two processes that start at once the first one's keys stay. */
  private static void make(Path file) throws IOException {
    Path folder = requireNonNull(file.toAbsolutePath().getParent());
    Files.createDirectories(folder);
    Path draft = Files.createTempFile(folder, "keys", ".new", ownerOnly(folder));
    try {
      Files.writeString(draft, KeyChain.generate());
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      // Another process was first: its keys count.
      return;
    } finally {
      Files.delete(draft);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path folder) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
