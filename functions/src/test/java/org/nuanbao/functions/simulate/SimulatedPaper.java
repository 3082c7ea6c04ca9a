package org.nuanbao.functions.simulate;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.value.Sha256;

/**
 * What a unit may file: some of five persons, the same with an error, or no workbook.
 *
 * @param lines rows of the roster or vouchers, in the order of the file
 */
record SimulatedPaper(SimulatedFiling filing, Kind kind, List<Line> lines) {
  enum Kind {
    GOOD,
    BROKEN,
    NO_WORKBOOK
  }

  /**
   * A person in a file.
   *
   * @param yuan 0 in a roster, whose amounts the federation enters
   */
  record Line(int person, int yuan) {}

  private record Key(UnitPath unit, SimulatedPaper paper) {}

  private static final Map<Key, byte[]> FILES = new ConcurrentHashMap<>();

  /** Files of one voucher or more; several name the same persons, with other amounts or order. */
  private static final List<List<Line>> VOUCHERS =
      List.of(
          List.of(new Line(0, 800)),
          List.of(new Line(0, 600)),
          List.of(new Line(1, 1000)),
          List.of(new Line(0, 800), new Line(1, 1000)),
          List.of(new Line(1, 1000), new Line(0, 800)),
          List.of(new Line(0, 600), new Line(2, 500)),
          List.of(new Line(2, 700), new Line(1, 1000), new Line(0, 600)),
          List.of(new Line(2, 500), new Line(3, 900)),
          List.of(new Line(3, 900), new Line(1, 300), new Line(2, 500)));

  /** Few of them: the same one again is what a unit sends most. */
  static SimulatedPaper drawn(SimulatedFiling filing, Random random) {
    int drawn = random.nextInt(20);
    if (drawn < 3) {
      return new SimulatedPaper(filing, Kind.NO_WORKBOOK, List.of());
    }
    Kind kind = drawn == 3 && random.nextInt(9) == 0 ? Kind.BROKEN : Kind.GOOD;
    return new SimulatedPaper(
        filing,
        kind,
        switch (filing) {
          case ROSTER -> persons(drawn);
          case VOUCHERS -> VOUCHERS.get(random.nextInt(random.nextInt(VOUCHERS.size()) + 1));
        });
  }

  private static List<Line> persons(int drawn) {
    List<Integer> persons =
        switch (drawn) {
          case 3 -> List.of(0);
          case 4 -> List.of(0, 3, 4);
          case 5, 6 -> List.of(2);
          case 7, 8, 9, 10, 11, 12 -> List.of(0, 2);
          default -> List.of(1, 2);
        };
    return persons.stream().map(person -> new Line(person, 0)).toList();
  }

  boolean isGood() {
    return kind == Kind.GOOD;
  }

  List<Integer> persons() {
    return lines.stream().map(Line::person).toList();
  }

  /** The same bytes each time. */
  byte[] file(UnitPath unit) {
    return FILES.computeIfAbsent(new Key(unit, this), any -> written(unit));
  }

  static AnnouncedFile announced(byte[] file) {
    return new AnnouncedFile("表.xlsx", file.length, Sha256.hex(file), "a/b");
  }

  private byte[] written(UnitPath unit) {
    return kind == Kind.NO_WORKBOOK
        ? ("no workbook of " + unit).getBytes(StandardCharsets.UTF_8)
        : filing.workbook(unit, lines, kind == Kind.BROKEN);
  }
}
