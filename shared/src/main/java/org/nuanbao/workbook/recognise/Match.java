package org.nuanbao.workbook.recognise;

import java.util.Comparator;
import org.nuanbao.form.Form;

/**
 * How well a form fits a sheet.
 *
 * @param titled whether its title is printed
 * @param found labels found, of {@code wanted}
 */
record Match(Form form, boolean titled, int found, int wanted, boolean hinted) {
  static final Comparator<Match> BEST_LAST =
      Comparator.comparing(Match::titled)
          .thenComparingInt(match -> match.found() * 1000 / match.wanted())
          .thenComparing(Match::hinted);

  /** Half of what is printed must be there. */
  boolean isPlausible() {
    return found >= Math.min(2, wanted) && found * 2 >= wanted;
  }
}
