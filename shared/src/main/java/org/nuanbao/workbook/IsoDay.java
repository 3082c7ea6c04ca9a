package org.nuanbao.workbook;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** A day as samples write it, {@code 2018-01-18}. */
final class IsoDay {
  private IsoDay() {}

  /** Empty for anything else; then it is written as the text it is. */
  static Optional<LocalDate> of(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException notADay) {
      return Optional.empty();
    }
  }
}
