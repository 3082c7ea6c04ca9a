package org.nuanbao.local.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.nuanbao.local.cloud.StateFolder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** The one place that turns whatever goes wrong in a command into one line and an exit status. */
final class Mishaps {
  /** The least free space that a state folder needs, in bytes. */
  private static final long ROOM = 50L << 20;

  private Mishaps() {}

  /** The line and status for any failure; an internal fault is also written to a log file. */
  static CommandFailure of(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      CommandFailure known = known(cause);
      if (known != null) {
        return known;
      }
    }
    return internal(thrown);
  }

  private static @Nullable CommandFailure known(Throwable cause) {
    return switch (cause) {
      case CommandFailure failure -> failure;
      case StateFolder.InUse inUse ->
          new CommandFailure(
              Exit.IO,
              "状态目录 %s 正被另一个 nuanbao 使用，请先停止它，或用 --state 换一个目录。",
              "State folder %s is in use by another nuanbao: stop that one, or choose another"
                  + " --state.",
              inUse.folder());
      case BindException ignored ->
          new CommandFailure(
              Exit.IO,
              "端口已被占用，请用 --port 换一个端口。",
              "The port is in use; choose another with --port.");
      case NoSuchFileException missing ->
          new CommandFailure(Exit.USAGE, "找不到文件：%s", "No such file: %s", missing.getFile());
      case AccessDeniedException denied ->
          new CommandFailure(Exit.USAGE, "没有权限：%s", "Permission denied: %s", denied.getFile());
      case AwsServiceException refused ->
          new CommandFailure(
              Exit.IO,
              "AWS 拒绝了请求（%s）；请检查凭证是否有效、是否有权限。",
              "AWS refused (%s): check the credentials and what they may do.",
              refused.awsErrorDetails().errorCode());
      case FileSystemException failed when isFull(failed) ->
          full(failed.getFile() == null ? "" : failed.getFile());
      case IOException failed when isFull(failed) -> full("");
      default -> null;
    };
  }

  static CommandFailure full(String where) {
    return new CommandFailure(Exit.IO, "磁盘已满，无法写入 %s", "The disk is full, cannot write %s", where);
  }

  /**
   * Demands free space before a system is started on a folder. It would only break off later, in
   * the middle.
   *
   * @throws CommandFailure if there is no room for a season's files
   */
  static void demandSpace(Path folder) throws IOException {
    if (Files.getFileStore(folder).getUsableSpace() < ROOM) {
      throw full(folder.toString());
    }
  }

  /** Whether a disk is full. Java has no exception for it, so the system's message must tell. */
  static boolean isFull(IOException failed) {
    String message = String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("no space left")
        || message.contains("not enough space")
        || message.contains("disk quota exceeded");
  }

  private static CommandFailure internal(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    Path log = Nuanbao.home().resolve("local/target/nuanbao-fault.log");
    try {
      Files.writeString(log, Instant.now() + "\n" + trace);
    } catch (IOException | UncheckedIOException e) {
      log = Path.of(System.getProperty("java.io.tmpdir", "/tmp"), "nuanbao-fault.log");
      log = written(log, trace.toString());
    }
    return new CommandFailure(
        Exit.INTERNAL,
        "内部故障（%s），详情见 %s",
        "Internal fault (%s), see %s",
        thrown.getClass().getSimpleName(),
        log);
  }

  private static Path written(Path log, String trace) {
    try {
      return Files.writeString(log, trace);
    } catch (IOException e) {
      return Path.of("-");
    }
  }
}
