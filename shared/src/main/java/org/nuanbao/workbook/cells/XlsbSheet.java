package org.nuanbao.workbook.cells;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nuanbao.workbook.biff.Biff12Records;
import org.nuanbao.workbook.biff.RecordBytes;
import org.nuanbao.workbook.biff.SharedTexts;
import org.nuanbao.workbook.biff.TextBytes;
import org.nuanbao.workbook.cells.Row.Kind;
import org.nuanbao.workbook.cells.SheetVisitor.RowSink;
import org.nuanbao.workbook.cells.SheetVisitor.SheetEnd;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.guard.ReadLimits;

/** Turns the records of one sheet of an {@code .xlsb} into its rows. */
final class XlsbSheet {
  private static final int MOST_MERGES = 100_000;
  private static final int LONGEST_TEXT = 1 << 20;
  private static final int HIDDEN_ROW = 0x10;
  private static final int HIDDEN_COLUMN = 1;

  /** The bytes of a cell's place and style, before what it holds. */
  private static final int PLACED = 8;

  /** The kind of a cell that holds nothing. */
  private static final int BLANK = 1;

  private final Row row;
  private final XlsbLooks looks;
  private final SharedTexts texts;
  private final XlsbFormulaTexts formulas;
  private final RowSink sink;
  private final TextBytes text = new TextBytes(256, LONGEST_TEXT);
  private final BitSet hiddenColumns = new BitSet();
  private final List<Range> merged = new ArrayList<>();
  private final Map<Integer, Double> widths = new HashMap<>();
  private int rowNumber;
  private int column = -1;
  private boolean any;
  private long counted;
  private int beyond;

  XlsbSheet(Row row, XlsbLooks looks, SharedTexts texts, XlsbFormulaTexts formulas, RowSink sink) {
    this.row = row;
    this.looks = looks;
    this.texts = texts;
    this.formulas = formulas;
    this.sink = sink;
  }

  /** Takes a record of the sheet. */
  void see(Biff12Records record) {
    int id = record.id();
    switch (id) {
      case 0x00 -> row(record);
      case 0x3c -> columns(record);
      case 0xb0 -> merge(record);
      case 0x1ab, 0x1aa -> told(record, id == 0x1aa);
      default -> {
        if ((id >= 1 && id <= 11) || id == 62) {
          cell(id, record, record.whole(0), PLACED);
        } else if (id >= 12 && id <= 18) {
          // A short form of the kinds 1 to 7, in the next column.
          cell(id - 11, record, column + 1, PLACED - 4);
        }
      }
    }
  }

  /** Ends the sheet. */
  SheetEnd end() {
    flush();
    return new SheetEnd(hiddenColumns, merged, counted, widths, beyond);
  }

  private void flush() {
    if (any) {
      sink.row(row);
      any = false;
    }
  }

  private void row(Biff12Records record) {
    flush();
    int number = record.whole(0) + 1;
    if (number <= rowNumber || number > ReadLimits.SHEET_ROWS) {
      throw FileRefusal.at(Problem.BAD_CELL, "A" + (rowNumber + 1));
    }
    rowNumber = number;
    column = -1;
    counted++;
    boolean thin = record.number(8) < 20 * SheetEnd.SEEN_HEIGHT;
    row.start(number, thin || (record.octet(11) & HIDDEN_ROW) != 0);
  }

  /** Notes hidden columns and widths, which are in 256ths of a digit's width. */
  private void columns(Biff12Records record) {
    int from = record.whole(0);
    int to = Math.min(record.whole(4), ReadLimits.KEPT_COLUMNS - 1) + 1;
    boolean thin = record.whole(8) < 256 * SheetEnd.SEEN_WIDTH;
    if (from >= 0 && from < to && (thin || (record.number(16) & HIDDEN_COLUMN) != 0)) {
      hiddenColumns.set(from, to);
    }
    for (int i = Math.max(from, 0); i < to; i++) {
      widths.put(i, record.whole(8) / 256.0);
    }
  }

  private void merge(Biff12Records record) {
    if (merged.size() == MOST_MERGES) {
      throw new FileRefusal(Problem.TOO_BIG);
    }
    merged.add(
        new Range(record.whole(8), record.whole(0) + 1, record.whole(12), record.whole(4) + 1));
  }

  private void cell(int kind, Biff12Records record, int place, int at) {
    if (rowNumber == 0 || place <= column || place >= ReadLimits.SHEET_COLUMNS) {
      throw FileRefusal.at(Problem.BAD_CELL, "A" + Math.max(rowNumber, 1));
    }
    column = place;
    counted++;
    any = true;
    if (place < ReadLimits.KEPT_COLUMNS) {
      row.startCell(place, looks.of(record.whole(at - 4) & 0xffffff));
      content(kind, record, place, at);
    } else if (kind > BLANK) {
      beyond = Math.max(beyond, place);
    }
  }

  /** Puts what a cell holds (MS-XLSB 2.4.306 to 2.4.314 and 2.4.655 to 2.4.658). */
  private void content(int kind, Biff12Records record, int place, int at) {
    switch (kind) {
      case 2 -> number(place, record.packed(at));
      case 3 -> put(place, Kind.ERROR, RecordBytes.errorName(record.octet(at)));
      case 4 -> put(place, Kind.BOOLEAN, record.octet(at) == 0 ? "0" : "1");
      case 5 -> number(place, record.real(at));
      case 6 -> text(record, place, at);
      case 7 -> shared(place, record.whole(at));
      case 8 -> {
        formula(record, place, at + record.textSize(at));
        text(record, place, at);
      }
      case 9 -> {
        formula(record, place, at + 8);
        number(place, record.real(at));
      }
      case 10 -> {
        formula(record, place, at + 1);
        put(place, Kind.BOOLEAN, record.octet(at) == 0 ? "0" : "1");
      }
      case 11 -> {
        formula(record, place, at + 1);
        put(place, Kind.ERROR, RecordBytes.errorName(record.octet(at)));
      }
      case 62 -> text(record, place, at + 1);
      default -> {}
    }
  }

  /** Notes the formula that follows a flag of two bytes. */
  private void formula(Biff12Records record, int place, int at) {
    row.formula(place, formulas.text(record, at + 2, rowNumber - 1, place));
  }

  /** Takes a formula that several cells share; it follows the first of them. */
  private void told(Biff12Records record, boolean array) {
    if (column >= 0 && row.isFormula(column)) {
      row.formula(column, formulas.shared(record, array));
    }
  }

  private void shared(int place, int index) {
    if (!texts.has(index)) {
      throw FileRefusal.at(Problem.BAD_CELL, CellName.of(place, rowNumber));
    }
    row.content(place, Kind.TEXT);
    row.append(place, texts.buffer(), texts.start(index), texts.end(index));
    if (texts.fonts(index).length > 0 && looks.isAnyStruck(texts.fonts(index))) {
      row.strike(place);
    }
  }

  private void text(Biff12Records record, int place, int at) {
    text.clear();
    record.text(at, text);
    row.content(place, Kind.TEXT);
    row.append(place, text.buffer(), 0, text.size());
  }

  private void number(int place, double value) {
    put(place, Kind.NUMBER, XlsSheet.shown(value));
  }

  private void put(int place, Kind kind, String content) {
    row.content(place, kind);
    byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
    row.append(place, bytes, 0, bytes.length);
  }
}
