package org.nuanbao.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The everyday commands, each a process of its own, beside a JVM that does nothing. */
final class Commands {
  private static final String FORM = "henan-2017-2";

  private Commands() {}

  /**
   * Runs.
   *
   * @param args how many rounds count
   */
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    Path folder = Files.createTempDirectory("commands");
    String blank = folder.resolve("blank.xlsx").toString();
    String other = folder.resolve("other.xlsx").toString();
    Forked.launcher(List.of("template", FORM, "-o", blank), List.of(0)).call();
    try {
      Map<String, InTurns.Median> taken =
          new InTurns(1, rounds)
              .with("an empty JVM", Forked.java(Forked.Nothing.class, List.of()))
              .with("-h", Forked.launcher(List.of("-h"), List.of(0)))
              .with("template", Forked.launcher(List.of("template", FORM, "-o", other), List.of(0)))
              .with("check", Forked.launcher(List.of("check", blank), List.of(0, 1)))
              .run();
      Ratios ratios = new Ratios(Commands.class);
      InTurns.Median empty = InTurns.of(taken, "an empty JVM");
      for (String command : List.of("-h", "template", "check")) {
        ratios.beside(
            "./nuanbao " + command,
            "an empty JVM",
            InTurns.of(taken, command).millis(),
            empty.millis(),
            "ms",
            rounds);
      }
    } finally {
      Files.deleteIfExists(Path.of(blank));
      Files.deleteIfExists(Path.of(other));
      Files.delete(folder);
    }
  }
}
