package org.nuanbao.bench;

import java.util.List;
import java.util.Locale;

/**
 * What one of our programs needed beside what another needed for the same, in one run on one
 * machine: a line of {@code results.tsv}. The ratio is what counts; the figures only show what it
 * was made of.
 *
 * @param bench the program that measured, as {@code bench/run} is told
 * @param what the case, with its size
 * @param peer whom ours ran beside
 * @param unit of both figures: ms, MB …
 * @param medianOf how often each was measured
 */
record Ratio(
    String bench,
    String what,
    String peer,
    double ours,
    double theirs,
    String unit,
    int medianOf,
    Circumstances at) {
  static final String HEADING =
      String.join(
          "\t",
          "bench",
          "case",
          "beside",
          "ours",
          "theirs",
          "unit",
          "ratio",
          "median of",
          "commit",
          "JDK",
          "CPU",
          "date");

  /** Where and of what it was measured. */
  record Circumstances(String commit, String jdk, String cpu, String date) {}

  /** How many times the peer's figure ours is: the smaller, the better. */
  double ratio() {
    return ours / theirs;
  }

  boolean isSameCase(Ratio other) {
    return bench.equals(other.bench) && what.equals(other.what) && peer.equals(other.peer);
  }

  static Ratio ofLine(String line) {
    List<String> cells = List.of(line.split("\t", -1));
    if (cells.size() != 12) {
      throw new IllegalArgumentException("not a line of results.tsv: " + line);
    }
    return new Ratio(
        cells.get(0),
        cells.get(1),
        cells.get(2),
        Double.parseDouble(cells.get(3)),
        Double.parseDouble(cells.get(4)),
        cells.get(5),
        Integer.parseInt(cells.get(7)),
        new Circumstances(cells.get(8), cells.get(9), cells.get(10), cells.get(11)));
  }

  String line() {
    return String.join(
        "\t",
        bench,
        what,
        peer,
        "%.1f".formatted(ours),
        "%.1f".formatted(theirs),
        unit,
        "%.3f".formatted(ratio()),
        Integer.toString(medianOf),
        at.commit(),
        at.jdk(),
        at.cpu(),
        at.date());
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s, %s: %.1f %s, %s %.1f %s, ratio %.3f (median of %d)",
        bench,
        what,
        ours,
        unit,
        peer,
        theirs,
        unit,
        ratio(),
        medianOf);
  }
}
