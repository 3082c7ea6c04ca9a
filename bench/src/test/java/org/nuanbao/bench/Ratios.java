package org.nuanbao.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What a program reports of itself beside its peers: told at once, and kept for {@code check}. */
final class Ratios {
  private final String bench;
  private final Path file;
  private final Ratio.Circumstances at;

  /**
   * @param bench the program that measures
   */
  Ratios(Class<?> bench) {
    this.bench = bench.getSimpleName();
    file = Path.of(System.getProperty("nuanbao.results", "bench/target/results.tsv"));
    at =
        new Ratio.Circumstances(
            System.getProperty("nuanbao.commit", "unknown"),
            Runtime.version().toString(),
            cpu(),
            LocalDate.now(java.time.ZoneOffset.UTC).toString());
  }

  /**
   * Reports one case.
   *
   * @param what the case, with its size
   * @param unit of both figures
   */
  void beside(String what, String peer, double ours, double theirs, String unit, int medianOf) {
    Ratio ratio = new Ratio(bench, what, peer, ours, theirs, unit, medianOf, at);
    System.out.println(ratio);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(
          file, ratio.line() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Reports one case of which {@link InTurns} measured all programs.
   *
   * @param ours which of them is ours; each other is a peer
   */
  void besideEach(String what, String ours, Map<String, InTurns.Median> taken) {
    InTurns.Median own = Objects.requireNonNull(taken.get(ours));
    taken.forEach((program, other) -> {
      if (!program.equals(ours)) {
        beside(what, program, own.millis(), other.millis(), "ms", own.taken().size());
      }
    });
  }

  /** The lines of a table; none where there is no such file. */
  static List<Ratio> in(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> !line.isBlank() && !line.equals(Ratio.HEADING))
          .map(Ratio::ofLine)
          .toList();
    }
  }

  /** The table with what was measured anew in place of what it had of the same cases. */
  static void keep(List<Ratio> kept, List<Ratio> measured, Path file) throws IOException {
    List<Ratio> lines = new ArrayList<>(measured);
    kept.stream().filter(old -> same(old, measured).isEmpty()).forEach(lines::add);
    lines.sort(
        Comparator.comparing(Ratio::bench).thenComparing(Ratio::what).thenComparing(Ratio::peer));
    Files.write(
        file, Stream.concat(Stream.of(Ratio.HEADING), lines.stream().map(Ratio::line)).toList());
  }

  static Optional<Ratio> same(Ratio wanted, List<Ratio> among) {
    return among.stream().filter(wanted::isSameCase).findFirst();
  }

  private static String cpu() {
    int cores = Runtime.getRuntime().availableProcessors();
    Path told = Path.of("/proc/cpuinfo");
    String model = System.getProperty("os.arch");
    if (Files.isReadable(told)) {
      try (Stream<String> lines = Files.lines(told)) {
        model =
            lines
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(model);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
    return cores + " × " + model;
  }
}
