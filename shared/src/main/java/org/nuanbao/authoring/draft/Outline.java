package org.nuanbao.authoring.draft;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.nuanbao.authoring.text.BareText;
import org.nuanbao.workbook.printed.PrintedCell;
import org.nuanbao.workbook.printed.PrintedSheet;

/**
 * The rows of a sheet by purpose, before it is known what the table asks. Rows count from 0.
 *
 * @param marker the row of 附件1; -1 if there is none
 * @param title the row of the title; -1 if there is none
 * @param top the table's first row
 * @param bottom the row after the table's last
 */
record Outline(int marker, int title, int top, int bottom) {
  private static final Pattern LABELLED = Pattern.compile("[^：:]{1,14}[：:].*", Pattern.DOTALL);
  private static final int SENTENCE = 8;

  static Outline of(PrintedSheet sheet, UnaryOperator<String> simplified) {
    int row = skipBlank(sheet, 0);
    int marker = -1;
    if (row < sheet.rows() && PrintedText.isMarker(first(sheet, row))) {
      marker = row;
      row = skipBlank(sheet, row + 1);
    }
    int title = -1;
    if (row < sheet.rows() && isTitle(only(sheet, row))) {
      title = row;
      row++;
    }
    while (row < sheet.rows()
        && (sheet.isBlank(row) || isNote(sheet, row) || isFields(sheet, row, simplified))) {
      row++;
    }
    return new Outline(marker, title, row, Math.max(row, bottom(sheet, row)));
  }

  private static int skipBlank(PrintedSheet sheet, int from) {
    int row = from;
    while (row < sheet.rows() && sheet.isBlank(row)) {
      row++;
    }
    return row;
  }

  private static int bottom(PrintedSheet sheet, int top) {
    for (int row = top; row < sheet.rows(); row++) {
      if (PrintedText.isNotesTitle(only(sheet, row)) && !only(sheet, row).isEmpty()) {
        return row;
      }
    }
    int bottom = sheet.rows();
    while (bottom > top && isNote(sheet, bottom - 1)) {
      bottom--;
    }
    return bottom;
  }

  /** The same outline, around a table whose rows are known. */
  Outline around(int tableTop, int tableBottom) {
    boolean below = title < tableTop;
    return new Outline(marker < tableTop ? marker : -1, below ? title : -1, tableTop, tableBottom);
  }

  /** The first text of a row; a marker may have more text beside it. */
  static String first(PrintedSheet sheet, int row) {
    List<PrintedCell> texts = sheet.texts(row);
    return texts.isEmpty() ? "" : texts.getFirst().text();
  }

  /** The text of a row that has exactly one; else an empty text. */
  static String only(PrintedSheet sheet, int row) {
    List<PrintedCell> texts = sheet.texts(row);
    return texts.size() == 1 ? texts.getFirst().text() : "";
  }

  private static boolean isTitle(String text) {
    return BareText.squeezed(text).length() >= 4 && !LABELLED.matcher(text).matches();
  }

  /** Whether a row is one sentence of explanation. */
  static boolean isNote(PrintedSheet sheet, int row) {
    String text = only(sheet, row);
    return (BareText.squeezed(text).length() >= SENTENCE && PrintedText.isNote(text))
        || (!text.isEmpty() && PrintedText.isNotesTitle(text));
  }

  /** Whether every text of a row labels a field of the form's head. */
  static boolean isFields(PrintedSheet sheet, int row, UnaryOperator<String> simplified) {
    List<PrintedCell> texts = sheet.texts(row);
    return !texts.isEmpty() && texts.stream().allMatch(cell -> isField(sheet, cell, simplified));
  }

  private static boolean isField(
      PrintedSheet sheet, PrintedCell cell, UnaryOperator<String> simplified) {
    String text = cell.text().strip();
    if (cell.height() > 1) {
      return false;
    }
    if (PrintedText.isDate(text) || LABELLED.matcher(text).matches()) {
      return true;
    }
    String label = simplified.apply(PrintedText.withoutSeal(BareText.squeezed(text)));
    return LabelWords.USUAL.headKey(label).isPresent()
        && cell.right() < sheet.columns()
        && sheet.at(cell.row(), cell.right()).isBlank();
  }
}
