package org.nuanbao.functions.dynamo;

import java.util.UUID;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.rollup.RollUps.Dirty;

/**
 * {@code DIRTY#<campaign>#<form>}/{@code <period>#<path>}: a duty has changed since it was last
 * rolled up. The version is a random number, not a counter: a counter would start again once the
 * mark was cleared, and a slow night run could then clear a mark it never read.
 */
record DirtyItem(String pk, String sk, long version) {
  /** Shifting by these bits leaves numbers below 2^53, which every JSON reader reads exactly. */
  private static final int BEYOND_EXACT = 11;

  static String pk(String campaign, String form) {
    return "DIRTY#" + campaign + "#" + form;
  }

  static String sk(String period, UnitPath unit) {
    return period + "#" + unit;
  }

  static DirtyItem mark(DutyId duty) {
    return new DirtyItem(
        pk(duty.campaign(), duty.form().value()),
        sk(duty.period(), duty.unit()),
        UUID.randomUUID().getMostSignificantBits() >>> BEYOND_EXACT);
  }

  Dirty dirty(String campaign, String form) {
    int cut = sk.indexOf('#');
    return new Dirty(
        campaign, form, sk.substring(0, cut), new UnitPath(sk.substring(cut + 1)), version);
  }
}
