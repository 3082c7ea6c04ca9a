package org.nuanbao.workbook.cells;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nuanbao.workbook.biff.BiffRecords;
import org.nuanbao.workbook.biff.BiffText;
import org.nuanbao.workbook.biff.RecordBytes;
import org.nuanbao.workbook.biff.SharedTexts;
import org.nuanbao.workbook.biff.TextBytes;
import org.nuanbao.workbook.cells.Row.Kind;
import org.nuanbao.workbook.cells.SheetVisitor.RowSink;
import org.nuanbao.workbook.cells.SheetVisitor.SheetEnd;
import org.nuanbao.workbook.cells.SheetVisitor.SheetHead;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.guard.ReadLimits;

/** Turns the records of one sheet of an {@code .xls} into its rows. */
final class XlsSheet {
  private static final int MOST_MERGES = 100_000;
  private static final int LONGEST_TEXT = 1 << 20;

  /** The flag of a row or column that is hidden. */
  private static final int HIDDEN_ROW = 0x20;

  private static final int HIDDEN_COLUMN = 1;

  /** The kinds of a formula's result that is no number (MS-XLS 2.5.133). */
  private static final int TEXT = 0;

  private static final int BOOLEAN = 1;
  private static final int ERROR = 2;
  private static final int EMPTY = 3;

  private final SheetHead head;
  private final Row row;
  private final XlsLooks looks;
  private final SharedTexts texts;
  private final XlsFormulaTexts formulas;
  private final RowSink sink;
  private final TextBytes text = new TextBytes(256, LONGEST_TEXT);
  private final BitSet hiddenRows = new BitSet();
  private final BitSet hiddenColumns = new BitSet();
  private final List<Range> merged = new ArrayList<>();
  private final Map<Integer, Double> widths = new HashMap<>();
  private int rowNumber;
  private int column;
  private boolean ofFormula;
  private long counted;
  private int beyond;

  XlsSheet(
      SheetHead head,
      Row row,
      XlsLooks looks,
      SharedTexts texts,
      XlsFormulaTexts formulas,
      RowSink sink) {
    this.head = head;
    this.row = row;
    this.looks = looks;
    this.texts = texts;
    this.formulas = formulas;
    this.sink = sink;
  }

  /** Takes a record. False if it is none of a sheet's content. */
  boolean see(int id, BiffRecords record) {
    switch (id) {
      case 0xfd -> shared(record);
      case 0x27e -> number(start(record), record.packed(6));
      case 0x203 -> number(start(record), record.real(6));
      case 0xbd -> numbers(record);
      case 0x201 -> start(record);
      case 0xbe -> blanks(record);
      case 0x06 -> formula(record);
      case 0x207 -> resultText(record);
      case 0x204, 0xd6 -> label(record);
      case 0x205 -> flag(record);
      case 0x4bc -> told(record, false);
      case 0x221 -> told(record, true);
      case 0x208 -> height(record);
      case 0x7d -> columns(record);
      case 0xe5 -> merges(record);
      default -> {
        return false;
      }
    }
    if (column >= ReadLimits.KEPT_COLUMNS && isCell(id)) {
      beyond = Math.max(beyond, column);
    }
    return true;
  }

  /** Whether a record of this kind holds the content of cells. */
  private static boolean isCell(int id) {
    return switch (id) {
      case 0xfd, 0x27e, 0x203, 0xbd, 0x06, 0x204, 0xd6, 0x205 -> true;
      default -> false;
    };
  }

  /** Ends the sheet. */
  SheetEnd end() {
    flush();
    return new SheetEnd(hiddenColumns, merged, counted, widths, beyond);
  }

  private void flush() {
    if (rowNumber > 0) {
      sink.row(row);
    }
  }

  private void height(BiffRecords record) {
    counted++;
    // A row of the default height has a flag in it that makes it negative.
    short height = (short) record.number(6);
    boolean thin = height >= 0 && height < 20 * SheetEnd.SEEN_HEIGHT;
    if (thin || (record.number(12) & HIDDEN_ROW) != 0) {
      hiddenRows.set(record.number(0) + 1);
    }
  }

  /** Notes hidden columns and widths, which are in 256ths of a digit's width. */
  private void columns(BiffRecords record) {
    boolean thin = record.number(4) < 256 * SheetEnd.SEEN_WIDTH;
    int from = record.number(0);
    int to = Math.min(record.number(2) + 1, ReadLimits.KEPT_COLUMNS);
    if (from < to && (thin || (record.number(8) & HIDDEN_COLUMN) != 0)) {
      hiddenColumns.set(from, to);
    }
    for (int i = from; i < to; i++) {
      widths.put(i, record.number(4) / 256.0);
    }
  }

  private void merges(BiffRecords record) {
    int count = record.number(0);
    for (int i = 0; i < count; i++) {
      int at = 2 + 8 * i;
      if (merged.size() == MOST_MERGES) {
        throw new FileRefusal(Problem.TOO_BIG);
      }
      merged.add(
          new Range(
              record.number(at + 4),
              record.number(at) + 1,
              record.number(at + 6),
              record.number(at + 2) + 1));
    }
  }

  /** Starts the cell of a record. Returns its column; -1 if it is not kept. */
  private int start(BiffRecords record) {
    return start(record.number(0) + 1, record.number(2), record.number(4));
  }

  private int start(int inRow, int place, int style) {
    if (inRow < rowNumber || (inRow == rowNumber && place <= column)) {
      throw FileRefusal.at(Problem.BAD_CELL, CellName.of(place, inRow)).on(head.name());
    }
    if (inRow > rowNumber) {
      flush();
      rowNumber = inRow;
      row.start(inRow, hiddenRows.get(inRow));
    }
    column = place;
    ofFormula = false;
    counted++;
    if (place >= ReadLimits.KEPT_COLUMNS) {
      return -1;
    }
    row.startCell(place, looks.of(style));
    return place;
  }

  private void numbers(BiffRecords record) {
    int inRow = record.number(0) + 1;
    int first = record.number(2);
    int count = (record.length() - 6) / 6;
    for (int i = 0; i < count; i++) {
      int at = 4 + 6 * i;
      number(start(inRow, first + i, record.number(at)), record.packed(at + 2));
    }
  }

  private void blanks(BiffRecords record) {
    int inRow = record.number(0) + 1;
    int first = record.number(2);
    int count = (record.length() - 6) / 2;
    for (int i = 0; i < count; i++) {
      start(inRow, first + i, record.number(4 + 2 * i));
    }
  }

  private void shared(BiffRecords record) {
    int place = start(record);
    int index = record.whole(6);
    if (place < 0) {
      return;
    }
    if (!texts.has(index)) {
      throw FileRefusal.at(Problem.BAD_CELL, CellName.of(place, rowNumber)).on(head.name());
    }
    row.content(place, Kind.TEXT);
    row.append(place, texts.buffer(), texts.start(index), texts.end(index));
    if (looks.isAnyStruck(texts.fonts(index))) {
      row.strike(place);
    }
  }

  private void label(BiffRecords record) {
    int place = start(record);
    if (place >= 0) {
      text(place, new BiffText(record, 6));
    }
  }

  private void text(int place, BiffText from) {
    text.clear();
    from.read(text);
    row.content(place, Kind.TEXT);
    row.append(place, text.buffer(), 0, text.size());
  }

  private void flag(BiffRecords record) {
    int place = start(record);
    // OpenOffice writes the value in two bytes.
    boolean error = record.octet(record.length() > 8 ? 8 : 7) == 1;
    if (place >= 0) {
      result(place, error ? ERROR : BOOLEAN, record.octet(6));
    }
  }

  private void formula(BiffRecords record) {
    int place = start(record);
    if (place < 0) {
      return;
    }
    row.formula(place, formulas.text(record, rowNumber - 1, place));
    ofFormula = true;
    if (record.number(12) == 0xffff) {
      result(place, record.octet(6), record.octet(8));
    } else {
      number(place, record.real(6));
    }
  }

  /** Puts a value that is no number. */
  private void result(int place, int kind, int value) {
    switch (kind) {
      case TEXT -> {} // it follows in a record of its own
      case BOOLEAN -> put(place, Kind.BOOLEAN, value == 0 ? "0" : "1");
      case ERROR -> put(place, Kind.ERROR, RecordBytes.errorName(value));
      case EMPTY -> put(place, Kind.TEXT, "");
      default ->
          throw FileRefusal.at(Problem.BAD_CELL, CellName.of(place, rowNumber)).on(head.name());
    }
  }

  /** Takes the text that the latest cell's formula gave. */
  private void resultText(BiffRecords record) {
    if (ofFormula) {
      ofFormula = false;
      text(column, new BiffText(record, 0));
    }
  }

  /** Takes a formula that several cells share; it follows the first of them. */
  private void told(BiffRecords record, boolean array) {
    if (rowNumber > 0 && row.isFormula(column)) {
      @Nullable String told = formulas.shared(record, array);
      row.formula(column, told);
    }
  }

  private void number(int place, double value) {
    if (place >= 0) {
      put(place, Kind.NUMBER, shown(value));
    }
  }

  /** The number in digits; a whole one without a point. */
  static String shown(double value) {
    long whole = (long) value;
    return whole == value && Math.abs(whole) < 1L << 53
        ? Long.toString(whole)
        : Double.toString(value);
  }

  private void put(int place, Kind kind, String content) {
    row.content(place, kind);
    byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
    row.append(place, bytes, 0, bytes.length);
  }
}
