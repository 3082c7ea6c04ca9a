package org.nuanbao.campaign;

import java.time.LocalDate;

/** A free document that a unit owes: a file is kept as it came, and never opened. */
public record DocumentDuty(DutyId id, String title, Unit unit, LocalDate due, boolean dueInclusive)
    implements Duty {
  @Override
  public Duty until(LocalDate day) {
    return new DocumentDuty(id, title, unit, day, dueInclusive);
  }
}
