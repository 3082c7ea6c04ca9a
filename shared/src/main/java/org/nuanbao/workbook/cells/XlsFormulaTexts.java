package org.nuanbao.workbook.cells;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nuanbao.workbook.biff.BiffRecords;
import org.nuanbao.workbook.biff.SumFormula;
import org.nuanbao.workbook.biff.SumFormula.Layout;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;

/** Writes out the sums of an {@code .xls}, including those that several cells share. */
final class XlsFormulaTexts {
  private static final int IN_OTHER_CELL = 0x01;
  private static final int MOST_SHARED = 10_000;
  private static final int OWN_BOOK = 0x0401;
  private static final int ADD_IN = 0x3a01;

  private record Cell(int row, int column) {}

  /** A formula that other cells point to; it lies in the stream. */
  private record Shared(int start, int length, boolean moves, Range cells) {}

  private record Place(int book, int first, int last) {}

  private final List<String> sheets;
  private final List<Place> places = new ArrayList<>();
  private final Map<Cell, Shared> shared = new HashMap<>();
  private int books;
  private int ownBook = -1;
  private Cell latest = new Cell(0, 0);

  XlsFormulaTexts(List<String> sheets) {
    this.sheets = sheets;
  }

  /** Takes the record that says which workbook and sheets a number in a formula stands for. */
  void places(BiffRecords record) {
    int count = Math.min(record.number(0), (record.length() - 2) / 6);
    for (int i = 0; i < count; i++) {
      int at = 2 + 6 * i;
      places.add(new Place(record.number(at), record.number(at + 2), record.number(at + 4)));
    }
  }

  /** Takes a workbook, or an add-in's functions, that formulas refer to. */
  void book(BiffRecords record) {
    int kind = record.length() == 4 ? record.number(2) : 0;
    if (kind != OWN_BOOK && kind != ADD_IN) {
      throw new FileRefusal(Problem.ACTIVE_CONTENT);
    }
    ownBook = kind == OWN_BOOK ? books : ownBook;
    books++;
  }

  void startSheet() {
    shared.clear();
  }

  /** The text of the formula in this record; null if it is no sum or follows in a later record. */
  @Nullable String text(BiffRecords record, int row, int column) {
    latest = new Cell(row, column);
    int length = record.number(20);
    if (length > record.length() - 22) {
      return null;
    }
    if (length == 5 && record.octet(22) == IN_OTHER_CELL) {
      Shared told = shared.get(new Cell(record.number(23), record.number(25)));
      return told == null ? null : written(record, told, row, column);
    }
    return SumFormula.text(
        Layout.BIFF8, this::sheet, row, column, record.stream(), record.start() + 22, length);
  }

  /** The text of the latest formula, which this record holds for it and for others. */
  @Nullable String shared(BiffRecords record, boolean array) {
    int header = array ? 12 : 8;
    int length = record.number(header);
    if (length > record.length() - header - 2 || shared.size() == MOST_SHARED) {
      return null;
    }
    Range cells = new Range(record.octet(4), record.number(0), record.octet(5), record.number(2));
    Shared told = new Shared(record.start() + header + 2, length, !array, cells);
    shared.put(latest, told);
    return written(record, told, latest.row(), latest.column());
  }

  private @Nullable String written(BiffRecords record, Shared told, int row, int column) {
    return told.moves() && !told.cells().holds(column, row)
        ? null
        : SumFormula.text(
            Layout.BIFF8, this::sheet, row, column, record.stream(), told.start(), told.length());
  }

  private @Nullable String sheet(int number) {
    if (number >= places.size()) {
      return null;
    }
    Place place = places.get(number);
    boolean own = place.book() == ownBook && place.first() == place.last();
    return own && place.first() < sheets.size() ? sheets.get(place.first()) : null;
  }
}
