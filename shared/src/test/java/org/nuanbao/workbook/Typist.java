package org.nuanbao.workbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.nuanbao.form.Column;
import org.nuanbao.form.Field;
import org.nuanbao.form.FigureForm;
import org.nuanbao.form.Form;
import org.nuanbao.form.Item;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Layout.Slot;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Statistics;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.sample.Sample;

/**
 * Types a form's printed blank into an empty workbook, as somebody at a federation does, and fills
 * it in: no mark, no styles of ours, and with habits of their own.
 */
final class Typist {
  /** What typists do. */
  enum Habit {
    SPACES,
    HALF_WIDTH,
    LETTER_BEFORE_LABEL,
    PART_WITH_COLON,
    SIMPLIFIED,
    NO_TITLE,
    TITLE_BELOW,
    ROWS_ABOVE,
    COLUMN_BEFORE,
    COLUMN_BEHIND,
    COLUMNS_MOVED,
    HEADING_OF_TWO_ROWS,
    COLUMN_NUMBERS,
    TOTAL_BELOW,
    FIELDS_IN_ONE_CELL,
    OTHER_SHEETS,
    MERGED_FIGURES,
    OLD_FORMAT
  }

  private final Form form;
  private final Reading filled;
  private final Set<Habit> habits;
  private final Random random;
  private final Printing.Labels labels;
  private final Workbook book;
  private final CellStyle day;
  private final Sheet sheet;
  private final int left;
  private final List<Integer> order = new ArrayList<>();
  private final Map<String, String> spoken = new HashMap<>();
  private int next;

  private Typist(Sample sample, Set<Habit> habits, long seed) {
    this.form = sample.form();
    this.filled = sample.typed();
    this.habits = habits;
    this.random = new Random(seed);
    this.labels = new Printing.Labels(form);
    this.book = has(Habit.OLD_FORMAT) ? new HSSFWorkbook() : new XSSFWorkbook();
    this.day = book.createCellStyle();
    day.setDataFormat((short) 14);
    if (has(Habit.OTHER_SHEETS)) {
      book.createSheet("填表说明").createRow(0).createCell(0).setCellValue("请认真填写本表。");
    }
    this.sheet = book.createSheet("Sheet1");
    this.left = has(Habit.COLUMN_BEFORE) ? 1 : 0;
    for (int column = 0; column < form.layout().widths().size(); column++) {
      order.add(column);
    }
    if (form instanceof Roster && has(Habit.COLUMNS_MOVED)) {
      Collections.shuffle(order, random);
    }
    if (has(Habit.SIMPLIFIED)) {
      simplify();
    }
  }

  static byte[] type(Sample sample, Set<Habit> habits, long seed) {
    Typist typist = new Typist(sample, habits, seed);
    try (Workbook book = typist.book) {
      typist.type();
      if (habits.contains(Habit.OTHER_SHEETS)) {
        book.createSheet("Sheet3");
      }
      return Edits.bytes(book);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean has(Habit habit) {
    return habits.contains(habit);
  }

  private void simplify() {
    spoken.put(form.head().title(), form.head().titles().getLast());
    for (Field field : form.fields()) {
      if (field.placeholder().isEmpty()) {
        spoken.put(field.printed(), field.labels().getLast() + "：");
      }
    }
    if (form instanceof Statistics statistics) {
      statistics.items().forEach(item -> spoken.put(item.label(), item.labels().getLast()));
    }
  }

  private void type() {
    next = has(Habit.ROWS_ABOVE) ? 2 : 0;
    if (has(Habit.ROWS_ABOVE)) {
      put(row(0), 0, "某某市总工会文件");
    }
    Map<Integer, Integer> at = new HashMap<>();
    List<Layout.Row> rows = form.layout().rows();
    for (int i = 0; i < rows.size(); i++) {
      Layout.Row row = rows.get(i);
      boolean title = row.kind() == Layout.Kind.TITLE || row.kind() == Layout.Kind.MARKER;
      if (title && (has(Habit.NO_TITLE) || has(Habit.TITLE_BELOW))) {
        continue;
      }
      at.put(i, next);
      switch (row.kind()) {
        case BODY -> people();
        case HEADING -> heading(row);
        case FIELDS -> fields(row);
        case MARKER, TITLE, TABLE, TEXT, NOTE -> printed(row);
      }
    }
    if (has(Habit.TITLE_BELOW) && !has(Habit.NO_TITLE)) {
      put(row(next + 1), 2, said(form.head().title()));
    }
    merge(at);
  }

  private void merge(Map<Integer, Integer> at) {
    if (form instanceof Roster) {
      return;
    }
    for (Layout.Block block : form.layout().blocks()) {
      Integer first = at.get(block.row());
      if (first != null && block.width() * block.height() > 1) {
        sheet.addMergedRegion(
            new CellRangeAddress(
                first,
                first + block.height() - 1,
                left + block.column(),
                left + block.column() + block.width() - 1));
      } else if (first != null
          && block.slot() instanceof Slot.Input
          && has(Habit.MERGED_FIGURES)
          && !has(Habit.COLUMN_BEHIND)
          && block.column() == form.layout().widths().size() - 1) {
        int column = left + block.column();
        sheet.addMergedRegion(new CellRangeAddress(first, first, column, column + 1));
      }
    }
  }

  private Row row(int number) {
    Row row = sheet.getRow(number);
    return row == null ? sheet.createRow(number) : row;
  }

  private void printed(Layout.Row printed) {
    Row row = row(next++);
    List<Slot> slots = printed.slots();
    for (int i = 0; i < slots.size(); i++) {
      switch (slots.get(i)) {
        case Slot.Input(String ref) -> put(row, left + i, figure(ref));
        case Slot.Label(String ref) -> put(row, left + i, label(ref, slots.get(i)));
        case Slot.Printed(String text) ->
            put(row, left + i, isLetter(text) && joins() ? "" : said(text));
        case Slot.FieldInput _, Slot.Line _, Slot.Left _, Slot.Up _, Slot.Empty _ -> {}
      }
    }
    if (has(Habit.COLUMN_BEHIND) && printed.kind() == Layout.Kind.TABLE) {
      put(row, left + slots.size(), new Value.Numeric(new BigDecimal(7)));
    }
  }

  private boolean joins() {
    return has(Habit.LETTER_BEFORE_LABEL) && form instanceof Statistics;
  }

  private static boolean isLetter(String text) {
    return text.matches("[(（]?[A-Z][)）]?");
  }

  private String label(String ref, Slot slot) {
    String text = said(labels.text(slot).orElseThrow());
    if (form instanceof Statistics statistics) {
      Item item = statistics.item(ref).orElseThrow();
      if (joins() && !item.letter().isEmpty() && item.parent() == null) {
        return item.letter() + List.of("、", ".", "．").get(random.nextInt(3)) + text;
      }
    }
    return has(Habit.PART_WITH_COLON) && text.startsWith("其中") && text.charAt(2) > 'z'
        ? "其中：" + text.substring(2).replaceFirst("^[，：、]", "")
        : text;
  }

  private Value figure(String ref) {
    return filled.body() instanceof Body.Figures figures
        ? figures.items().getOrDefault(ref, Entry.NONE).value()
        : Value.Blank.IT;
  }

  private void fields(Layout.Row printed) {
    Row row = row(next++);
    List<Slot> slots = printed.slots();
    String label = "";
    int labelled = -1;
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i) instanceof Slot.Label) {
        label = said(labels.text(slots.get(i)).orElseThrow());
        labelled = left + i;
        put(row, labelled, label);
      } else if (slots.get(i) instanceof Slot.FieldInput(String key)) {
        Value value = filled.fields().getOrDefault(key, Entry.NONE).value();
        if (has(Habit.FIELDS_IN_ONE_CELL) && labelled >= 0 && value instanceof Value.Text(var t)) {
          put(row, labelled, label + t);
        } else {
          put(row, left + i, value);
        }
        labelled = -1;
      }
    }
  }

  private void heading(Layout.Row printed) {
    boolean two = has(Habit.HEADING_OF_TWO_ROWS) && form instanceof Roster;
    Row upper = row(next++);
    Row lower = two ? row(next++) : upper;
    List<Slot> slots = printed.slots();
    int grouped = two ? random.nextInt(slots.size() - 1) : -1;
    for (int i = 0; i < slots.size(); i++) {
      int from = order.get(i);
      String text = labels.text(slots.get(from)).map(this::said).orElse("");
      boolean below = i == grouped || i == grouped + 1;
      put(two && below ? lower : upper, left + i, text);
    }
    if (two) {
      put(upper, left + grouped, "其他情况");
    }
    if (has(Habit.COLUMN_BEHIND)) {
      put(upper, left + slots.size(), "上年情况");
    }
    if (has(Habit.COLUMN_NUMBERS) && form instanceof Roster) {
      Row numbers = row(next++);
      for (int i = 0; i < slots.size(); i++) {
        put(numbers, left + i, new Value.Numeric(BigDecimal.valueOf(i + 1L)));
      }
    }
  }

  private void people() {
    Roster roster = (Roster) form;
    List<Line> lines = filled.body() instanceof Body.Lines(var all, var _) ? all : List.of();
    for (Line line : lines) {
      Row row = row(next++);
      for (int i = 0; i < order.size(); i++) {
        put(row, left + i, line.values().get(order.get(i)));
      }
      if (has(Habit.COLUMN_BEHIND)) {
        put(row, left + order.size(), "去年也有");
      }
    }
    if (has(Habit.TOTAL_BELOW)) {
      Row total = row(next++);
      put(total, left, "合  计");
      for (int i = 1; i < order.size(); i++) {
        Column column = roster.columns().get(order.get(i));
        if (column.key().equals("amount")) {
          put(total, left + i, new Value.Numeric(new BigDecimal(100_000)));
        }
      }
    }
  }

  private String said(String printed) {
    String text = spoken.getOrDefault(printed, printed);
    if (has(Habit.HALF_WIDTH)) {
      text = text.replace('（', '(').replace('）', ')').replace('：', ':').replace('，', ',');
    }
    if (has(Habit.SPACES) && text.length() > 1) {
      int cut = 1 + random.nextInt(text.length() - 1);
      String gap = List.of(" ", "  ", "　", "\n").get(random.nextInt(4));
      text = text.substring(0, cut) + gap + text.substring(cut);
    }
    return text;
  }

  private void put(Row row, int column, String text) {
    if (!text.isEmpty()) {
      put(row, column, new Value.Text(text));
    }
  }

  private void put(Row row, int column, Value value) {
    if (value.isBlank()) {
      return;
    }
    Cell cell = row.createCell(column);
    switch (value) {
      case Value.Blank _ -> {}
      case Value.Text(String text) -> cell.setCellValue(text);
      case Value.Numeric(BigDecimal number) -> cell.setCellValue(number.doubleValue());
      case Value.Day(LocalDate date) -> {
        cell.setCellValue(date);
        cell.setCellStyle(day);
      }
      case Value.Broken(String shown) -> cell.setCellValue(shown);
    }
  }

  /** Whether typing this form shows anything of the habit. */
  static boolean fits(Habit habit, Form form) {
    return switch (habit) {
      case LETTER_BEFORE_LABEL -> form instanceof Statistics;
      case PART_WITH_COLON, MERGED_FIGURES -> form instanceof FigureForm;
      case SIMPLIFIED -> form.head().titles().size() > 1;
      case COLUMNS_MOVED, HEADING_OF_TWO_ROWS, COLUMN_NUMBERS, TOTAL_BELOW ->
          form instanceof Roster;
      case SPACES,
          HALF_WIDTH,
          NO_TITLE,
          TITLE_BELOW,
          ROWS_ABOVE,
          COLUMN_BEFORE,
          COLUMN_BEHIND,
          FIELDS_IN_ONE_CELL,
          OTHER_SHEETS,
          OLD_FORMAT ->
          true;
    };
  }
}
