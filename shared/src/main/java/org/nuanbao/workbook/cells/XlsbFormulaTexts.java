package org.nuanbao.workbook.cells;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nuanbao.value.Bytes;
import org.nuanbao.workbook.biff.Biff12Records;
import org.nuanbao.workbook.biff.SumFormula;
import org.nuanbao.workbook.biff.SumFormula.Layout;

/** Writes out the sums of an {@code .xlsb}, including those that several cells share. */
final class XlsbFormulaTexts {
  private static final int IN_OTHER_CELL = 0x01;
  private static final int MOST_SHARED = 10_000;
  private static final int MOST_BYTES = 1 << 20;

  private record Cell(int row, int column) {}

  private record Shared(Bytes tokens) {}

  private record Place(int book, int first, int last) {}

  private final List<String> sheets;
  private final List<Place> places = new ArrayList<>();
  private final Map<Cell, Shared> shared = new HashMap<>();
  private int bytes;
  private int books;
  private int ownBook = -1;
  private Cell latest = new Cell(0, 0);

  XlsbFormulaTexts(List<String> sheets) {
    this.sheets = sheets;
  }

  /** Takes the record that says which workbook and sheets a number in a formula stands for. */
  void places(Biff12Records record) {
    int count = Math.min(record.whole(0), (record.length() - 4) / 12);
    for (int i = 0; i < count; i++) {
      int at = 4 + 12 * i;
      places.add(new Place(record.whole(at), record.whole(at + 4), record.whole(at + 8)));
    }
  }

  /** Takes a workbook that formulas refer to. */
  void book(boolean own) {
    ownBook = own ? books : ownBook;
    books++;
  }

  void startSheet() {
    shared.clear();
    bytes = 0;
  }

  /** The text of the formula at this place of a record; null if it is no sum or not known yet. */
  @Nullable String text(Biff12Records record, int at, int row, int column) {
    latest = new Cell(row, column);
    int length = record.whole(at);
    int start = at + 4;
    if (length < 0 || length > record.length() - start) {
      return null;
    }
    if (length == 5 && record.octet(start) == IN_OTHER_CELL && record.length() >= start + 13) {
      Shared told = shared.get(new Cell(record.whole(start + 1), record.whole(start + 9)));
      return told == null ? null : written(told, row, column);
    }
    return SumFormula.text(
        Layout.BIFF12, this::sheet, row, column, record.stream(), record.start() + start, length);
  }

  /** The text of the latest formula, which this record holds for it and for others. */
  @Nullable String shared(Biff12Records record, boolean array) {
    int at = array ? 17 : 16;
    int length = record.whole(at);
    boolean whole = length >= 0 && length <= record.length() - at - 4;
    if (!whole || shared.size() == MOST_SHARED || bytes + length > MOST_BYTES) {
      return null;
    }
    int from = record.start() + at + 4;
    Shared told = new Shared(new Bytes(Arrays.copyOfRange(record.stream(), from, from + length)));
    bytes += length;
    shared.put(latest, told);
    return written(told, latest.row(), latest.column());
  }

  private @Nullable String written(Shared told, int row, int column) {
    byte[] tokens = told.tokens().array();
    return SumFormula.text(Layout.BIFF12, this::sheet, row, column, tokens, 0, tokens.length);
  }

  private @Nullable String sheet(int number) {
    if (number >= places.size()) {
      return null;
    }
    Place place = places.get(number);
    boolean own = place.book() == ownBook && place.first() == place.last();
    return own && place.first() >= 0 && place.first() < sheets.size()
        ? sheets.get(place.first())
        : null;
  }
}
