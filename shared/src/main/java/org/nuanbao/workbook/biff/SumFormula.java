package org.nuanbao.workbook.biff;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Writes out formulas of binary workbooks, as far as they can add up cells: cells and ranges, those
 * of other sheets too, plus signs, brackets, {@code SUM} and {@code SUBTOTAL}. Nothing is asked of
 * any other formula but that there is one.
 */
public final class SumFormula {
  /** How the parts of a formula are written: in an {@code .xls} or in an {@code .xlsb}. */
  public enum Layout {
    BIFF8(0xffff, 0xff),
    BIFF12(0xfffff, 0x3fff);

    private final int lastRow;
    private final int lastColumn;

    Layout(int lastRow, int lastColumn) {
      this.lastRow = lastRow;
      this.lastColumn = lastColumn;
    }
  }

  /** The longest text that is written out. */
  private static final int LONGEST = 8_192;

  private static final int RELATIVE_ROW = 0x8000;
  private static final int RELATIVE_COLUMN = 0x4000;
  private static final int FLAGLESS = 0x3fff;
  private static final int SUM = 4;
  private static final int SUBTOTAL = 344;
  private static final int TOP_BIT = 0x80;

  private final Layout layout;
  private final IntFunction<@Nullable String> sheets;
  private final int row;
  private final int column;
  private final ByteBuffer tokens;
  private final Deque<String> terms = new ArrayDeque<>();

  private SumFormula(
      Layout layout, IntFunction<@Nullable String> sheets, int row, int column, ByteBuffer tokens) {
    this.layout = layout;
    this.sheets = sheets;
    this.row = row;
    this.column = column;
    this.tokens = tokens;
  }

  /**
   * The formula's text; null if it does anything but add up.
   *
   * @param sheets the name of the own sheet that a number in formulas stands for, null if none
   * @param row of the cell it is in, from 0
   * @param bytes holds the formula's parts at {@code start}
   */
  public static @Nullable String text(
      Layout layout,
      IntFunction<@Nullable String> sheets,
      int row,
      int column,
      byte[] bytes,
      int start,
      int length) {
    ByteBuffer tokens = ByteBuffer.wrap(bytes, start, length).order(ByteOrder.LITTLE_ENDIAN);
    try {
      return new SumFormula(layout, sheets, row, column, tokens).whole();
    } catch (BufferUnderflowException | NoSuchElementException e) {
      return null; // it is damaged
    }
  }

  private @Nullable String whole() {
    while (tokens.hasRemaining()) {
      if (!part(tokens.get() & 0xff)) {
        return null;
      }
    }
    return terms.size() == 1 ? terms.pop() : null;
  }

  /** Reads one part (MS-XLS 2.5.198.25). False if no sum has such a part. */
  private boolean part(int token) {
    return switch (token) {
      case 0x03 -> join("+");
      case 0x10 -> join(",");
      case 0x11 -> join(":");
      case 0x12 -> put("+" + terms.pop());
      case 0x15 -> put("(" + terms.pop() + ")");
      case 0x19 -> attribute();
      case 0x1e -> put(Integer.toString(tokens.getShort() & 0xffff));
      case 0x24, 0x44, 0x64 -> cell(false);
      case 0x25, 0x45, 0x65 -> range(false);
      case 0x2c, 0x4c, 0x6c -> cell(true);
      case 0x2d, 0x4d, 0x6d -> range(true);
      case 0x3a, 0x5a, 0x7a -> ofSheet(tokens.getShort() & 0xffff) && cell(false) && placed();
      case 0x3b, 0x5b, 0x7b -> ofSheet(tokens.getShort() & 0xffff) && range(false) && placed();
      case 0x26, 0x46, 0x66 -> skip(6);
      case 0x29, 0x49, 0x69 -> skip(2);
      case 0x22, 0x42, 0x62 -> function();
      default -> false;
    };
  }

  private boolean put(String text) {
    terms.push(text);
    return text.length() <= LONGEST;
  }

  private boolean join(String sign) {
    String last = terms.pop();
    return put(terms.pop() + sign + last);
  }

  private boolean skip(int count) {
    for (int i = 0; i < count; i++) {
      tokens.get();
    }
    return true;
  }

  /** Spaces, marks for the reckoning, and a sum with one argument. */
  private boolean attribute() {
    int kind = tokens.get() & 0xff;
    tokens.getShort();
    return switch (kind) {
      case 0x01, 0x02, 0x08, 0x40, 0x41 -> true;
      case 0x10 -> put("SUM(" + terms.pop() + ")");
      default -> false;
    };
  }

  private boolean function() {
    int count = tokens.get() & ~TOP_BIT;
    String name =
        switch (tokens.getShort() & 0xffff) {
          case SUM -> "SUM";
          case SUBTOTAL -> "SUBTOTAL";
          default -> "";
        };
    StringBuilder arguments = new StringBuilder();
    for (int i = 0; i < count; i++) {
      arguments.insert(0, i == 0 ? terms.pop() : terms.pop() + ",");
    }
    return !name.isEmpty() && put(name + "(" + arguments + ")");
  }

  private boolean cell(boolean shifted) {
    int at = row();
    int place = tokens.getShort() & 0xffff;
    return put(name(at, place, shifted));
  }

  private boolean range(boolean shifted) {
    int first = row();
    int last = row();
    int left = tokens.getShort() & 0xffff;
    int right = tokens.getShort() & 0xffff;
    boolean whole =
        (first == 0 && last == layout.lastRow)
            || ((left & layout.lastColumn) == 0
                && (right & layout.lastColumn) == layout.lastColumn);
    return !whole && put(name(first, left, shifted) + ":" + name(last, right, shifted));
  }

  private int row() {
    return layout == Layout.BIFF8 ? tokens.getShort() & 0xffff : tokens.getInt();
  }

  /** The cell's name; within a shared formula its place is told from the cell the formula is in. */
  private String name(int at, int place, boolean shifted) {
    boolean freeRow = (place & RELATIVE_ROW) != 0;
    boolean freeColumn = (place & RELATIVE_COLUMN) != 0;
    int ofRow = shifted && freeRow ? (at + row) & layout.lastRow : at & Integer.MAX_VALUE;
    int ofColumn = shifted && freeColumn ? (place + column) & layout.lastColumn : place & FLAGLESS;
    return (freeColumn ? "" : "$") + letters(ofColumn) + (freeRow ? "" : "$") + (ofRow + 1);
  }

  private static String letters(int index) {
    StringBuilder letters = new StringBuilder();
    for (int left = index; left >= 0; left = left / 26 - 1) {
      letters.insert(0, (char) ('A' + left % 26));
    }
    return letters.toString();
  }

  private boolean ofSheet(int number) {
    String name = sheets.apply(number);
    return name != null && put("'" + name.replace("'", "''") + "'!");
  }

  /** Puts the sheet's name before the place that was read behind it. */
  private boolean placed() {
    return join("");
  }
}
