package org.nuanbao.workbook.cells;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nuanbao.workbook.cells.Row.Kind;
import org.nuanbao.workbook.cells.SheetVisitor.RowSink;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.xml.Attribute;
import org.nuanbao.workbook.xml.ByteSpan;
import org.nuanbao.workbook.xml.Name;
import org.nuanbao.workbook.xml.XmlTokens;

/** Reads the cells of a sheet into a row, one after the other. */
final class CellParser {
  private static final int FORMULA = 8_192;

  /** Masks an ASCII letter to its position in the alphabet. */
  private static final int LETTER = 0x1f;

  /** A formula whose function shows a picture in the cell. */
  private static final Pattern PICTURE = Pattern.compile("(?i)=?(_xlfn[.])?(DISPIMG|IMAGE) *[(]");

  private final XmlTokens tokens;
  private final Row row;
  private final Styles styles;
  private final SharedFormulas formulas = new SharedFormulas();
  private final PlainRows plain;
  private int number;
  private int column;
  private int beyond;

  CellParser(XmlTokens tokens, Row row, Styles styles) {
    this.tokens = tokens;
    this.row = row;
    this.styles = styles;
    this.plain = new PlainRows(row, styles);
  }

  void startRow(int rowNumber) {
    number = rowNumber;
    column = -1;
  }

  /** Reads the plain cells that come next in the row. Returns how many there were. */
  int takeCells() {
    if (formulas.isAnyFilled()) {
      return 0;
    }
    int taken = plain.cells(tokens, number, column);
    column = taken == 0 ? column : plain.column();
    return taken;
  }

  /**
   * Hands the plain rows that come next to the sink. Returns how many cells and rows there were.
   */
  long takeRows(int last, RowSink sink) {
    number = last;
    if (formulas.isAnyFilled()) {
      return 0;
    }
    long taken = plain.rows(tokens, last, sink);
    number = plain.number();
    return taken;
  }

  /** The number of the row begun last. */
  int number() {
    return number;
  }

  /** Reads the cell that has just started, to its end. */
  void cell() {
    ByteSpan ref = tokens.attribute(Attribute.R);
    int next = ref == null ? column + 1 : place(ref);
    if (next <= column || next >= ReadLimits.SHEET_COLUMNS) {
      throw FileRefusal.at(Problem.BAD_CELL, next < 0 ? "A" + number : CellName.of(next, number));
    }
    column = next;
    if (column >= ReadLimits.KEPT_COLUMNS) {
      passBeyond();
      return;
    }
    Kind kind = kind(tokens.attribute(Attribute.T));
    ByteSpan style = tokens.attribute(Attribute.S);
    row.startCell(column, style == null ? styles.of(0) : styles.of(style.number()));
    if (kind == Kind.ERROR && tokens.attribute(Attribute.VM) != null) {
      row.picture(column);
    }
    if (formulas.isFilled(column, number)) {
      row.formula(column, null);
    }
    content(kind);
  }

  /** Passes over a cell that is not kept, but notes whether it holds anything. */
  private void passBeyond() {
    int depth = 1;
    while (depth > 0) {
      switch (tokens.next()) {
        case START -> depth++;
        case END -> depth--;
        case TEXT -> beyond = Math.max(beyond, column);
        case DONE -> throw new IllegalStateException("a cell that ends nowhere");
      }
    }
  }

  /** The last column with content that is not kept; 0 if all are. */
  int beyond() {
    return beyond;
  }

  /** The column's index, from 0; -1 unless the reference names a cell of this row. */
  private int place(ByteSpan ref) {
    int at = 0;
    int place = 0;
    while (at < ref.length() && at < 4 && isLetter(ref.at(at))) {
      place = place * 26 + (ref.at(at) & LETTER);
      at++;
    }
    int rowNumber = 0;
    int digits = ref.length() - at;
    if (at == 0 || digits == 0 || digits > 7) {
      return -1;
    }
    for (; at < ref.length(); at++) {
      int digit = ref.at(at) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      rowNumber = rowNumber * 10 + digit;
    }
    return rowNumber == number ? place - 1 : -1;
  }

  /** Whether it is a letter of either case, because not every writer uses capitals. */
  private static boolean isLetter(byte c) {
    return (c & LETTER) >= 1 && (c & LETTER) <= 26 && c >= 'A';
  }

  private static Kind kind(@Nullable ByteSpan type) {
    if (type == null || type.is("n")) {
      return Kind.NUMBER;
    }
    if (type.is("s")) {
      return Kind.SHARED;
    }
    if (type.is("str") || type.is("inlineStr")) {
      return Kind.TEXT;
    }
    if (type.is("b")) {
      return Kind.BOOLEAN;
    }
    if (type.is("e")) {
      return Kind.ERROR;
    }
    if (type.is("d")) {
      return Kind.DATE;
    }
    throw new FileRefusal(Problem.BAD_CELL);
  }

  private void content(Kind kind) {
    boolean filled = false;
    while (true) {
      switch (tokens.next()) {
        case START -> {
          if (tokens.name() == Name.F) {
            formula();
          } else if (tokens.name() == Name.V || tokens.name() == Name.IS) {
            if (filled) {
              throw FileRefusal.at(Problem.BAD_CELL, CellName.of(column, number));
            }
            filled = true;
            value(kind);
          } else {
            tokens.skip();
          }
        }
        case END -> {
          return;
        }
        case TEXT -> {}
        case DONE -> throw new IllegalStateException("a cell ends nowhere");
      }
    }
  }

  private void value(Kind kind) {
    if (tokens.name() == Name.IS) {
      row.content(column, Kind.TEXT);
      if (RichText.read(tokens, this::append)) {
        row.strike(column);
      }
    } else {
      row.content(column, kind);
      RichText.text(tokens, this::append);
    }
  }

  private void append(ByteSpan text) {
    row.append(column, text.buffer(), text.start(), text.end());
  }

  private void formula() {
    ByteSpan type = tokens.attribute(Attribute.T);
    boolean shared = type != null && type.is("shared");
    boolean array = type != null && type.is("array");
    ByteSpan index = shared ? tokens.attribute(Attribute.SHARED_INDEX) : null;
    int told = index == null ? -1 : index.number();
    ByteSpan cells = array ? tokens.attribute(Attribute.REF) : null;
    Range filled = cells == null ? null : Range.parse(cells.toString());
    StringBuilder text = new StringBuilder();
    RichText.text(
        tokens,
        stretch -> {
          if (text.length() + stretch.length() <= FORMULA) {
            text.append(stretch);
          }
        });
    if (filled != null) {
      formulas.fill(filled);
    }
    if (told >= 0 && !text.isEmpty()) {
      formulas.share(told, text.toString(), column, number);
    }
    formula(text.isEmpty() && told >= 0 ? formulas.at(told, column, number) : text.toString());
  }

  private void formula(@Nullable String text) {
    row.formula(column, text == null || text.isEmpty() ? null : text);
    if (text != null && PICTURE.matcher(text).lookingAt()) {
      row.picture(column);
    }
  }
}
