package org.nuanbao.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Programs started as processes of their own: what is paid once a process is measured with it. */
final class Forked {
  /** As the launcher starts a command, so that a peer is not held back by other options. */
  static final List<String> JAVA =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xms32m");

  private Forked() {}

  /** A Java program with the class path of this one. */
  static Callable<String> java(Class<?> program, List<String> arguments) {
    List<String> command = new ArrayList<>(JAVA);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(arguments);
    return command(command, List.of(0));
  }

  /** The launcher with one of its commands. */
  static Callable<String> launcher(List<String> arguments, List<Integer> statuses) {
    List<String> command = new ArrayList<>(List.of("./nuanbao"));
    command.addAll(arguments);
    return command(command, statuses);
  }

  /**
   * Any program. Its result is its exit status and how many lines it wrote.
   *
   * @param statuses those it may end with
   */
  static Callable<String> command(List<String> command, List<Integer> statuses) {
    return () -> {
      Path said = Files.createTempFile("bench", ".out");
      try {
        Process process =
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        process.getOutputStream().close();
        int status = process.waitFor();
        if (!statuses.contains(status)) {
          throw new IOException(command.getFirst() + " ended with " + status + ": " + tail(said));
        }
        return status + ", " + lines(said) + " lines";
      } finally {
        Files.delete(said);
      }
    };
  }

  private static long lines(Path file) throws IOException {
    try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines.count();
    }
  }

  private static String tail(Path file) throws IOException {
    String said = Files.readString(file);
    return said.substring(Math.max(0, said.length() - 2_000));
  }

  /** Does nothing: what a JVM costs. */
  static final class Nothing {
    private Nothing() {}

    public static void main(String[] args) {}
  }
}
