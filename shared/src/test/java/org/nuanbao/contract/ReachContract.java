package org.nuanbao.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nuanbao.contract.Given.MORNING;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nuanbao.submission.Reach;
import org.nuanbao.submission.Reach.Kind;
import org.nuanbao.submission.Reach.Trouble;

/** What every store of reach does. */
public abstract class ReachContract {
  private static final Trouble FULL = new Trouble(Kind.BOUNCED, "5.2.2", MORNING);

  protected abstract Reach reach();

  @Test
  void aFailureIsKeptAtTheAddressThatTheMailWentTo() {
    reach().mailed("NB20180108-AAAAAAAA", "One@example.org");
    reach().mailed("NB20180108-BBBBBBBB", "two@example.org");
    assertThat(reach().failed("NB20180108-AAAAAAAA", FULL)).isTrue();
    assertThat(reach().troubles(List.of("one@example.org", "two@example.org")))
        .isEqualTo(Map.of("one@example.org", FULL));
  }

  @Test
  void theLastFailureCounts() {
    Trouble later = new Trouble(Kind.COMPLAINED, "", MORNING.plusSeconds(60));
    reach().mailed("NB20180108-CCCCCCCC", "three@example.org");
    reach().failed("NB20180108-CCCCCCCC", FULL);
    reach().failed("NB20180108-CCCCCCCC", later);
    assertThat(reach().troubles(List.of("three@example.org")))
        .containsEntry("three@example.org", later);
  }

  @Test
  void nobodyReportsAMailThatWasNotSent() {
    assertThat(reach().failed("NB20180108-ZZZZZZZZ", FULL)).isFalse();
    assertThat(reach().troubles(List.of())).isEmpty();
  }
}
