package org.nuanbao.submission;

import java.time.Instant;
import java.util.List;
import org.nuanbao.campaign.DutyId;

/**
 * Stores why warnings of a duty may stand, as its senders said on a page. What is said holds for
 * all later versions in which the warning is found again.
 */
public interface KeptReasons {
  /** All that was said for a duty, also what was taken back, in no order. */
  List<KeptReason> of(DutyId duty);

  /** Stores reasons; each replaces the one that is recognised by the same token. */
  void keep(DutyId duty, List<KeptReason> reasons);

  /**
   * Why one warning may stand.
   *
   * @param token by which the warning is recognised: a keyed hash, from which nothing can be read
   * @param text the sender's own words, maybe personal: never logged, mailed or queued
   * @param stands whether it was not taken back
   * @param by the address of whoever said or took it back last
   * @param at business moment
   */
  record KeptReason(String token, String text, boolean stands, String by, Instant at) {
    /** Does not show what it says. */
    @Override
    public String toString() {
      return "KeptReason[" + token + ", " + stands + "]";
    }
  }
}
