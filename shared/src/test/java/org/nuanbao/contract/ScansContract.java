package org.nuanbao.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nuanbao.contract.Given.MORNING;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nuanbao.scan.Match;
import org.nuanbao.scan.Scan;
import org.nuanbao.scan.Scans;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.SubmissionId;

/** A store of scans: each number once, and what was seen first stays. */
public abstract class ScansContract {
  private final SubmissionId id = Given.id();

  /** The store under test. */
  protected abstract Scans scans();

  private Scan scan(int number, String file) {
    return new Scan(
        id,
        number,
        new AnnouncedFile("签字页.jpg", 2_345_678, file.repeat(32), "image/jpeg"),
        "filler@union.test",
        MORNING,
        null);
  }

  @Test
  void aNumberIsTakenOnce() {
    assertThat(scans().of(id)).isEmpty();
    assertThat(scans().add(scan(1, "ab"))).isTrue();
    assertThat(scans().add(scan(1, "cd"))).isFalse();
    assertThat(scans().of(id)).containsExactly(scan(1, "ab"));
  }

  @Test
  void theyComeInTheOrderOfTheirNumbers() {
    IntStream.iterate(12, n -> n > 0, n -> n - 1).forEach(n -> scans().add(scan(n, "ab")));

    assertThat(scans().of(id)).extracting(Scan::number).containsExactlyElementsOf(numbers());
  }

  private static Iterable<Integer> numbers() {
    return IntStream.rangeClosed(1, 12).boxed().toList();
  }

  @Test
  void whatWasSeenFirstStays() {
    scans().add(scan(1, "ab"));
    Scan seen = scan(1, "ab").seen(new Scan.Look(Match.OTHER_VERSION, 2, 7, ""));

    scans().keep(seen);
    scans().keep(seen.seen(new Scan.Look(Match.REFUSED, 0, 0, "打不开")));

    assertThat(scans().of(id)).containsExactly(seen);
  }

  @Test
  void nothingIsSeenOfWhatIsNotThere() {
    scans().keep(scan(1, "ab").seen(new Scan.Look(Match.MATCHED, 1, 1, "")));

    assertThat(scans().of(id)).isEmpty();
  }
}
