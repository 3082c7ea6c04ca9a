package org.nuanbao.workbook;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Form;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.cells.Row;
import org.nuanbao.workbook.cells.SheetVisitor.RowSink;

/**
 * What a template says about itself on its very hidden sheet {@value #SHEET}: {@code A1} the word
 * {@value #WORD}, {@code A2} the form, {@code A3} its version, {@code A4} the unit's path, {@code
 * A5} its name, all of them text. It is only a hint to the reader and proves nothing. The other
 * hidden sheet, {@value #CODES}, lists the answers that a code column allows, one list per column.
 */
public record Mark(
    String form, String version, @Nullable String unitPath, @Nullable String unitName) {
  public static final String SHEET = "_nuanbao";
  public static final String CODES = "_codes";
  public static final String WORD = "nuanbao";

  /** A mark that names no unit. */
  public static Mark of(Form form) {
    return new Mark(form.id().value(), form.head().version(), null, null);
  }

  /** Adds the mark to a workbook that has none. */
  void write(XSSFWorkbook book) {
    XSSFSheet sheet = book.createSheet(SHEET);
    line(sheet, 0, WORD);
    line(sheet, 1, form);
    line(sheet, 2, version);
    line(sheet, 3, unitPath);
    line(sheet, 4, unitName);
    // By its name: to verify that a sheet is one, every reader would load a class of POI.
    book.setSheetVisibility(book.getSheetIndex(SHEET), SheetVisibility.VERY_HIDDEN);
  }

  private static void line(XSSFSheet sheet, int row, @Nullable String text) {
    if (text != null) {
      CellWriter.text(sheet.createRow(row).createCell(0), text);
    }
  }

  /** Reads a mark. Anything else on its sheet counts as hidden data. */
  static final class Reader implements RowSink {
    private static final int LAST = 5;
    private static final int LONGEST = 200;

    private final Map<Integer, String> lines = new HashMap<>();
    private boolean foreign;

    @Override
    public void row(Row row) {
      for (int column = 0; column < row.width(); column++) {
        if (!row.hasContent(column)) {
          continue;
        }
        if (column == 0
            && row.number() <= LAST
            && row.value(0) instanceof Value.Text(String text)
            && text.length() <= LONGEST) {
          lines.put(row.number(), text);
        } else {
          foreign = true;
        }
      }
    }

    boolean holdsOther() {
      return foreign || (!lines.isEmpty() && !WORD.equals(lines.get(1)));
    }

    @Nullable Mark mark() {
      String form = lines.get(2);
      String version = lines.get(3);
      if (!WORD.equals(lines.get(1)) || form == null || version == null) {
        return null;
      }
      return new Mark(form, version, lines.get(4), lines.get(5));
    }
  }
}
