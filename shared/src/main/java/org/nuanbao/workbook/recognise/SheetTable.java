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
  /** How many labels a message names. */
  int NAMED = 5;

  /**
   * Takes a row below those the table was made of. Most forms ignore it: their print has ended, and
   * rows hundreds of rows further down are not part of them.
   */
  default void row(SheetRow row) {}

  /** Reads the form; a card or voucher as often as it occurs. */
  List<FoundForm> read(String sheet, SheetEnd end);

  /** The first of these labels for a message, followed by 等 if there are more. */
  static String named(Collection<String> labels) {
    return labels.stream().limit(NAMED).collect(Collectors.joining("、"))
        + (labels.size() > NAMED ? "等" : "");
  }

  /** The refusal of a known form in which something needed is missing or occurs twice. */
  static FileRefusal mismatch(String chinese, String english) {
    return new FileRefusal(Problem.TEMPLATE_MISMATCH, chinese, english);
  }

  /**
   * How well a form fits a sheet.
   *
   * @param titled whether its title is on the sheet
   * @param found how many labels were found, of {@code wanted}
   * @param cells the cells where they were found
   */
  record Match(
      Form form, boolean titled, int found, int wanted, Set<String> cells, boolean hinted) {
    static final Comparator<Match> BEST_LAST =
        Comparator.comparing(Match::titled)
            .thenComparingInt(match -> match.found() * 1000 / match.wanted())
            .thenComparing(Match::hinted)
            .thenComparingInt(match -> match.cells().size());

    /** Whether at least half of what is printed is there. */
    boolean isPlausible() {
      return found >= Math.min(2, wanted) && found * 2 >= wanted;
    }

    private boolean isWhole() {
      return found >= wanted;
    }

    /**
     * Whether the sheet may just as well be the other form: both are complete, only the labels
     * could tell them apart, and neither accounts for all the other's cells and more.
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
