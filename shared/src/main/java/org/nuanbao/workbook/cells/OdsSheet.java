package org.nuanbao.workbook.cells;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nuanbao.workbook.cells.Row.Kind;
import org.nuanbao.workbook.cells.SheetVisitor.RowSink;
import org.nuanbao.workbook.cells.SheetVisitor.SheetEnd;
import org.nuanbao.workbook.guard.Deadline;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.xml.OpenDocumentXml;

/** Reads one table of an {@code .ods} into rows (OpenDocument 1.3 part 3, 9.1). */
final class OdsSheet {
  private static final int MOST_MERGES = 100_000;
  private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);
  private static final int LEAP_DAY_THAT_NEVER_WAS = 60;

  /**
   * What a cell holds.
   *
   * @param formula its text; null if it is not known
   */
  private record Content(
      Kind kind, String text, boolean struck, boolean reckoned, @Nullable String formula) {}

  private final OpenDocumentXml xml;
  private final Row row;
  private final OdsStyles styles;
  private final RowSink sink;
  private final Deadline deadline;
  private final Consumer<OpenDocumentXml> foreign;
  private final BitSet hiddenColumns = new BitSet();
  private final List<Range> merged = new ArrayList<>();
  private final Map<Integer, Double> widths = new HashMap<>();
  private final @Nullable String[] columnStyles = new @Nullable String[ReadLimits.KEPT_COLUMNS];
  private int columns;
  private int last;
  private int column;
  private long counted;
  private int beyond;

  /**
   * A table that has just started.
   *
   * @param foreign passes over an element that is no row or text, to its end
   */
  OdsSheet(
      OpenDocumentXml xml,
      Row row,
      OdsStyles styles,
      RowSink sink,
      Deadline deadline,
      Consumer<OpenDocumentXml> foreign) {
    this.foreign = foreign;
    this.xml = xml;
    this.row = row;
    this.styles = styles;
    this.sink = sink;
    this.deadline = deadline;
  }

  /** Reads to the end of the table just started. */
  SheetEnd read() {
    int depth = 1;
    while (depth > 0) {
      switch (xml.next()) {
        case START -> {
          switch (xml.name()) {
            case "table:table-row" -> row();
            case "table:table-column" -> {
              columns();
              depth++;
            }
            case "table:table-header-rows",
                "table:table-rows",
                "table:table-row-group",
                "table:table-header-columns",
                "table:table-columns",
                "table:table-column-group" ->
                depth++;
            default -> foreign.accept(xml);
          }
        }
        case END -> depth--;
        case TEXT -> {}
        case DONE -> throw new FileRefusal(Problem.UNREADABLE);
      }
    }
    return new SheetEnd(hiddenColumns, merged, counted, widths, beyond);
  }

  /** How often an element stands for itself; at most so often as a sheet has room. */
  private int repeated(String attribute) {
    String times = xml.attribute(attribute);
    if (times == null) {
      return 1;
    }
    if (!times.matches("[0-9]{1,9}") || times.matches("0+")) {
      throw FileRefusal.at(Problem.BAD_CELL, CellName.of(Math.max(column, 0), last + 1));
    }
    return Integer.parseInt(times);
  }

  private boolean isHidden() {
    String visibility = xml.attribute("table:visibility");
    boolean hidden = visibility != null && !visibility.equals("visible");
    return hidden || styles.isThin(xml.attribute("table:style-name"));
  }

  private void columns() {
    int from = columns;
    columns =
        Math.min(ReadLimits.SHEET_COLUMNS, columns + repeated("table:number-columns-repeated"));
    int to = Math.min(columns, ReadLimits.KEPT_COLUMNS);
    if (from < to && isHidden()) {
      hiddenColumns.set(from, to);
    }
    Double width = styles.columnWidth(xml.attribute("table:style-name"));
    for (int i = from; i < to; i++) {
      if (width != null) {
        widths.put(i, width);
      }
      columnStyles[i] = xml.attribute("table:default-cell-style-name");
    }
  }

  private void row() {
    int times = repeated("table:number-rows-repeated");
    if (times > ReadLimits.SHEET_ROWS - last) {
      throw FileRefusal.at(Problem.BAD_CELL, "A" + (last + 1));
    }
    String style = xml.attribute("table:default-cell-style-name");
    row.start(last + 1, isHidden());
    column = 0;
    boolean any = false;
    int depth = 1;
    while (depth > 0) {
      switch (xml.next()) {
        case START -> {
          if (xml.name().equals("table:table-cell")
              || xml.name().equals("table:covered-table-cell")) {
            any |= cell(style);
          } else {
            foreign.accept(xml);
          }
        }
        case END -> depth--;
        case TEXT -> {}
        case DONE -> throw new FileRefusal(Problem.UNREADABLE);
      }
    }
    if (any) {
      for (int i = 0; i < times; i++) {
        deadline.check();
        row.renumber(last + 1 + i);
        sink.row(row);
      }
      counted += (long) times * row.width();
    }
    last += times;
  }

  /** Reads the cell just started. Whether it holds anything. */
  private boolean cell(@Nullable String rowStyle) {
    int times = repeated("table:number-columns-repeated");
    int from = column;
    if (times > ReadLimits.SHEET_COLUMNS - from) {
      throw FileRefusal.at(Problem.BAD_CELL, CellName.of(from, last + 1));
    }
    merge(from);
    String style = xml.attribute("table:style-name");
    String given = style == null ? rowStyle : style;
    Content content = content();
    boolean filled = content.kind() != Kind.BLANK || content.reckoned();
    column = from + times;
    beyond = filled && column > ReadLimits.KEPT_COLUMNS ? Math.max(beyond, column - 1) : beyond;
    int to = Math.min(column, ReadLimits.KEPT_COLUMNS);
    for (int place = from; place < to; place++) {
      if (filled || style != null) {
        row.startCell(place, styles.of(given == null ? columnStyles[place] : given));
        put(place, content);
      }
    }
    return filled && from < to;
  }

  private void put(int place, Content content) {
    if (content.reckoned()) {
      row.formula(place, content.formula());
    }
    if (content.struck()) {
      row.strike(place);
    }
    if (content.kind() != Kind.BLANK) {
      row.content(place, content.kind());
      byte[] bytes = content.text().getBytes(StandardCharsets.UTF_8);
      row.append(place, bytes, 0, bytes.length);
    }
  }

  private void merge(int from) {
    int right = repeated("table:number-columns-spanned");
    int down = repeated("table:number-rows-spanned");
    if (right > 1 || down > 1) {
      if (merged.size() == MOST_MERGES) {
        throw new FileRefusal(Problem.TOO_BIG);
      }
      merged.add(
          new Range(
              from,
              last + 1,
              Math.min(from + right, ReadLimits.SHEET_COLUMNS) - 1,
              Math.min(last + down, ReadLimits.SHEET_ROWS)));
    }
  }

  private Content content() {
    String formula = xml.attribute("table:formula");
    String type = xml.attribute("office:value-type");
    boolean error = "error".equals(xml.attribute("calcext:value-type"));
    String value = xml.attribute("office:value");
    String date = xml.attribute("office:date-value");
    String time = xml.attribute("office:time-value");
    String bool = xml.attribute("office:boolean-value");
    String string = xml.attribute("office:string-value");
    OdsText text = new OdsText(xml, styles, foreign);
    text.read();
    String shown = string == null ? text.toString() : string;
    Kind kind;
    String raw;
    switch (type) {
      case null -> {
        kind = Kind.BLANK;
        raw = "";
      }
      case "float", "percentage", "currency" -> {
        kind = Kind.NUMBER;
        raw = value == null ? "" : value;
      }
      case "date" -> {
        kind = Kind.NUMBER;
        raw = serial(date == null ? "" : date);
      }
      case "time" -> {
        kind = Kind.NUMBER;
        raw = fraction(time == null ? "" : time);
      }
      case "boolean" -> {
        kind = Kind.BOOLEAN;
        raw = "true".equals(bool) ? "1" : "0";
      }
      default -> {
        kind = error ? Kind.ERROR : Kind.TEXT;
        // A text that looks like an escape of .xlsx is plain text here.
        raw = error ? text.toString() : shown.replace("_x", "_x005F_x");
      }
    }
    return new Content(
        kind, raw, text.isStruck(), formula != null, formula == null ? null : plain(formula));
  }

  /**
   * The number that other workbooks keep for a day. Before March 1900 it is one less, because they
   * count a leap day that never was.
   */
  private static String serial(String date) {
    try {
      LocalDateTime at =
          date.length() > 10 ? LocalDateTime.parse(date) : LocalDate.parse(date).atStartOfDay();
      long day = ChronoUnit.DAYS.between(EPOCH, at.toLocalDate());
      long whole = day <= LEAP_DAY_THAT_NEVER_WAS ? day - 1 : day;
      double part =
          at.toLocalTime().toNanoOfDay() / (double) ChronoUnit.DAYS.getDuration().toNanos();
      return part == 0 ? Long.toString(whole) : Double.toString(whole + part);
    } catch (DateTimeException e) {
      return date;
    }
  }

  /** A time of day, {@code PT12H30M00S}, as a part of the day. */
  private static String fraction(String time) {
    try {
      return Double.toString(Duration.parse(time).toMillis() / 86_400_000.0);
    } catch (DateTimeException e) {
      return time;
    }
  }

  /** The formula as other workbooks write it: {@code of:=SUM([.A1:.B2])} as {@code SUM(A1:B2)}. */
  private static @Nullable String plain(String formula) {
    int start = formula.indexOf('=');
    if (start < 0 || formula.length() > 8_192) {
      return null;
    }
    String plain =
        formula
            .substring(start + 1)
            .replace("[.", "")
            .replace(":.", ":")
            .replace("[", "")
            .replace("]", "");
    return plain.isEmpty() ? null : plain;
  }
}
