package org.nuanbao.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The clock of deadlines, seasons and dates on receipts. It can be set, unlike the machine's, which
 * signatures, tokens and leases run on.
 */
public interface BusinessClock {
  ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** The business moment at a moment of the machine's clock. */
  Instant at(Instant machine);

  static LocalDate day(Instant moment) {
    return moment.atZone(ZONE).toLocalDate();
  }
}
