package org.nuanbao.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nuanbao.contract.Given.MORNING;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.submission.KeptReasons;
import org.nuanbao.submission.KeptReasons.KeptReason;

/** A store of reasons: of each warning what was said last, apart for each duty. */
public abstract class ReasonsContract {
  /** The store under test. */
  protected abstract KeptReasons reasons();

  private static KeptReason reason(String token, String text, boolean stands) {
    return new KeptReason(token, text, stands, "filler@union.test", MORNING);
  }

  @Test
  void whatWasSaidLastOfAWarningIsKept() {
    DutyId duty = Given.duty();
    assertThat(reasons().of(duty)).isEmpty();

    reasons().keep(duty, List.of(reason("a", "属实", true), reason("b", "上年结余", true)));
    reasons().keep(duty, List.of(reason("b", "上年结余", false)));

    assertThat(reasons().of(duty))
        .containsExactlyInAnyOrder(reason("a", "属实", true), reason("b", "上年结余", false));
    assertThat(reasons().of(Given.duty())).as("another duty").isEmpty();
  }
}
