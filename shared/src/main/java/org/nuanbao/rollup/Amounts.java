package org.nuanbao.rollup;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.value.Money;
import org.nuanbao.value.PersonKey;

/** Stores the amounts that the federation itself enters: one for each person, fund and duty. */
public interface Amounts {
  /**
   * Sets amounts, with an audit entry for each and the duty's dirty mark; the newest amount counts.
   *
   * @return false if the duty was approved before all were set
   */
  boolean set(DutyId duty, String fund, List<Amount> amounts, String by, Instant at);

  Map<PersonKey, Money> of(DutyId duty, String fund);

  /** The amounts as they were at a business moment of the past. */
  Map<PersonKey, Money> of(DutyId duty, String fund, Instant at);

  record Amount(PersonKey person, Money money) {}
}
