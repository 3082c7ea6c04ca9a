package org.nuanbao.workbook.cells;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.guard.Refused;
import org.nuanbao.workbook.xml.Bytes;

/**
 * One row of a sheet, used again for the next. Texts lie as UTF-8 in one buffer and become values
 * only when asked for.
 */
public final class Row implements SheetRow {
  private static final int COLUMNS = ReadLimits.KEPT_COLUMNS;

  private final SharedStrings strings;
  private final boolean epoch1904;
  private final Kind[] kinds = new Kind[COLUMNS];
  private final int[] starts = new int[COLUMNS];
  private final int[] lengths = new int[COLUMNS];
  private final boolean[] dated = new boolean[COLUMNS];
  private final boolean[] formulas = new boolean[COLUMNS];
  private final @Nullable String[] formulaTexts = new @Nullable String[COLUMNS];
  private final Bytes slice = new Bytes();
  private byte[] buffer = new byte[4096];
  private int size;
  private int number;
  private int last;
  private boolean hidden;

  Row(SharedStrings strings, boolean epoch1904) {
    this.strings = strings;
    this.epoch1904 = epoch1904;
  }

  void start(int rowNumber, boolean isHidden) {
    number = rowNumber;
    hidden = isHidden;
    last = 0;
    size = 0;
  }

  /** A cell begins; columns must rise. */
  void startCell(int column) {
    Arrays.fill(kinds, last, column + 1, Kind.BLANK);
    last = column + 1;
    formulas[column] = false;
    formulaTexts[column] = null;
    dated[column] = false;
  }

  void formula(int column, @Nullable String text) {
    formulas[column] = true;
    formulaTexts[column] = text;
  }

  /** The cell's content follows in {@link #append}. */
  void content(int column, Kind kind, boolean isDated) {
    kinds[column] = kind;
    dated[column] = isDated;
    starts[column] = size;
    lengths[column] = 0;
  }

  void append(int column, byte[] bytes, int from, int to) {
    int count = to - from;
    if (size + count > buffer.length) {
      if (size + count > 64 << 20) {
        throw new Refused(Problem.TOO_LONG);
      }
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + count));
    }
    System.arraycopy(bytes, from, buffer, size, count);
    size += count;
    lengths[column] += count;
  }

  @Override
  public int number() {
    return number;
  }

  @Override
  public boolean isHidden() {
    return hidden;
  }

  @Override
  public int width() {
    return last;
  }

  @Override
  public boolean isFormula(int column) {
    return column < last && formulas[column];
  }

  @Override
  public @Nullable String formulaText(int column) {
    return isFormula(column) ? formulaTexts[column] : null;
  }

  @Override
  public boolean hasContent(int column) {
    if (column >= last || kinds[column] == Kind.BLANK) {
      return false;
    }
    return kinds[column] == Kind.SHARED
        ? strings.length(sharedIndex(column)) > 0
        : lengths[column] > 0;
  }

  @Override
  public Value value(int column) {
    if (column >= last) {
      return Value.Blank.IT;
    }
    return switch (kinds[column]) {
      case BLANK -> Value.Blank.IT;
      case NUMBER -> CellValues.number(raw(column), dated[column], epoch1904);
      case TEXT, SHARED -> text(column);
      case BOOLEAN -> CellValues.bool(raw(column));
      case ERROR -> new Value.Broken(shortened(raw(column)));
      case DATE -> CellValues.isoDate(raw(column));
    };
  }

  private Value text(int column) {
    Bytes bytes = bytes(column);
    if (bytes.length() > ReadLimits.CELL_TEXT && bytes.toString().length() > ReadLimits.CELL_TEXT) {
      throw Refused.at(Problem.TOO_LONG, CellName.of(column, number));
    }
    return CellValues.text(bytes.toString());
  }

  private Bytes bytes(int column) {
    if (column >= last || kinds[column] == Kind.BLANK) {
      return slice.set(buffer, 0, 0);
    }
    if (kinds[column] == Kind.SHARED) {
      strings.get(sharedIndex(column), slice);
      return slice;
    }
    return slice.set(buffer, starts[column], starts[column] + lengths[column]);
  }

  private int sharedIndex(int column) {
    int index = slice.set(buffer, starts[column], starts[column] + lengths[column]).number();
    if (index < 0 || index >= strings.count()) {
      throw Refused.at(Problem.BAD_CELL, CellName.of(column, number));
    }
    return index;
  }

  private String raw(int column) {
    return new String(buffer, starts[column], lengths[column], StandardCharsets.UTF_8).strip();
  }

  private static String shortened(String text) {
    return text.length() > 20 ? text.substring(0, 20) : text;
  }
}
