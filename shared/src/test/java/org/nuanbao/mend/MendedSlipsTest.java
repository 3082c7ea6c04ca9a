package org.nuanbao.mend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nuanbao.check.Finding;
import org.nuanbao.reading.ValuesHash;

/**
 * A hand slips in a valid workbook, and a robot takes the steps that the findings give. {@code
 * -Dnuanbao.slips=10000} tries more, {@code -Dnuanbao.seed=17} begins with that seed.
 */
class MendedSlipsTest {
  private static final int SLIPS = Integer.getInteger("nuanbao.slips", 150);
  private static final long SEED = Long.getLong("nuanbao.seed", 46);

  private static final Set<String> LEGIBLE =
      HandSlip.ALL.stream()
          .filter(HandSlip::isLegible)
          .map(HandSlip::name)
          .collect(Collectors.toSet());

  /** What became of one slip. */
  private enum End {
    /** It was read as it was meant; there is nothing to mend. */
    READ_ALL_THE_SAME,
    /** Another value that may be as well: nobody can tell. */
    UNSEEN,
    MENDED,
    /** Every rule holds again, with another value than was meant. */
    MENDED_OTHERWISE,
    ASKED,
    NOT_MENDED
  }

  @Test
  void aRobotThatTakesTheStepsClearsWhatWasFound() {
    List<TriedBook> books = TriedBook.valid();
    Map<String, Map<End, Integer>> ends = new TreeMap<>();
    List<String> failed = new ArrayList<>();
    int done = 0;
    for (long seed = SEED; done < SLIPS; seed++) {
      Random random = new Random(seed);
      TriedBook book = books.get(random.nextInt(books.size()));
      List<Target> targets = List.copyOf(book.targets().values());
      Target target = targets.get(random.nextInt(targets.size()));
      List<HandSlip> slips =
          HandSlip.ALL.stream()
              .filter(slip -> !slip.isAside() || Boolean.getBoolean("nuanbao.aside"))
              .filter(slip -> slip.of(target, new Random(0)).isPresent())
              .toList();
      if (slips.isEmpty()) {
        continue;
      }
      HandSlip slip = slips.get(random.nextInt(slips.size()));
      Optional<? extends LeftInCell> written = slip.of(target, random);
      if (written.isEmpty()) {
        continue;
      }
      done++;
      End end = end(book, target, written.get(), failed, seed + " " + slip.name());
      ends.computeIfAbsent(slip.name(), any -> new TreeMap<>()).merge(end, 1, Integer::sum);
    }
    report(ends, failed);
    int mended = count(ends, End.MENDED) + count(ends, End.MENDED_OTHERWISE);
    int found = mended + count(ends, End.ASKED) + count(ends, End.NOT_MENDED);
    assertThat(found).isGreaterThan(SLIPS / 4);
    assertThat(count(ends, End.NOT_MENDED) * 100).isLessThanOrEqualTo(SLIPS);
    assertThat(count(ends, End.MENDED_OTHERWISE) * 10).isLessThanOrEqualTo(mended);
    int legible =
        ends.entrySet().stream()
            .filter(one -> LEGIBLE.contains(one.getKey()))
            .mapToInt(one -> one.getValue().getOrDefault(End.ASKED, 0))
            .sum();
    assertThat(legible * 10).isLessThanOrEqualTo(SLIPS);
  }

  private static int count(Map<String, Map<End, Integer>> ends, End end) {
    return ends.values().stream().mapToInt(all -> all.getOrDefault(end, 0)).sum();
  }

  private static void report(Map<String, Map<End, Integer>> ends, List<String> failed) {
    Map<End, Integer> all = new TreeMap<>();
    ends.values().forEach(one -> one.forEach((end, n) -> all.merge(end, n, Integer::sum)));
    System.out.printf("slips from seed %d: %s%n", SEED, all);
    ends.forEach((slip, one) -> System.out.printf("  %s %s%n", slip, one));
    failed.stream().limit(40).forEach(it -> System.out.println("  " + it));
  }

  private static End end(
      TriedBook book, Target target, LeftInCell written, List<String> failed, String name) {
    byte[] slipped = book.after(target, written);
    Optional<TriedBook> read = TriedBook.read(book.sample(), slipped);
    if (read.isEmpty()) {
      failed.add(name + " " + written + " refused");
      return End.NOT_MENDED;
    }
    Set<String> before = said(book.findings());
    List<Finding> found =
        read.get().findings().stream().filter(it -> !before.contains(said(it))).toList();
    if (found.isEmpty()) {
      boolean same = ValuesHash.of(read.get().reading()).equals(ValuesHash.of(book.reading()));
      return same ? End.READ_ALL_THE_SAME : End.UNSEEN;
    }
    Robot.Mended mended = Robot.mend(read.get(), book, found);
    Optional<TriedBook> again = TriedBook.read(book.sample(), mended.file().array());
    List<String> left =
        again.isEmpty()
            ? List.of("refused")
            : again.get().findings().stream()
                .map(MendedSlipsTest::said)
                .filter(it -> !before.contains(it))
                .toList();
    if (!left.isEmpty()) {
      failed.add(
          name
              + " "
              + book.sample().form().id()
              + " "
              + target.at()
              + " "
              + target.value()
              + " -> "
              + written
              + "\n      "
              + found.stream().map(it -> it.code() + it.cells() + it.parts().mends()).toList()
              + "\n      left "
              + left);
      return End.NOT_MENDED;
    }
    if (mended.asked() > 0) {
      return End.ASKED;
    }
    boolean meant =
        again
            .map(it -> ValuesHash.of(it.reading()).equals(ValuesHash.of(book.reading())))
            .orElse(false);
    return meant ? End.MENDED : End.MENDED_OTHERWISE;
  }

  private static Set<String> said(List<Finding> findings) {
    return findings.stream().map(MendedSlipsTest::said).collect(Collectors.toSet());
  }

  private static String said(Finding finding) {
    return finding.rule() + " " + finding.code() + " " + finding.sheet() + finding.cells();
  }
}
