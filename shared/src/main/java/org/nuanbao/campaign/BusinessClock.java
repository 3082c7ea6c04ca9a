package org.nuanbao.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The clock for deadlines, seasons and dates on receipts. It can be set, unlike the machine's
 * clock, which signatures, tokens and leases use.
 */
public interface BusinessClock {
  ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** The business moment that belongs to a moment of the machine's clock. */
  Instant at(Instant machine);

  /** The last moment of a business day, to the nanosecond. */
  static Instant end(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZONE).toInstant().minusNanos(1);
  }

  static LocalDate day(Instant moment) {
    return moment.atZone(ZONE).toLocalDate();
  }
}
