package org.nuanbao.letter;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.Duty;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.submission.UnitLetters.Slot;

/**
 * A duty that is not met.
 *
 * @param returned whether a reviewer gave it back
 * @param slot the reminder that is due, the latest of several; null if none is
 */
record Owed(Duty duty, boolean returned, @Nullable Slot slot) {

  LocalDate last() {
    return Days.last(duty);
  }

  /** The title; of a report that recurs with its period. */
  String title() {
    String period = duty.id().period();
    return duty.title() + (period.equals(DutyId.ONCE) ? "" : "（" + period + " 期）");
  }

  String state(LocalDate today) {
    return (returned ? "已退回，" : "") + Days.left(last(), today);
  }
}
