package org.nuanbao.workbook;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.nuanbao.form.AnswerType;
import org.nuanbao.form.Column;
import org.nuanbao.form.Field;
import org.nuanbao.form.FigureForm;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.Item;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Layout.Slot;
import org.nuanbao.form.Place;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Single;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.value.YesNo;
import org.nuanbao.workbook.mark.TextWidth;
import org.nuanbao.workbook.recognise.PrintedLine;

/**
 * Writes one sample into the form's template as it is and judges nothing: text as text, numbers to
 * the last digit, dates as dates. In a cell with a live sum, a figure or a blank replaces the
 * formula.
 */
public final class Filler {
  private final WorkbookDraft draft;
  private final Form form;

  private Filler(WorkbookDraft draft, Form form) {
    this.draft = draft;
    this.form = form;
  }

  /**
   * An {@code .xlsx} with the reading's values.
   *
   * @param raw the values to write; those the form does not ask for are left out
   */
  public static byte[] fill(Form form, Reading raw, Mark mark) {
    try (WorkbookDraft draft = WorkbookDraft.of(form, mark, PreparedRows.of(raw.body()))) {
      NothingChoice.print(draft, form);
      CellAddress nothing = NothingChoice.at(form, draft.placement());
      if (nothing != null && raw.saysNothing()) {
        Value yes = new Value.Text(YesNo.YES.printed());
        draft.put(nothing.getRow(), nothing.getColumn(), yes, ValueType.YES_NO);
      }
      draft.pages().forEach(page -> write(page, form, raw));
      return draft.bytes();
    }
  }

  /** Whether the form's workbook offers the choice that there is nothing to report. */
  public static boolean offersNothing(Form form) {
    Layout first = form.sheets().getFirst().layout();
    return NothingChoice.at(form, Placement.of(form, first, PreparedRows.blank())) != null;
  }

  /** A workbook of cards or vouchers, each on its own sheet. */
  public static byte[] fill(Single form, List<Reading> raw, Mark mark) {
    try (WorkbookDraft draft = WorkbookDraft.of(form, mark, PreparedRows.of(raw))) {
      List<WorkbookDraft> sheets = draft.sheets(form, raw.size());
      for (int i = 0; i < raw.size(); i++) {
        write(sheets.get(i), form, raw.get(i));
      }
      return draft.bytes();
    }
  }

  /** Writes the reading's values into one sheet. */
  static void write(WorkbookDraft sheet, Form form, Reading raw) {
    new Filler(sheet, form).write(raw);
  }

  private void write(Reading raw) {
    for (Field field : form.fields()) {
      CellAddress at = draft.placement().field(field.key());
      if (at != null) {
        Entry entry = raw.fields().getOrDefault(field.key(), Entry.NONE);
        draft.put(at.getRow(), at.getColumn(), entry.value(), field.type());
      }
    }
    switch (raw.body()) {
      case Body.Figures figures -> figures(figures);
      case Body.Lines lines -> lines(lines.lines());
      case Body.Answers answers -> answers(raw.fields(), answers);
    }
  }

  private void figures(Body.Figures figures) {
    if (!(form instanceof FigureForm statistics)) {
      throw new IllegalArgumentException("figures for a form that lists rows: " + form.id());
    }
    for (Item item : statistics.items()) {
      CellAddress at = draft.placement().spots().get(item.ref());
      if (at != null) {
        Entry entry = figures.items().getOrDefault(item.ref(), Entry.NONE);
        draft.put(at.getRow(), at.getColumn(), entry.value(), item.type());
      }
    }
  }

  private void lines(List<Line> lines) {
    if (!(form instanceof Roster roster)) {
      throw new IllegalArgumentException("rows for a form that asks for figures: " + form.id());
    }
    int row = draft.placement().bodyFirst();
    for (Line line : lines) {
      for (int i = 0; i < roster.columns().size(); i++) {
        Column column = roster.columns().get(i);
        CellAddress first = draft.placement().spots().get(column.key());
        if (first != null) {
          draft.put(row, first.getColumn(), line.values().get(i), column.type());
        }
      }
      row++;
    }
  }

  /** Writes the answers into their cells, printed lines and tables. */
  private void answers(Map<String, Entry> fields, Body.Answers answers) {
    Map<String, Value> values = new HashMap<>();
    Map<String, AnswerType> types = new HashMap<>();
    for (Field field : form.fields()) {
      values.put("@" + field.key(), fields.getOrDefault(field.key(), Entry.NONE).value());
      types.put("@" + field.key(), field.answer());
    }
    for (Place place : form.places().values()) {
      if (place.table() == null && !(place.prompt() instanceof Field)) {
        Value value = answers.answers().getOrDefault(place.name(), Entry.NONE).value();
        values.put(place.name(), value);
        types.put(place.name(), place.prompt().answer());
        CellAddress at = draft.placement().spots().get(place.name());
        if (at != null && !isSum(at, value)) {
          put(at.getRow(), at.getColumn(), value, place.prompt().type());
        }
      }
    }
    printedLines(values, types);
    form.columnsOfTables()
        .forEach((table, columns) ->
            begin(table, columns)
                .ifPresent(begin -> {
                  int height = draft.placement().entryRows(begin);
                  answers.rows(table).lines().forEach(line -> row(table, columns, height, line));
                }));
  }

  /** Whether the cell holds a sum that no value was given for; the spreadsheet then computes it. */
  private boolean isSum(CellAddress at, Value value) {
    return value.isBlank()
        && form instanceof FormOfParts
        && draft.sheet().getRow(at.getRow()).getCell(at.getColumn()).getCellType()
            == CellType.FORMULA;
  }

  private void printedLines(Map<String, Value> values, Map<String, AnswerType> types) {
    List<Layout.Row> rows = draft.placement().rows();
    for (int r = 0; r < rows.size(); r++) {
      List<Slot> slots = rows.get(r).slots();
      for (int c = 0; c < slots.size(); c++) {
        if (slots.get(c) instanceof Slot.Line(List<Layout.Part> parts)) {
          String text = PrintedLine.of(parts, types).filled(values);
          put(r, c, new Value.Text(text), ValueType.TEXT);
        }
      }
    }
  }

  private void row(String table, List<Column> columns, int height, Line line) {
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      CellAddress first = draft.placement().spots().get(table + "." + column.key());
      if (first != null) {
        int row = first.getRow() + (line.number() - 1) * height;
        put(row, first.getColumn(), line.values().get(i), column.type());
      }
    }
  }

  /** The top cell of the table's first entry; empty if the table is on another sheet. */
  private Optional<CellAddress> begin(String table, List<Column> columns) {
    return columns.stream()
        .map(column -> draft.placement().spots().get(table + "." + column.key()))
        .filter(Objects::nonNull)
        .min(Comparator.comparingInt(CellAddress::getRow));
  }

  /** Writes a value and makes its row as high as its text needs. */
  private void put(int row, int column, Value value, ValueType type) {
    draft.put(row, column, value, type);
    if (value instanceof Value.Text(String text)) {
      CellRangeAddress extent = draft.placement().extent(row, column);
      XSSFRow there = draft.sheet().getRow(row);
      float needed = Printing.textHeight(TextWidth.lines(text, draft.placement().width(extent)));
      there.setHeightInPoints(Math.max(there.getHeightInPoints(), needed));
    }
  }
}
