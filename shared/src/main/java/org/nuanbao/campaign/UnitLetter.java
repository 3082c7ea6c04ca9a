package org.nuanbao.campaign;

import java.time.Instant;
import java.time.LocalDate;
import org.nuanbao.value.SpokenNumber;

/**
 * A letter to a unit about what it owes, as it is mailed. Contains no personal data.
 *
 * @param number the same for one cause, however often it is mailed
 * @param at business moment of its cause
 * @param to the unit's mail address
 */
public record UnitLetter(
    String number, Instant at, String to, String subject, String text, String html) {
  private static final String KIND = "NL";

  /** The number of a day's letter with this cause, so that a repeated try gives it again. */
  public static String numberOf(String cause, LocalDate day) {
    return SpokenNumber.of(KIND, day, cause);
  }
}
