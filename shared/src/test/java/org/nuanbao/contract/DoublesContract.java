package org.nuanbao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nuanbao.register.Doubles;
import org.nuanbao.register.Doubles.HeldDouble;
import org.nuanbao.register.Doubles.HeldDouble.Claim;

/** A store of held doubles: each belongs to one campaign, fund and person. */
public abstract class DoublesContract {
  /** The store under test. */
  protected abstract Doubles doubles();

  @Test
  void theNewestClaimsOfAPersonCount() {
    String campaign = Given.campaign();
    Claim one = new Claim(Given.duty(campaign, "/city/a/"), 1, 3);
    Claim corrected = new Claim(Given.duty(campaign, "/city/a/"), 2, 4);
    Claim other = new Claim(Given.duty(campaign, "/city/b/"), 1, 9);
    doubles().hold(held(campaign, 1, one, other));

    doubles().hold(held(campaign, 1, corrected, other));
    doubles().hold(held(campaign, 1, corrected, other));

    assertThat(doubles().held(campaign)).containsExactly(held(campaign, 1, corrected, other));
  }

  @Test
  void eachPersonIsHeldAlone() {
    String campaign = Given.campaign();
    Claim claim = new Claim(Given.duty(campaign, "/city/a/"), 1, 3);

    doubles().hold(held(campaign, 1, claim));
    doubles().hold(held(campaign, 2, claim));

    assertThat(doubles().held(campaign))
        .containsExactlyInAnyOrder(held(campaign, 1, claim), held(campaign, 2, claim));
    assertThat(doubles().held(Given.campaign())).isEmpty();
  }

  private static HeldDouble held(String campaign, int person, Claim... claims) {
    return new HeldDouble(campaign, "fund", Given.person(person), List.of(claims));
  }
}
