package org.nuanbao.workbook.recognise;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.nuanbao.form.Form;
import org.nuanbao.workbook.cells.SheetRow;
import org.nuanbao.workbook.cells.SheetVisitor.SheetEnd;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;

/** The table of a form on a sheet. */
sealed interface SheetTable
    permits AlignedForm,
        CrosstabTable,
        RosterTable,
        SheetReading.EitherTable,
        SingleTable,
        StatisticsTable {
  /** Labels that a message names. */
  int NAMED = 5;

  /**
   * A row below those it was made of. Most forms have long been printed then: what stands hundreds
   * of rows below isn't part of them.
   */
  default void row(SheetRow row) {}

  /** One form; of a card or voucher, as many as there are. */
  List<FoundForm> read(String sheet, SheetEnd end);

  /** The first of these, and whether there are more, for a message. */
  static String named(Collection<String> labels) {
    return labels.stream().limit(NAMED).collect(Collectors.joining("、"))
        + (labels.size() > NAMED ? "等" : "");
  }

  /** The form is known, but something it needs isn't there or is there twice. */
  static FileRefusal mismatch(String chinese, String english) {
    return new FileRefusal(Problem.TEMPLATE_MISMATCH, chinese, english);
  }

  /**
   * How well a form fits a sheet.
   *
   * @param titled whether its title is printed
   * @param found labels found, of {@code wanted}
   * @param cells where they were found
   */
  record Match(
      Form form, boolean titled, int found, int wanted, Set<String> cells, boolean hinted) {
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
     * Whether the sheet may as well be the other form: everything is there for both, nothing but
     * the labels speaks for one, and neither explains all that the other does and more.
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
}
