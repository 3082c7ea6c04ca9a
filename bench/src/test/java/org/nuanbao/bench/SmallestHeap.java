package org.nuanbao.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks for the smallest heap in which a program does its work, each try in a process. */
final class SmallestHeap {
  private static final int LARGEST = 96;
  private static final int SMALLEST = 16;
  private static final int STEP = 4;

  private SmallestHeap() {}

  /**
   * Tells the smallest {@code -Xmx} with which the program ends well, in steps of four megabytes.
   *
   * @param arguments of the program, which then does its work once
   */
  static void tell(Class<?> program, String... arguments) throws IOException, InterruptedException {
    int enough = 0;
    for (int megabytes = LARGEST; megabytes >= SMALLEST; megabytes -= STEP) {
      if (!isEnough(megabytes, program, arguments)) {
        break;
      }
      enough = megabytes;
    }
    System.out.println(
        enough == 0
            ? "more than " + LARGEST + " MB of heap are needed"
            : enough + " MB of heap are enough");
  }

  private static boolean isEnough(int megabytes, Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx" + megabytes + "m",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }
}
