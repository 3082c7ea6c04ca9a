package org.nuanbao.workbook.cells;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nuanbao.workbook.cells.SheetVisitor.RowSink;
import org.nuanbao.workbook.cells.SheetVisitor.SheetEnd;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.xml.Attribute;
import org.nuanbao.workbook.xml.ByteSpan;
import org.nuanbao.workbook.xml.Name;
import org.nuanbao.workbook.xml.XmlTokens;

/**
 * Reads a worksheet's tokens: rows go to a sink, hidden columns and merged ranges come at the end.
 * Rows and columns must ascend; the dimension the file claims is ignored.
 */
final class SheetParser {
  private static final int MERGES = 100_000;
  private static final Pattern WIDTH = Pattern.compile("[0-9]{1,3}([.][0-9]{1,20})?");

  private final XmlTokens tokens;
  private final CellParser cells;
  private final Row row;
  private final RowSink sink;
  private final BitSet hidden = new BitSet();
  private final List<Range> merged = new ArrayList<>();
  private final Map<Integer, Double> widths = new HashMap<>();
  private boolean allHidden;
  private int last;
  private long counted;

  private SheetParser(XmlTokens tokens, Row row, Styles styles, RowSink sink) {
    this.tokens = tokens;
    this.row = row;
    this.sink = sink;
    this.cells = new CellParser(tokens, row, styles);
  }

  static SheetEnd parse(XmlTokens tokens, Row row, Styles styles, RowSink sink) {
    return new SheetParser(tokens, row, styles, sink).sheet();
  }

  private SheetEnd sheet() {
    int depth = 0;
    while (true) {
      switch (tokens.next()) {
        case START -> {
          depth++;
          if (depth == 1 && tokens.name() != Name.WORKSHEET) {
            throw new FileRefusal(Problem.UNREADABLE);
          }
          if (part(depth)) {
            depth--;
          }
        }
        case END -> depth--;
        case TEXT -> {}
        case DONE -> {
          return new SheetEnd(hidden, merged, counted, widths, cells.beyond());
        }
      }
    }
  }

  /** Reads one element of the sheet. True if it has been read to its end. */
  private boolean part(int depth) {
    switch (tokens.name()) {
      case SHEET_FORMAT -> {
        ByteSpan zero = tokens.attribute(Attribute.ZERO_HEIGHT);
        allHidden =
            (zero != null && zero.isTrue())
                || isThin(Attribute.DEFAULT_HEIGHT, SheetEnd.SEEN_HEIGHT);
        hidden.set(
            0, ReadLimits.KEPT_COLUMNS, isThin(Attribute.DEFAULT_WIDTH, SheetEnd.SEEN_WIDTH));
        width(0, ReadLimits.KEPT_COLUMNS, Attribute.DEFAULT_WIDTH);
      }
      case COL -> column();
      case MERGE_CELL -> merge();
      case SHEET_DATA -> {
        if (depth == 2) {
          rows();
          return true;
        }
      }
      default -> {}
    }
    return false;
  }

  private void column() {
    ByteSpan min = tokens.attribute(Attribute.MIN);
    ByteSpan max = tokens.attribute(Attribute.MAX);
    int from = min == null ? 0 : min.number() - 1;
    int to = max == null ? 0 : Math.min(max.number(), ReadLimits.KEPT_COLUMNS);
    if (from >= 0 && from < to) {
      hidden.set(from, to, isHidden(Attribute.WIDTH, SheetEnd.SEEN_WIDTH));
      width(from, to, Attribute.WIDTH);
    }
  }

  private void width(int from, int to, Attribute attribute) {
    ByteSpan width = tokens.attribute(attribute);
    if (width != null && WIDTH.matcher(width.toString()).matches()) {
      double digits = Double.parseDouble(width.toString());
      for (int column = from; column < to; column++) {
        widths.put(column, digits);
      }
    }
  }

  private void merge() {
    ByteSpan ref = tokens.attribute(Attribute.REF);
    Range range = ref == null ? null : Range.parse(ref.toString());
    if (range == null) {
      throw new FileRefusal(Problem.BAD_CELL);
    }
    if (merged.size() == MERGES) {
      throw new FileRefusal(Problem.TOO_BIG);
    }
    merged.add(range);
  }

  private boolean isHidden(Attribute extent, double seen) {
    ByteSpan flag = tokens.attribute(Attribute.HIDDEN);
    return (flag != null && flag.isTrue()) || isThin(extent, seen);
  }

  private boolean isThin(Attribute extent, double seen) {
    ByteSpan length = tokens.attribute(extent);
    return length != null && length.isBelow(seen);
  }

  private void rows() {
    while (true) {
      if (!allHidden) {
        counted += cells.takeRows(last, sink);
        last = cells.number();
      }
      switch (tokens.next()) {
        case START -> {
          if (tokens.name() == Name.ROW) {
            row();
          } else {
            tokens.skip();
          }
        }
        case END -> {
          return;
        }
        case TEXT -> {}
        case DONE -> throw new IllegalStateException("sheetData ends nowhere");
      }
    }
  }

  private void row() {
    ByteSpan ref = tokens.attribute(Attribute.R);
    int number = ref == null ? last + 1 : ref.number();
    if (number <= last || number > ReadLimits.SHEET_ROWS) {
      throw FileRefusal.at(Problem.BAD_CELL, "A" + (last + 1));
    }
    last = number;
    counted++;
    boolean isHidden =
        isHidden(Attribute.HEIGHT, SheetEnd.SEEN_HEIGHT) || (allHidden && isUntouched());
    row.start(number, isHidden);
    cells.startRow(number);
    boolean any = false;
    while (true) {
      int taken = cells.takeCells();
      counted += taken;
      any |= taken > 0;
      switch (tokens.next()) {
        case START -> {
          if (tokens.name() == Name.C) {
            cells.cell();
            counted++;
            any = true;
          } else {
            tokens.skip();
          }
        }
        case END -> {
          if (any) {
            sink.row(row);
          }
          return;
        }
        case TEXT -> {}
        case DONE -> throw new IllegalStateException("a row ends nowhere");
      }
    }
  }

  private boolean isUntouched() {
    @Nullable ByteSpan height = tokens.attribute(Attribute.HEIGHT);
    @Nullable ByteSpan flag = tokens.attribute(Attribute.HIDDEN);
    return height == null && flag == null;
  }
}
