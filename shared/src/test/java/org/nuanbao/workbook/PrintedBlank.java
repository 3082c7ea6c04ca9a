package org.nuanbao.workbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.nuanbao.form.Crosstab;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.Item;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Layout.Slot;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Single;
import org.nuanbao.form.Statistics;

/**
 * A form's blank as a federation's clerk would draw it in a spreadsheet program: the printed texts,
 * borders and merged cells of the layout, and nothing that only we would put there.
 */
public final class PrintedBlank {
  private final Form form;
  private final Map<String, String> labels = new HashMap<>();

  private PrintedBlank(Form form) {
    this.form = form;
    form.fields().forEach(field -> labels.put(field.ref(), field.printed()));
    switch (form) {
      case Statistics statistics -> statistics.items().forEach(this::label);
      case Crosstab crosstab -> {
        crosstab.rows().forEach(row -> labels.put(row.key(), row.label()));
        crosstab.columns().forEach(column -> labels.put(column.key(), column.label()));
      }
      case Roster roster ->
          roster.columns().forEach(column -> labels.put(column.key(), column.label()));
      case Single single -> {
        single.questions().forEach(question -> labels.put(question.key(), question.printed()));
        single.groups().forEach(group -> labels.put(group.key(), group.printed()));
        single
            .tables()
            .forEach(table -> {
              labels.put(table.key(), table.printed());
              table
                  .columns()
                  .forEach(column -> labels.put(table.key() + "." + column.key(), column.label()));
            });
      }
      case FormOfParts parted ->
          throw new IllegalArgumentException("not drawn here: " + parted.id());
    }
  }

  private void label(Item item) {
    String formula = item.formula();
    labels.put(item.ref(), formula == null ? item.label() : item.label() + "    " + formula);
  }

  /** The blank as {@code .xlsx}. */
  public static byte[] of(Form form) {
    try (Workbook book = new XSSFWorkbook()) {
      new PrintedBlank(form).draw(book);
      return Edits.bytes(book);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void draw(Workbook book) {
    Sheet sheet = book.createSheet("Sheet1");
    CellStyle box = book.createCellStyle();
    box.setBorderBottom(BorderStyle.THIN);
    box.setBorderTop(BorderStyle.THIN);
    box.setBorderLeft(BorderStyle.THIN);
    box.setBorderRight(BorderStyle.THIN);
    List<Layout.Row> rows = new ArrayList<>();
    for (Layout.Row row : form.layout().rows()) {
      for (int i = 0; i < row.times(); i++) {
        rows.add(row);
      }
    }
    Set<String> tokens =
        form.layout().rows().stream()
            .flatMap(row -> row.slots().stream())
            .filter(Slot.Label.class::isInstance)
            .map(slot -> ((Slot.Label) slot).ref())
            .collect(Collectors.toSet());
    for (int r = 0; r < rows.size(); r++) {
      Row drawn = sheet.createRow(r);
      List<Slot> slots = rows.get(r).slots();
      for (int c = 0; c < slots.size(); c++) {
        drawn.createCell(c).setCellStyle(box);
        String text = text(slots.get(c), tokens);
        if (!text.isEmpty()) {
          drawn.getCell(c).setCellValue(text);
        }
      }
    }
    merge(sheet, rows);
  }

  private static void merge(Sheet sheet, List<Layout.Row> rows) {
    Set<Integer> taken = new HashSet<>();
    for (int r = 0; r < rows.size(); r++) {
      List<Slot> slots = rows.get(r).slots();
      for (int c = 0; c < slots.size(); c++) {
        if (slots.get(c) instanceof Slot.Left || slots.get(c) instanceof Slot.Up) {
          continue;
        }
        int right = c;
        while (right + 1 < slots.size() && slots.get(right + 1) instanceof Slot.Left) {
          right++;
        }
        int below = r;
        while (below + 1 < rows.size() && rows.get(below + 1).slots().get(c) instanceof Slot.Up) {
          below++;
        }
        if ((right > c || below > r) && taken.add(r * 1000 + c)) {
          sheet.addMergedRegionUnsafe(new CellRangeAddress(r, below, c, right));
        }
      }
    }
  }

  private String text(Slot slot, Set<String> labelled) {
    return switch (slot) {
      case Slot.Printed(String text) -> text;
      case Slot.Label(String ref) -> labels.getOrDefault(ref, "");
      case Slot.FieldInput(String key) ->
          form.fields().stream()
              .filter(field -> field.key().equals(key) && !labelled.contains(field.ref()))
              .map(field -> field.printed())
              .findFirst()
              .orElse("");
      case Slot.Line(var parts) ->
          parts.stream().map(Layout.Part::printed).collect(Collectors.joining());
      case Slot.Input _, Slot.Left _, Slot.Up _, Slot.Empty _ -> "";
    };
  }
}
