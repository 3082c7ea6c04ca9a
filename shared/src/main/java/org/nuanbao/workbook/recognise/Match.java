package org.nuanbao.workbook.recognise;

import java.util.Comparator;
import java.util.Set;
import org.nuanbao.form.Form;

/**
 * How well a form fits a sheet.
 *
 * @param titled whether its title is printed
 * @param found labels found, of {@code wanted}
 * @param cells where they were found
 */
record Match(Form form, boolean titled, int found, int wanted, Set<String> cells, boolean hinted) {
  static final Comparator<Match> BEST_LAST =
      Comparator.comparing(Match::titled)
          .thenComparingInt(match -> match.found() * 1000 / match.wanted())
          .thenComparing(Match::hinted)
          .thenComparingInt(match -> match.cells().size());

  /** Half of what is printed must be there. */
  boolean isPlausible() {
    return found >= Math.min(2, wanted) && found * 2 >= wanted;
  }

  private boolean isWhole() {
    return found >= wanted;
  }

  /**
   * Whether the sheet may as well be the other form: everything is there for both, nothing but the
   * labels speaks for one, and neither explains all that the other does and more.
   */
  boolean isDoubtfulBeside(Match other) {
    return !form.id().equals(other.form().id())
        && isWhole()
        && other.isWhole()
        && titled == other.titled
        && hinted == other.hinted
        && (cells.equals(other.cells)
            || (!cells.containsAll(other.cells) && !other.cells.containsAll(cells)));
  }
}
