package org.nuanbao.workbook.cells;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.xml.ByteSpan;

/**
 * One row of a sheet; the object is reused for the next row. Texts are kept as UTF-8 in one buffer
 * and become values only when asked for.
 */
public final class Row implements SheetRow {
  private static final int COLUMNS = ReadLimits.KEPT_COLUMNS;

  /** The start of the text of a cell that shows a picture, as WPS writes it. */
  private static final String PICTURE_TEXT = "=DISPIMG(";

  private static final int FORMULA = 1;
  private static final int PICTURE = 2;
  private static final int STRUCK = 4;

  private final SharedStrings strings;
  private final boolean epoch1904;
  private final Kind[] kinds = new Kind[COLUMNS];
  private final int[] starts = new int[COLUMNS];
  private final int[] lengths = new int[COLUMNS];

  /** Whole numbers, and indexes of shared strings; -1 if an index still is a text in the buffer. */
  private final int[] indexes = new int[COLUMNS];

  private final Appearance[] appearances = new Appearance[COLUMNS];
  private final byte[] marks = new byte[COLUMNS];
  private final @Nullable String[] formulaTexts = new @Nullable String[COLUMNS];
  private final ByteSpan slice = new ByteSpan();
  private byte[] buffer = new byte[4096];
  private int size;
  private int number;
  private int last;
  private boolean hidden;
  private boolean marked;

  Row(SharedStrings strings, boolean epoch1904) {
    this.strings = strings;
    this.epoch1904 = epoch1904;
  }

  void start(int rowNumber, boolean isHidden) {
    number = rowNumber;
    hidden = isHidden;
    last = 0;
    size = 0;
    marked = false;
  }

  /** Gives the row another number: a file may give a row once for several. */
  void renumber(int rowNumber) {
    number = rowNumber;
  }

  /** Begins a cell; columns must ascend. */
  void startCell(int column, Appearance appearance) {
    for (; last <= column; last++) {
      kinds[last] = Kind.BLANK;
      appearances[last] = Appearance.PLAIN;
      marks[last] = 0;
    }
    appearances[column] = appearance;
  }

  void formula(int column, @Nullable String text) {
    mark(column, FORMULA);
    formulaTexts[column] = text;
  }

  /** Notes that a part of the text is struck through. */
  void strike(int column) {
    mark(column, STRUCK);
  }

  /** Notes that the cell shows a picture that belongs to it. */
  void picture(int column) {
    mark(column, PICTURE);
  }

  private void mark(int column, int mark) {
    marks[column] |= (byte) mark;
    marked = true;
  }

  /** Begins the cell's content, which follows in {@link #append}. */
  void content(int column, Kind kind) {
    kinds[column] = kind;
    starts[column] = size;
    lengths[column] = 0;
    indexes[column] = -1;
  }

  /** Adds a cell with a shared string; columns must ascend. */
  void shared(int column, Appearance appearance, int index) {
    startCell(column, appearance);
    kinds[column] = Kind.SHARED;
    lengths[column] = 1;
    indexes[column] = index;
  }

  /** Adds a cell with a whole number, written as it is usual; columns must ascend. */
  void whole(int column, Appearance appearance, int number) {
    startCell(column, appearance);
    kinds[column] = Kind.WHOLE;
    lengths[column] = 1;
    indexes[column] = number;
  }

  void append(int column, byte[] bytes, int from, int to) {
    int count = to - from;
    if (size + count > buffer.length) {
      if (size + count > 64 << 20) {
        throw new FileRefusal(Problem.TOO_LONG);
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
    return column < last && has(column, FORMULA);
  }

  @Override
  public boolean isUncalculated(int column) {
    return isFormula(column)
        && (kinds[column] == Kind.BLANK || (kinds[column] == Kind.NUMBER && lengths[column] == 0));
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
    return lengths[column] > 0
        && (kinds[column] != Kind.SHARED || strings.length(sharedIndex(column)) > 0);
  }

  @Override
  public Appearance appearance(int column) {
    return column < last ? appearances[column] : Appearance.PLAIN;
  }

  @Override
  public boolean isStruck(int column) {
    return column < last
        && (has(column, STRUCK)
            || appearances[column].struck()
            || (strings.isAnyStruck()
                && kinds[column] == Kind.SHARED
                && lengths[column] > 0
                && strings.isStruck(sharedIndex(column))));
  }

  @Override
  public boolean isPicture(int column) {
    return column < last && (has(column, PICTURE) || saysPicture(column));
  }

  /** Whether the text is what remains of a picture in a cell whose formula was not kept. */
  private boolean saysPicture(int column) {
    return (kinds[column] == Kind.TEXT || kinds[column] == Kind.SHARED)
        && saysPicture(bytes(column));
  }

  private static boolean saysPicture(ByteSpan text) {
    return text.length() > PICTURE_TEXT.length()
        && text.at(0) == '='
        && text.toString().startsWith(PICTURE_TEXT);
  }

  @Override
  public Value value(int column) {
    if (column >= last || has(column, PICTURE)) {
      return Value.Blank.IT;
    }
    return switch (kinds[column]) {
      case BLANK -> Value.Blank.IT;
      case NUMBER, WHOLE -> CellValues.number(raw(column), appearances[column].format(), epoch1904);
      case TEXT, SHARED -> text(column);
      case BOOLEAN -> CellValues.bool(raw(column));
      case ERROR -> CellValues.broken(raw(column));
      case DATE -> CellValues.isoDate(raw(column));
    };
  }

  @Override
  public Value stored(int column) {
    return column < last && (kinds[column] == Kind.NUMBER || kinds[column] == Kind.WHOLE)
        ? CellValues.number(raw(column), FormatCode.GENERAL, epoch1904)
        : value(column);
  }

  private boolean has(int column, int mark) {
    return (marks[column] & mark) != 0;
  }

  private Value text(int column) {
    ByteSpan bytes = bytes(column);
    if (saysPicture(bytes)) {
      return Value.Blank.IT;
    }
    if (bytes.length() > ReadLimits.CELL_TEXT && bytes.toString().length() > ReadLimits.CELL_TEXT) {
      throw FileRefusal.at(Problem.TOO_LONG, CellName.of(column, number));
    }
    return CellValues.text(bytes.toString());
  }

  private ByteSpan bytes(int column) {
    if (column >= last || kinds[column] == Kind.BLANK || lengths[column] == 0) {
      return slice.set(buffer, 0, 0);
    }
    if (kinds[column] == Kind.SHARED) {
      strings.get(sharedIndex(column), slice);
      return slice;
    }
    if (kinds[column] == Kind.WHOLE) {
      byte[] digits = raw(column).getBytes(StandardCharsets.UTF_8);
      return slice.set(digits, 0, digits.length);
    }
    return slice.set(buffer, starts[column], starts[column] + lengths[column]);
  }

  private int sharedIndex(int column) {
    int index = indexes[column];
    if (index < 0) {
      index = slice.set(buffer, starts[column], starts[column] + lengths[column]).number();
    }
    if (index < 0 || index >= strings.count()) {
      throw FileRefusal.at(Problem.BAD_CELL, CellName.of(column, number));
    }
    return index;
  }

  /** Whether some cell has a formula, a picture, or a text of which a part is struck through. */
  boolean isMarked() {
    return marked;
  }

  /** Whether the cell's text begins with these bytes. */
  public boolean begins(int column, byte[] with) {
    if (column < 0 || column >= last || !hasContent(column)) {
      return false;
    }
    // A whole number begins with a digit; its text need not be made to see that.
    if (kinds[column] == Kind.WHOLE && !Character.isDigit(with[0])) {
      return false;
    }
    ByteSpan text = bytes(column);
    int from = text.start();
    return text.length() >= with.length
        && Arrays.equals(text.buffer(), from, from + with.length, with, 0, with.length);
  }

  Kind kind(int column) {
    return kinds[column];
  }

  /** Sets the span to the cell's content as it is kept, in UTF-8; empty if there is none. */
  ByteSpan content(int column, ByteSpan into) {
    ByteSpan content = bytes(column);
    return into.set(content.buffer(), content.start(), content.end());
  }

  /** The whole number in a cell of that kind. */
  int whole(int column) {
    return indexes[column];
  }

  /** The index of the cell's shared string. */
  int shared(int column) {
    return sharedIndex(column);
  }

  SharedStrings strings() {
    return strings;
  }

  private String raw(int column) {
    if (kinds[column] == Kind.WHOLE) {
      return Integer.toString(indexes[column]);
    }
    return new String(buffer, starts[column], lengths[column], StandardCharsets.UTF_8).strip();
  }

  /** The kind of content a cell holds. */
  enum Kind {
    BLANK,
    NUMBER,
    /** A number of at most nine digits without a sign, a point or zeros before it. */
    WHOLE,
    TEXT,
    /** The index of a shared string, as text. */
    SHARED,
    BOOLEAN,
    ERROR,
    /** An ISO 8601 date. */
    DATE
  }
}
