package org.nuanbao.workbook.printed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.cells.Range;
import org.nuanbao.workbook.cells.Row;
import org.nuanbao.workbook.cells.SheetVisitor;
import org.nuanbao.workbook.cells.SheetVisitor.RowSink;
import org.nuanbao.workbook.cells.SheetVisitor.SheetEnd;
import org.nuanbao.workbook.cells.SheetVisitor.SheetHead;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.guard.ReadLimits;

/** Collects what is printed on the visible sheets of a workbook. */
public final class SheetPrints implements SheetVisitor {
  /** The most rows: no printed form is longer, and a list already filled in is no blank. */
  private static final int ROWS = 2_000;

  /** How many blank rows below the last text may be a list to fill in. */
  private static final int BODY = 40;

  /**
   * The most characters kept of a cell: no printed text is longer, and the work for a hostile one
   * grows with its square.
   */
  private static final int TEXT = 2_000;

  /** The most characters of a sheet. */
  private static final int TEXTS = 200_000;

  private final Map<String, SheetLook> looks;
  private final List<PrintedSheet> sheets = new ArrayList<>();
  private Map<Integer, Map<Integer, String>> texts = new HashMap<>();
  private int rows;
  private int textColumns;
  private int cellColumns;
  private int lastCells;
  private int length;

  /**
   * Makes a collector.
   *
   * @param looks by sheet name
   */
  public SheetPrints(Map<String, SheetLook> looks) {
    this.looks = looks;
  }

  /** The sheets that have any text, in their order. */
  public List<PrintedSheet> sheets() {
    return List.copyOf(sheets);
  }

  @Override
  public RowSink begin(SheetHead sheet) {
    texts = new HashMap<>();
    rows = 0;
    textColumns = 0;
    cellColumns = 0;
    lastCells = 0;
    length = 0;
    return sheet.hidden() ? row -> {} : this::keep;
  }

  private void keep(Row row) {
    if (row.isHidden()) {
      return;
    }
    cellColumns = Math.max(cellColumns, row.width());
    for (int column = 0; column < row.width(); column++) {
      // A formula's result on a blank is not print: the cell is one to be filled in.
      String text = row.isFormula(column) ? "" : text(row.value(column));
      if (!text.isBlank()) {
        length += text.length();
        if (row.number() > ROWS || length > TEXTS) {
          throw new FileRefusal(Problem.TOO_BIG);
        }
        texts.computeIfAbsent(row.number() - 1, any -> new HashMap<>()).put(column, text);
        rows = Math.max(rows, row.number());
        textColumns = Math.max(textColumns, column + 1);
      }
    }
    if (row.width() > 0 && row.number() <= rows + BODY) {
      lastCells = row.number();
    }
  }

  private static String text(Value value) {
    return switch (value) {
      case Value.Text(String text) -> text.substring(0, Math.min(text.length(), TEXT));
      case Value.Numeric numeric -> numeric.number().toPlainString();
      case Value.Day day -> day.date().toString();
      case Value.Blank _, Value.Broken _ -> "";
    };
  }

  @Override
  public void end(SheetHead sheet, SheetEnd end) {
    if (texts.isEmpty()) {
      return;
    }
    int columns = textColumns;
    int last = Math.max(rows, Math.min(lastCells, ROWS));
    for (Range range : end.merged()) {
      if (range.firstRow() <= last) {
        columns = Math.max(columns, range.lastColumn() + 1);
      }
    }
    // A few bordered cells to the right of the last label are places to write in; many mean that
    // the sheet is just coloured.
    columns = cellColumns <= columns + 3 ? Math.max(columns, cellColumns) : columns;
    columns = Math.min(columns, ReadLimits.KEPT_COLUMNS);
    sheets.add(
        new PrintedSheet(
            sheet.name(),
            last,
            columns,
            texts,
            end.merged(),
            looks.getOrDefault(sheet.name(), SheetLook.NONE)));
  }
}
