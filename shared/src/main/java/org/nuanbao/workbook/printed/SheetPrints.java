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

/** Keeps what is printed on the visible sheets of a workbook. */
public final class SheetPrints implements SheetVisitor {
  /** No printed form is longer; a list filled in is no blank. */
  private static final int ROWS = 2_000;

  /** Blank rows below the last text that may be a list to fill in. */
  private static final int BODY = 40;

  /** Of a cell; no printed text is longer, and a hostile one costs its square. */
  private static final int TEXT = 2_000;

  /** Of a sheet. */
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
   * A collector.
   *
   * @param looks by the sheet's name
   */
  public SheetPrints(Map<String, SheetLook> looks) {
    this.looks = looks;
  }

  /** The sheets that say anything, in their order. */
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
      // What a formula reckons on a blank is no print: the cell is one to be filled in.
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
    // A blank with borders right of the last label is a place to write in; a coloured sheet is not.
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
