package org.nuanbao.campaign;

import java.time.LocalDate;
import org.nuanbao.form.Form;

/**
 * A form that a unit owes.
 *
 * @param copies printed and stamped copies owed beside the workbook
 */
public record FormDuty(
    DutyId id, Form form, Unit unit, LocalDate due, boolean dueInclusive, int copies)
    implements Duty {

  @Override
  public String title() {
    return form.head().title();
  }

  @Override
  public Duty until(LocalDate day) {
    return new FormDuty(id, form, unit, day, dueInclusive, copies);
  }
}
