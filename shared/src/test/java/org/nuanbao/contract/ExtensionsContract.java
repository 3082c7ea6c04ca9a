package org.nuanbao.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nuanbao.contract.Given.MORNING;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Extension;
import org.nuanbao.campaign.Extensions;
import org.nuanbao.rollup.RollUps;

/** A store of extensions: the one granted last counts, and the night run hears of it. */
public abstract class ExtensionsContract {
  /** The store under test. */
  protected abstract Extensions extensions();

  /** The store that holds its dirty marks. */
  protected abstract RollUps rollUps();

  @Test
  void theExtensionGrantedLastCountsForItsDutyAlone() {
    String campaign = Given.campaign();
    DutyId duty = Given.duty(campaign, "/city/a/");
    DutyId other = Given.duty(campaign, "/city/b/");
    extensions().grant(extension(duty, 20));
    extensions().grant(extension(other, 21));
    extensions().grant(extension(duty, 25));

    assertThat(extensions().of(duty)).contains(extension(duty, 25));
    assertThat(extensions().all(campaign, duty.form()))
        .containsExactlyInAnyOrder(extension(duty, 25), extension(other, 21));
    assertThat(extensions().of(Given.duty())).isEmpty();
    assertThat(rollUps().dirty(campaign, Given.FORM))
        .extracting(RollUps.Dirty::unit)
        .containsExactlyInAnyOrder(duty.unit(), other.unit());
  }

  private static Extension extension(DutyId duty, int day) {
    return new Extension(duty, LocalDate.of(2018, 1, day), "大雪封路", "reviewer", MORNING);
  }
}
