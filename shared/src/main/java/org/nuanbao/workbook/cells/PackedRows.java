package org.nuanbao.workbook.cells;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import org.nuanbao.form.Column;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.RawLines;
import org.nuanbao.reading.Typing;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.xml.ByteSpan;

/**
 * The entries of a roster as they are read. A usual row, of plain numbers and texts, takes an
 * integer a cell; any other is kept as a line.
 */
public final class PackedRows extends AbstractList<Line> implements RawLines, RandomAccess {
  /** Numbers from 0 to 999,999,999 stand in the integer itself, counted up from here. */
  private static final int NUMBER = Integer.MIN_VALUE;

  private static final byte TEXT = 't';

  /** One that cannot be packed; below every number and every position, as bytes are bounded. */
  private static final int UNUSUAL = -1_100_000_000;

  /** A block holds two to this many rows. */
  private static final int BLOCK_BITS = 8;

  /** Before the bytes of a number or text: what it is, and its length in two bytes. */
  private static final int HEAD = 3;

  private final List<Column> columns;
  private final int[] places;

  private final BitSet ticks = new BitSet();

  /** Columns in which a day or month is asked. */
  private final BitSet days = new BitSet();

  /** The integers of a row. */
  private final int wide;

  private final Map<Integer, Line> lines = new HashMap<>();
  private final ByteSpan span = new ByteSpan();
  private SharedStrings strings = SharedStrings.none(ReadLimits.standard());

  /**
   * Rows in blocks, one after the other: the number of each row in the sheet, from 1, below 0 where
   * the row is in {@code lines}; then a cell each: 0 if it is blank, above 0 a shared string, from
   * 1; a number, or below 0 the position in {@code bytes}, from -1 downwards.
   */
  private int[][] blocks = new int[4][];

  private byte[] bytes = new byte[256];
  private int used;
  private int size;

  /**
   * No rows yet.
   *
   * @param places for each of the form's columns the sheet's column; negative if there is none
   */
  public PackedRows(List<Column> columns, int[] places) {
    this.columns = columns;
    this.places = places.clone();
    this.wide = places.length + 1;
    for (int i = 0; i < columns.size(); i++) {
      ValueType type = columns.get(i).type();
      ticks.set(i, type == ValueType.TICK);
      days.set(i, type == ValueType.DATE || type == ValueType.MONTH);
    }
  }

  /** Adds a row that cannot be packed. */
  public void add(int sheetRow, List<Value> values) {
    int[] block = room();
    lines.put(size, new Line(size + 1, sheetRow, values));
    block[at(size++)] = -sheetRow;
  }

  /**
   * Adds a row if it is a usual one: seen, without formula, picture or anything struck through, its
   * formats plain, more than half of its columns filled in, and each cell with a number or with a
   * text that begins with a letter, an ideograph or a digit. False if it is none; then nothing is
   * added.
   */
  public boolean pack(SheetRow row) {
    if (row.isHidden() || isMarked(row)) {
      return false;
    }
    int[] block = room();
    int first = at(size);
    int before = used;
    int filled = 0;
    for (int i = 0; i < places.length; i++) {
      int place = places[i];
      int cell = 0;
      if (place >= 0 && place < row.width()) {
        cell = row.appearance(place).isPlain() ? pack(row, place, i) : UNUSUAL;
        if (cell == UNUSUAL) {
          used = before;
          return false;
        }
        filled += cell == 0 ? 0 : 1;
      }
      block[first + 1 + i] = cell;
    }
    if (filled * 2 <= places.length) {
      used = before;
      return false;
    }
    block[first] = row.number();
    size++;
    return true;
  }

  private static boolean isMarked(SheetRow row) {
    if (row instanceof Row raw) {
      return raw.isMarked();
    }
    for (int place = 0; place < row.width(); place++) {
      if (row.isFormula(place) || row.isPicture(place) || row.isStruck(place)) {
        return true;
      }
    }
    return false;
  }

  /** Packs a cell from its bytes or, of a row that has been read before, from its value. */
  private int pack(SheetRow row, int place, int column) {
    return row instanceof Row raw
        ? packRaw(raw, place, column)
        : packRead(row.value(place), column);
  }

  private int packRead(Value value, int column) {
    boolean tick = ticks.get(column);
    return switch (value) {
      case Value.Blank _ -> 0;
      case Value.Text(String text) ->
          // What looks like an escape would be taken for one when the bytes are read.
          !tick && text.indexOf('_') < 0 && isPlain(span(text), days.get(column))
              ? keep(TEXT)
              : UNUSUAL;
      case Value.Numeric(BigDecimal number) ->
          tick ? UNUSUAL : number(span(number.toPlainString()));
      case Value.Day _, Value.Broken _ -> UNUSUAL;
    };
  }

  private ByteSpan span(String text) {
    byte[] all = text.getBytes(StandardCharsets.UTF_8);
    return span.set(all, 0, all.length);
  }

  private int packRaw(Row row, int place, int column) {
    if (!row.hasContent(place)) {
      return 0;
    }
    if (ticks.get(column)) {
      return UNUSUAL;
    }
    boolean day = days.get(column);
    return switch (row.kind(place)) {
      case BLANK, BOOLEAN, ERROR, DATE -> UNUSUAL;
      case WHOLE -> NUMBER + row.whole(place);
      case NUMBER -> number(row.content(place, span));
      case TEXT -> isPlain(row.content(place, span), day) ? keep(TEXT) : UNUSUAL;
      case SHARED -> {
        int index = row.shared(place);
        strings = row.strings();
        strings.get(index, span);
        yield !strings.isStruck(index) && isPlain(span, day) ? index + 1 : UNUSUAL;
      }
    };
  }

  /**
   * Whether the text is not blank, whatever is asked, and no longer than a cell can hold.
   *
   * @param day whether a day or month is asked; 年 月 日 with nothing before them are a blank one
   */
  private static boolean isPlain(ByteSpan text, boolean day) {
    byte first = text.at(0);
    boolean digit = first >= '0' && first <= '9';
    boolean letter =
        (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z') || isIdeograph(first);
    return (digit || (letter && !day)) && text.length() <= ReadLimits.CELL_TEXT;
  }

  /** Whether it begins a character between U+4000 and U+9FFF, none of which is white space. */
  private static boolean isIdeograph(byte first) {
    return first >= (byte) 0xe4 && first <= (byte) 0xe9;
  }

  private int number(ByteSpan text) {
    int end = text.length();
    if (end > 2 && text.at(end - 1) == '0' && text.at(end - 2) == '.') {
      end -= 2;
    }
    int whole = RawLines.number(text.buffer(), text.start(), text.start() + end);
    if (whole >= 0) {
      return NUMBER + whole;
    }
    byte first = text.at(0);
    boolean plain = text.length() < 30 && ((first >= '0' && first <= '9') || first == '-');
    return plain ? keep((byte) 'n') : UNUSUAL;
  }

  private int keep(byte what) {
    int length = span.length();
    if (used + HEAD + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(used + HEAD + length, bytes.length * 3 / 2));
    }
    int cell = -used - 1;
    bytes[used++] = what;
    bytes[used++] = (byte) (length >>> 8);
    bytes[used++] = (byte) length;
    System.arraycopy(span.buffer(), span.start(), bytes, used, length);
    used += length;
    return cell;
  }

  /** The block of the next row. */
  private int[] room() {
    int block = size >> BLOCK_BITS;
    if (block == blocks.length) {
      blocks = Arrays.copyOf(blocks, block * 2);
    }
    if (blocks[block] == null) {
      blocks[block] = new int[wide << BLOCK_BITS];
    }
    return blocks[block];
  }

  /** The position of a row in its block. */
  private int at(int row) {
    return (row & ((1 << BLOCK_BITS) - 1)) * wide;
  }

  private int cell(int row, int column) {
    return blocks[row >> BLOCK_BITS][at(row) + 1 + column];
  }

  private int number(int row) {
    return blocks[row >> BLOCK_BITS][at(row)];
  }

  /** How many rows are kept as lines. */
  public int unpacked() {
    return lines.size();
  }

  /** The bytes of the packed rows, without shared strings. */
  public long bytes() {
    return bytes.length + (long) size * wide * Integer.BYTES;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Line get(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    return isRaw(index)
        ? new Line(index + 1, number(index), new Values(index))
        : Objects.requireNonNull(lines.get(index));
  }

  @Override
  public boolean isRaw(int row) {
    return number(row) > 0;
  }

  @Override
  public int sheetRow(int row) {
    return Math.abs(number(row));
  }

  @Override
  public boolean isBlank(int row, int column) {
    return cell(row, column) == 0;
  }

  @Override
  public boolean text(int row, int column, TextBytes into) {
    int cell = cell(row, column);
    if (cell > 0) {
      into.set(strings.bytes(), strings.start(cell - 1), strings.end(cell - 1));
      return true;
    }
    if (isKept(cell) && bytes[-cell - 1] == TEXT) {
      into.set(bytes, HEAD - cell - 1, HEAD - cell - 1 + length(cell));
      return true;
    }
    return false;
  }

  @Override
  public int number(int row, int column) {
    int cell = cell(row, column);
    if (cell > 0) {
      return RawLines.number(strings.bytes(), strings.start(cell - 1), strings.end(cell - 1));
    }
    if (isKept(cell)) {
      int from = HEAD - cell - 1;
      return bytes[-cell - 1] == TEXT ? RawLines.number(bytes, from, from + length(cell)) : -1;
    }
    return cell == 0 ? -1 : cell - NUMBER;
  }

  @Override
  public long hundredths(int row, int column) {
    int cell = cell(row, column);
    if (cell >= 0) {
      return -1;
    }
    return isKept(cell) ? hundredths(cell) : (cell - NUMBER) * 100L;
  }

  private long hundredths(int cell) {
    if (bytes[-cell - 1] == TEXT) {
      return -1;
    }
    int from = HEAD - cell - 1;
    return RawLines.hundredths(bytes, from, from + length(cell));
  }

  private static boolean isKept(int cell) {
    return cell < 0 && cell > NUMBER + MOST_WHOLE;
  }

  private int length(int cell) {
    int at = -cell - 1;
    return ((bytes[at + 1] & 0xff) << 8) | (bytes[at + 2] & 0xff);
  }

  private Value value(int row, int column) {
    int cell = cell(row, column);
    if (cell == 0) {
      return Value.Blank.IT;
    }
    Value raw;
    if (cell > 0) {
      int from = strings.start(cell - 1);
      int length = strings.end(cell - 1) - from;
      raw = CellValues.text(new String(strings.bytes(), from, length, StandardCharsets.UTF_8));
    } else if (isKept(cell)) {
      int from = HEAD - cell - 1;
      String text = new String(bytes, from, length(cell), StandardCharsets.UTF_8);
      raw =
          bytes[-cell - 1] == TEXT
              ? CellValues.text(text)
              : CellValues.number(text, FormatCode.GENERAL, false);
    } else {
      raw = CellValues.number(Integer.toString(cell - NUMBER), FormatCode.GENERAL, false);
    }
    return Typing.typed(columns.get(column).answer(), raw);
  }

  /** The values of one packed row, each made when it is asked for. */
  private final class Values extends AbstractList<Value> implements RandomAccess {
    private final int row;

    Values(int row) {
      this.row = row;
    }

    @Override
    public Value get(int column) {
      return value(row, column);
    }

    @Override
    public int size() {
      return places.length;
    }
  }
}
