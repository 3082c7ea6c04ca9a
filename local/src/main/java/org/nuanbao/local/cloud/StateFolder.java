package org.nuanbao.local.cloud;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The one folder below which the embedded cloud keeps everything. Only one process at a time may
 * have it open. Secrets in it can be read by their owner only.
 *
 * @param root an absolute path
 */
public record StateFolder(Path root) {

  /** Another process has the folder open. */
  public static final class InUse extends IOException {
    private static final long serialVersionUID = 1;

    private final String folder;

    InUse(Path root) {
      super("in use: " + root);
      folder = root.toString();
    }

    public String folder() {
      return folder;
    }
  }

  /** The state folder at a path, made if it is not there yet. */
  public static StateFolder at(Path root) throws IOException {
    StateFolder folder = new StateFolder(root.toAbsolutePath().normalize());
    Files.createDirectories(folder.root);
    ownerOnly(folder.root, "rwx------");
    return folder;
  }

  /**
   * Takes the folder for this process until the lock is closed.
   *
   * @throws InUse if another process has it
   */
  public FileLock lock() throws IOException {
    FileChannel channel = FileChannel.open(root.resolve("lock"), CREATE, WRITE);
    @Nullable FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new InUse(root);
    }
    return lock;
  }

  Path tables() throws IOException {
    return Files.createDirectories(root.resolve("dynamodb"));
  }

  Path objects() throws IOException {
    return Files.createDirectories(root.resolve("s3"));
  }

  Path queues() throws IOException {
    return Files.createDirectories(root.resolve("sqs"));
  }

  /** The folder of all mails: in it one folder for each address, with .eml files. */
  public Path mails() throws IOException {
    return Files.createDirectories(root.resolve("mail"));
  }

  /** The file that says where the servers listen, for commands that run in another process. */
  public Path endpoints() {
    return root.resolve("endpoints.properties");
  }

  /**
   * The file that says how far the business clock is from the machine's, as an ISO 8601 duration.
   */
  public Path clockOffset() {
    return root.resolve("clock-offset");
  }

  /** The file that names the duty whose next flip the fail point is to hold. */
  public Path failPoint() {
    return root.resolve("fail-point");
  }

  /** The file that exists once the fail point holds a flip. */
  public Path failPointReached() {
    return root.resolve("fail-point.reached");
  }

  public Path log() {
    return root.resolve("nuanbao.log");
  }

  Path secretFile(String name) throws IOException {
    Path folder = Files.createDirectories(root.resolve("secrets"));
    ownerOnly(folder, "rwx------");
    return folder.resolve(name);
  }

  /** A secret of 64 hex digits, made at random when it is first asked for. */
  public String secret(String name) throws IOException {
    Path file = secretFile(name);
    if (!Files.exists(file)) {
      byte[] random = new byte[32];
      new SecureRandom().nextBytes(random);
      writeSecret(file, HexFormat.of().formatHex(random));
    }
    return Files.readString(file).strip();
  }

  /** Writes the file so that at no time can anybody but its owner read it. */
  static void writeSecret(Path file, String text) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(fresh);
    ownerOnly(fresh, "rw-------");
    Files.writeString(fresh, text);
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
  }

  static void ownerOnly(Path file, String permissions) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString(permissions));
    }
  }
}
