package org.nuanbao.workbook.cells;

import org.nuanbao.workbook.cells.Row.Kind;
import org.nuanbao.workbook.cells.SheetVisitor.RowSink;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.xml.AsciiScan;
import org.nuanbao.workbook.xml.XmlTokens;

/**
 * Reads rows from their bytes, as long as they are written like {@code <row r="7" spans="1:9"><c
 * r="B7" s="3" t="s"><v>12</v></c></row>}: each cell with a place, perhaps a style, a number or a
 * text, nothing else. It stops before anything else, which is then read token by token.
 */
final class PlainRows {
  private static final int NOT_PLAIN = -1;
  private static final int LONGEST_INDEX = 8;
  private static final int DIGITS = 9;
  private static final long ROW = AsciiScan.word("<row r=\"");
  private static final long SPANS = AsciiScan.word(" spans=\"");
  private static final long ROW_END = AsciiScan.word("</row>");
  private static final long CONTENT_END = AsciiScan.word("</v></c>");

  private final Row row;
  private final Styles styles;
  private int lookedUp;
  private Appearance look;
  private int number;

  /** The digits of the row's number and the quotation mark behind them, as they end a reference. */
  private long reference;

  private int referenceLength;
  private int column;
  private int taken;
  private long counted;

  /** Of the cell that is being read: its column, its style and its type. */
  private int place;

  private int style;
  private byte type;

  PlainRows(Row row, Styles styles) {
    this.row = row;
    this.styles = styles;
    this.look = styles.of(0);
  }

  /**
   * Reads the cells that come next in the row of this number, behind this column. Returns how many
   * it has read.
   */
  int cells(XmlTokens tokens, int rowNumber, int behind) {
    number = rowNumber;
    column = behind;
    taken = 0;
    refer(rowNumber);
    tokens.scan(this::cells);
    return taken;
  }

  private void refer(int rowNumber) {
    reference = '"';
    referenceLength = 1;
    for (int rest = rowNumber; rest > 0; rest /= 10) {
      reference = reference << 8 | ('0' + rest % 10);
      referenceLength++;
    }
  }

  /** The column of the last cell read. */
  int column() {
    return column;
  }

  /**
   * Reads whole rows that come next in the sheet and hands them to the sink.
   *
   * @param last the number of the row before
   * @return how many cells and rows it has read
   */
  long rows(XmlTokens tokens, int last, RowSink sink) {
    number = last;
    counted = 0;
    tokens.scan((bytes, from) -> rows(bytes, from, sink));
    return counted;
  }

  /** The number of the last row read. */
  int number() {
    return number;
  }

  private int rows(byte[] bytes, int from, RowSink sink) {
    int start = from;
    int before = number;
    while (AsciiScan.isWord(bytes, start, ROW)) {
      int at = row(bytes, start + 8);
      if (at == NOT_PLAIN || number <= before || number > ReadLimits.SHEET_ROWS) {
        break;
      }
      column = NOT_PLAIN;
      taken = 0;
      row.start(number, false);
      at = cells(bytes, at);
      if (!AsciiScan.isWord(bytes, at, ROW_END, 6)) {
        break;
      }
      start = at + 6;
      before = number;
      counted += taken + 1;
      if (taken > 0) {
        sink.row(row);
      }
    }
    number = before;
    return start;
  }

  /** Reads a row's number and the end of its tag. */
  private int row(byte[] bytes, int from) {
    int at = from;
    int written = 0;
    while (bytes[at] >= '0' && bytes[at] <= '9' && at - from < 7) {
      written = written * 10 + bytes[at] - '0';
      at++;
    }
    number = written;
    if (at == from || bytes[at++] != '"') {
      return NOT_PLAIN;
    }
    referenceLength = at - from;
    reference = AsciiScan.word(bytes, from, referenceLength);
    if (AsciiScan.isWord(bytes, at, SPANS)) {
      at += 8;
      while ((bytes[at] >= '0' && bytes[at] <= '9') || bytes[at] == ':') {
        at++;
      }
      if (bytes[at++] != '"') {
        return NOT_PLAIN;
      }
    }
    return bytes[at] == '>' ? at + 1 : NOT_PLAIN;
  }

  private int cells(byte[] bytes, int from) {
    int at = from;
    while (bytes[at] == '<' && bytes[at + 1] == 'c' && bytes[at + 2] == ' ') {
      int end = cell(bytes, at + 2);
      if (end == NOT_PLAIN) {
        return at;
      }
      column = place;
      taken++;
      at = end;
    }
    return at;
  }

  /** Reads a cell from behind its name. Returns the position after it. */
  private int cell(byte[] bytes, int from) {
    place = NOT_PLAIN;
    style = NOT_PLAIN;
    type = 0;
    int at = from;
    while (bytes[at] == ' ') {
      at = attribute(bytes, at + 1);
      if (at == NOT_PLAIN) {
        return NOT_PLAIN;
      }
    }
    if (place <= column || place >= ReadLimits.KEPT_COLUMNS) {
      return NOT_PLAIN;
    }
    if (bytes[at] == '/' && bytes[at + 1] == '>') {
      row.startCell(place, look());
      return at + 2;
    }
    return bytes[at] == '>' ? content(bytes, at + 1) : NOT_PLAIN;
  }

  private Appearance look() {
    int wanted = Math.max(style, 0);
    if (wanted != lookedUp) {
      lookedUp = wanted;
      look = styles.of(wanted);
    }
    return look;
  }

  private int attribute(byte[] bytes, int at) {
    byte name = bytes[at];
    if (name == 0 || bytes[at + 1] != '=' || bytes[at + 2] != '"') {
      return NOT_PLAIN;
    }
    int value = at + 3;
    return name == 'r' && place == NOT_PLAIN
        ? place(bytes, value)
        : name == 's' && style == NOT_PLAIN
            ? style(bytes, value)
            : name == 't' && type == 0 ? type(bytes, value) : NOT_PLAIN;
  }

  /** Reads a reference to a cell of this row. */
  private int place(byte[] bytes, int from) {
    int at = from;
    int letters = 0;
    while (bytes[at] >= 'A' && bytes[at] <= 'Z' && at - from < 3) {
      letters = letters * 26 + bytes[at] - 'A' + 1;
      at++;
    }
    place = letters - 1;
    return letters > 0 && AsciiScan.isWord(bytes, at, reference, referenceLength)
        ? at + referenceLength
        : NOT_PLAIN;
  }

  private int style(byte[] bytes, int from) {
    int at = from;
    int written = 0;
    while (bytes[at] >= '0' && bytes[at] <= '9' && at - from < 7) {
      written = written * 10 + bytes[at] - '0';
      at++;
    }
    style = written;
    return at > from && bytes[at] == '"' ? at + 1 : NOT_PLAIN;
  }

  /** Reads the type of a number ({@code n}), a shared string, or a text of a formula or its own. */
  private int type(byte[] bytes, int at) {
    type = bytes[at];
    if ((type == 's' || type == 'n') && bytes[at + 1] == '"') {
      return at + 2;
    }
    return NOT_PLAIN;
  }

  private int content(byte[] bytes, int at) {
    if (bytes[at] == '<' && bytes[at + 1] == 'v' && bytes[at + 2] == '>') {
      return type == 's' ? shared(bytes, at + 3) : number(bytes, at + 3);
    }
    return NOT_PLAIN;
  }

  private int shared(byte[] bytes, int from) {
    int at = from;
    int index = 0;
    while (bytes[at] >= '0' && bytes[at] <= '9' && at - from < LONGEST_INDEX) {
      index = index * 10 + bytes[at] - '0';
      at++;
    }
    if (at == from || !AsciiScan.isWord(bytes, at, CONTENT_END)) {
      return NOT_PLAIN;
    }
    row.shared(place, look(), index);
    return at + 8;
  }

  private int number(byte[] bytes, int from) {
    int at = from;
    int whole = 0;
    while (bytes[at] >= '0' && bytes[at] <= '9' && at - from < DIGITS) {
      whole = whole * 10 + bytes[at] - '0';
      at++;
    }
    if (at > from
        && (bytes[from] != '0' || at == from + 1)
        && AsciiScan.isWord(bytes, at, CONTENT_END)) {
      row.whole(place, look(), whole);
      return at + 8;
    }
    while (bytes[at] > ' ' && bytes[at] < '<' && bytes[at] != '&') {
      at++;
    }
    if (at == from || !AsciiScan.isWord(bytes, at, CONTENT_END)) {
      return NOT_PLAIN;
    }
    row.startCell(place, look());
    row.content(place, Kind.NUMBER);
    row.append(place, bytes, from, at);
    return at + 8;
  }
}
