package org.nuanbao.functions.keys;

import static java.util.Objects.requireNonNull;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Gets the keys from {@code nuanbao.keys.file}, a file made on first use, or from {@code
 * nuanbao.keys.secret}, the secret that holds the key chain as text.
 */
@Factory
public final class KeyChains {
  @Singleton
  KeyChain keys(
      Secrets secrets,
      @Value("${nuanbao.keys.file:}") String file,
      @Value("${nuanbao.keys.secret:}") String secret) {
    if (!secret.isEmpty()) {
      return KeyChain.parse(secrets.open(secret));
    }
    if (file.isEmpty()) {
      throw new IllegalStateException("neither nuanbao.keys.file nor nuanbao.keys.secret is set");
    }
    return KeyChain.parse(read(Path.of(file)));
  }

  /**
   * Makes the key chain file of a new installation, unless the file exists. Put its text into the
   * secret store, then delete the file. Only its owner may read it; it is as secret as the data it
   * guards.
   */
  public static void make(Path file) {
    read(file);
  }

  /** A new key chain as text, for nobody's data. */
  public static String generated() {
    return KeyChain.generate();
  }

  /** Runs {@link #make} from the deployed zip alone. */
  public static void main(String[] args) {
    make(Path.of(args[0]));
  }

  /** The key chain in a file, as text; the file is made on first use. */
  static String read(Path file) {
    try {
      if (!Files.exists(file)) {
        write(file);
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes the whole file or nothing. If two processes start at once, the first one's keys stay.
   */
  private static void write(Path file) throws IOException {
    Path folder = requireNonNull(file.toAbsolutePath().getParent());
    Files.createDirectories(folder);
    Path draft = Files.createTempFile(folder, "keys", ".new", ownerOnly(folder));
    try {
      Files.writeString(draft, KeyChain.generate());
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      // Another process was first, so its keys are used.
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
