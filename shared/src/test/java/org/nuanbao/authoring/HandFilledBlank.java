package org.nuanbao.authoring;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.nuanbao.form.AnswerType;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Layout.Slot;
import org.nuanbao.form.Place;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.recognise.PrintedLine;

/** Types a reading into the blank that a form was drafted from, as somebody in an office does. */
final class HandFilledBlank {
  private final Form form;
  private final Map<String, Place> places;

  HandFilledBlank(Form form) {
    this.form = form;
    this.places = form.places();
  }

  /** How many entries each list of the blank has room for. */
  Map<String, Integer> entries() {
    Map<String, Integer> entries = new HashMap<>();
    for (FormOfParts.Sheet sheet : form.sheets()) {
      for (Layout.Row row : sheet.layout().rows()) {
        for (Slot slot : row.slots()) {
          if (row.kind() == Layout.Kind.BODY
              && slot instanceof Slot.Input(String ref)
              && places.get(ref) instanceof Place(_, _, String table, _)
              && table != null) {
            entries.merge(table, row.times(), Math::max);
          }
        }
      }
    }
    return entries;
  }

  byte[] fill(byte[] blank, Reading given) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(blank));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      List<FormOfParts.Sheet> sheets = form.sheets();
      for (FormOfParts.Sheet sheet : sheets) {
        Sheet there = sheets.size() == 1 ? first(book, sheet) : book.getSheet(sheet.name());
        fill(there, sheet.layout(), given);
      }
      book.write(bytes);
      return bytes.toByteArray();
    }
  }

  /** The sheet as wide as the layout. */
  private static Sheet first(XSSFWorkbook book, FormOfParts.Sheet sheet) {
    for (Sheet one : book) {
      if (one.getRow(0) != null
          && texts(one).stream().anyMatch(text -> texts(sheet.layout()).contains(text))) {
        return one;
      }
    }
    return book.getSheetAt(0);
  }

  private static List<String> texts(Sheet sheet) {
    List<String> texts = new java.util.ArrayList<>();
    sheet.forEach(row -> row.forEach(cell -> texts.add(cell.toString().strip())));
    texts.removeIf(String::isEmpty);
    return texts;
  }

  private static List<String> texts(Layout layout) {
    return layout.rows().stream()
        .flatMap(row -> row.slots().stream())
        .filter(Slot.Printed.class::isInstance)
        .map(slot -> ((Slot.Printed) slot).text())
        .toList();
  }

  private void fill(Sheet sheet, Layout layout, Reading given) {
    int at = 0;
    for (int r = 0; r < layout.rows().size(); r++) {
      Layout.Row row = layout.rows().get(r);
      if (row.kind() != Layout.Kind.BODY) {
        for (int c = 0; c < row.slots().size(); c++) {
          slot(sheet, at, c, row.slots().get(c), given);
        }
        at++;
        continue;
      }
      int height = 1;
      while (r + height < layout.rows().size()
          && layout.rows().get(r + height).kind() == Layout.Kind.BODY
          && layout.rows().get(r + height).times() == 1
          && row.times() >= 1
          && isSameList(row, layout.rows().get(r + height))) {
        height++;
      }
      for (int offset = 0; offset < height; offset++) {
        list(sheet, at + offset, height, layout.rows().get(r + offset), given);
      }
      at += height * row.times();
      r += height - 1;
    }
  }

  private boolean isSameList(Layout.Row one, Layout.Row other) {
    return table(one).equals(table(other));
  }

  private String table(Layout.Row row) {
    for (Slot slot : row.slots()) {
      if (slot instanceof Slot.Input(String ref)
          && places.get(ref) instanceof Place(_, _, String table, _)) {
        return String.valueOf(table);
      }
    }
    return "";
  }

  private void list(Sheet sheet, int first, int height, Layout.Row row, Reading given) {
    for (int c = 0; c < row.slots().size(); c++) {
      if (row.slots().get(c) instanceof Slot.Input(String ref)
          && places.get(ref) instanceof Place(_, _, String table, int index)
          && table != null) {
        for (Line line : given.body().rows(table).lines()) {
          put(sheet, first + (line.number() - 1) * height, c, line.values().get(index));
        }
      }
    }
  }

  private void slot(Sheet sheet, int row, int column, Slot slot, Reading given) {
    switch (slot) {
      case Slot.Input(String ref) -> put(sheet, row, column, answer(ref, given));
      case Slot.FieldInput(String key) ->
          put(sheet, row, column, given.fields().getOrDefault(key, Entry.NONE).value());
      case Slot.Line(List<Layout.Part> parts) -> {
        Map<String, AnswerType> types = new HashMap<>();
        Map<String, Value> values = new HashMap<>();
        for (Place place : places.values()) {
          types.put(place.name(), place.prompt().answer());
          values.put(place.name(), answer(place.name(), given));
        }
        for (Field field : form.fields()) {
          types.put("@" + field.key(), field.answer());
          values.put(
              "@" + field.key(), given.fields().getOrDefault(field.key(), Entry.NONE).value());
        }
        if (parts.stream().anyMatch(Layout.Part.Gap.class::isInstance)) {
          put(sheet, row, column, new Value.Text(PrintedLine.of(parts, types).filled(values)));
        }
      }
      case Slot.Printed _, Slot.Label _, Slot.Left _, Slot.Up _, Slot.Empty _ -> {}
    }
  }

  private static Value answer(String ref, Reading given) {
    return given.body() instanceof Body.Answers(var answers, var _)
        ? answers.getOrDefault(ref, Entry.NONE).value()
        : Value.Blank.IT;
  }

  private static void put(Sheet sheet, int row, int column, Value value) {
    Row there = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
    Cell cell = there.getCell(column) == null ? there.createCell(column) : there.getCell(column);
    switch (value) {
      case Value.Blank _ -> {}
      case Value.Numeric(BigDecimal number) -> cell.setCellValue(number.doubleValue());
      case Value.Text(String text) -> cell.setCellValue(text);
      case Value.Day(var day) ->
          cell.setCellValue(
              "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth()));
      case Value.Broken(String shown) -> cell.setCellValue(shown);
    }
  }
}
