package org.nuanbao.campaign;

import java.time.LocalDate;
import org.nuanbao.form.FormId;

/**
 * A form that units owe.
 *
 * @param due the last day
 * @param dueInclusive whether the day itself is in time (“…日前” is read so unless the notice says
 *     otherwise)
 */
public record Owed(FormId form, Who who, LocalDate due, boolean dueInclusive) {
  /** Which units of the tree file it themselves; all others are the sum of their children. */
  public enum Who {
    LEAVES
  }
}
