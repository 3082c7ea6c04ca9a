package org.nuanbao.workbook;

import static java.util.Objects.requireNonNull;

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
import java.util.TreeMap;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.nuanbao.form.Column;
import org.nuanbao.form.Field;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Layout.Part;
import org.nuanbao.form.Layout.Slot;
import org.nuanbao.form.Question;
import org.nuanbao.form.Single;
import org.nuanbao.form.Single.SubTable;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Value;
import org.nuanbao.sample.Sample;

/**
 * Types cards and vouchers into an empty workbook, as somebody at a federation does, and remembers
 * the cell of every answer: no mark, no styles of ours, and with habits of their own.
 */
final class CardTypist {
  /** What typists do. */
  enum Habit {
    SPACES,
    LINE_BREAKS,
    HALF_WIDTH,
    WITHOUT_NUMBERS,
    OTHER_NUMBERS,
    WITHOUT_UNITS,
    COLONS,
    NO_TITLE,
    NO_NOTES,
    ROWS_ABOVE,
    ROWS_BETWEEN,
    ROWS_MOVED,
    COLUMN_BEFORE,
    COLUMN_BEHIND,
    NO_MERGES,
    ONE_COLUMN_A_CELL,
    FIELDS_IN_ONE_CELL,
    DATES_THEIR_WAY,
    NO_SEALS,
    SPACES_IN_LINES,
    OTHER_SHEETS,
    STACKED,
    OLD_FORMAT
  }

  /**
   * A card as it was typed.
   *
   * @param cells of the answers, by question, and of tables by {@code table.row.column}
   */
  record Typed(Sample sample, String sheet, Map<String, String> cells) {}

  /** A workbook with the cards it holds, in their order. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Workpiece(byte[] file, List<Typed> cards) {}

  private final Set<Habit> habits;
  private final Random random;
  private final Wording wording;
  private final Workbook book;
  private final CellStyle day;
  private final int left;
  private Sheet sheet;
  private int next;

  private CardTypist(Set<Habit> habits, long seed) {
    this.habits = habits;
    this.random = new Random(seed);
    this.wording = new Wording(habits, random);
    this.book = has(Habit.OLD_FORMAT) ? new HSSFWorkbook() : new XSSFWorkbook();
    this.day = book.createCellStyle();
    day.setDataFormat((short) 14);
    this.left = has(Habit.COLUMN_BEFORE) ? 1 : 0;
    if (has(Habit.OTHER_SHEETS)) {
      book.createSheet("填表说明").createRow(0).createCell(0).setCellValue("请认真填写本表。");
    }
    this.sheet = book.createSheet("表1");
  }

  /** On a sheet each, unless they are stacked on one. */
  static Workpiece type(List<Sample> samples, Set<Habit> habits, long seed) {
    CardTypist typist = new CardTypist(habits, seed);
    List<Typed> cards = new ArrayList<>();
    try (Workbook book = typist.book) {
      for (Sample sample : samples) {
        if (!cards.isEmpty() && typist.has(Habit.STACKED)) {
          typist.next += typist.random.nextInt(3);
        } else if (!cards.isEmpty()) {
          typist.sheet = book.createSheet("表" + (cards.size() + 1));
          typist.next = 0;
        }
        cards.add(typist.new Sheetful(sample).type());
      }
      if (typist.has(Habit.OTHER_SHEETS)) {
        book.createSheet("Sheet3");
      }
      return new Workpiece(Edits.bytes(book), cards);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean has(Habit habit) {
    return habits.contains(habit);
  }

  private boolean merges() {
    return !has(Habit.NO_MERGES) && !has(Habit.ONE_COLUMN_A_CELL);
  }

  private Row row(int number) {
    Row row = sheet.getRow(number);
    return row == null ? sheet.createRow(number) : row;
  }

  private void put(int row, int column, Value value) {
    if (value.isBlank()) {
      return;
    }
    Cell cell = row(row).createCell(column);
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

  /** One card. */
  private final class Sheetful {
    private final Sample sample;
    private final Single form;
    private final Body.Answers filled;
    private final Map<String, String> printed = new HashMap<>();
    private final Map<String, String> plain = new HashMap<>();
    private final Map<String, ValueType> types = new HashMap<>();
    private final Map<String, String> cells = new TreeMap<>();
    private final Map<Integer, Integer> first = new HashMap<>();
    private final Map<Integer, Integer> last = new HashMap<>();

    Sheetful(Sample sample) {
      this.sample = sample;
      this.form = (Single) sample.form();
      this.filled = (Body.Answers) sample.typed().body();
      for (Question question : form.questions()) {
        label(question.key(), question.printed(), question.label());
        types.put(question.key(), question.type());
      }
      form.groups().forEach(group -> label(group.key(), group.printed(), group.label()));
      form.fields().forEach(field -> label(field.ref(), field.printed(), field.label()));
      for (SubTable table : form.tables()) {
        label(table.key(), table.printed(), table.label());
        for (Column column : table.columns()) {
          label(table.key() + "." + column.key(), column.label(), column.label());
        }
      }
    }

    private void label(String ref, String asPrinted, String asCalled) {
      printed.put(ref, asPrinted);
      plain.put(ref, asCalled);
    }

    Typed type() {
      if (has(Habit.ROWS_ABOVE)) {
        put(next, 0, new Value.Text("某某市总工会文件"));
        next += 2;
      }
      for (int index : order()) {
        Layout.Row row = form.layout().rows().get(index);
        boolean title = row.kind() == Layout.Kind.TITLE || row.kind() == Layout.Kind.MARKER;
        if ((title && has(Habit.NO_TITLE))
            || (row.kind() == Layout.Kind.NOTE && has(Habit.NO_NOTES))) {
          continue;
        }
        if (has(Habit.ROWS_BETWEEN) && row.slots().stream().noneMatch(Slot.Up.class::isInstance)) {
          next += random.nextInt(2);
        }
        first.put(index, next);
        for (int i = 1; i <= times(row); i++) {
          slots(row, i);
          last.put(index, next++);
        }
      }
      if (merges()) {
        form.layout().blocks().forEach(this::merge);
      }
      return new Typed(sample, sheet.getSheetName(), cells);
    }

    private int times(Layout.Row row) {
      int lines =
          row.slots().stream()
              .filter(Slot.Input.class::isInstance)
              .map(slot -> ((Slot.Input) slot).ref())
              .filter(ref -> row.kind() == Layout.Kind.BODY)
              .map(ref -> filled.tables().get(ref.substring(0, ref.indexOf('.'))))
              .mapToInt(lined -> lined.lines().stream().mapToInt(Line::number).max().orElse(0))
              .findFirst()
              .orElse(0);
      return Math.max(row.times(), lines);
    }

    /** The rows of the layout as they are typed; what hangs together stays together. */
    private List<Integer> order() {
      List<List<Integer>> bands = new ArrayList<>();
      List<Layout.Row> rows = form.layout().rows();
      for (int i = 0; i < rows.size(); i++) {
        boolean hangs = rows.get(i).slots().stream().anyMatch(Slot.Up.class::isInstance);
        if (hangs || (i > 0 && asksBelow(rows.get(i - 1)))) {
          bands.getLast().add(i);
        } else {
          bands.add(new ArrayList<>(List.of(i)));
        }
      }
      if (has(Habit.ROWS_MOVED)) {
        int from = 0;
        while (rows.get(bands.get(from).getFirst()).kind() != Layout.Kind.TABLE) {
          from++;
        }
        int to = from;
        while (to < bands.size()
            && rows.get(bands.get(to).getFirst()).kind() == Layout.Kind.TABLE) {
          to++;
        }
        Collections.rotate(bands.subList(from, to), 1 + random.nextInt(to - from - 1));
      }
      return bands.stream().flatMap(List::stream).toList();
    }

    private static boolean asksBelow(Layout.Row row) {
      return row.kind() == Layout.Kind.TABLE
          && row.slots().stream()
              .allMatch(slot -> slot instanceof Slot.Label || slot instanceof Slot.Left);
    }

    private void slots(Layout.Row row, int number) {
      List<Slot> slots = row.slots();
      int column = left;
      int labelled = -1;
      for (int i = 0; i < slots.size(); i++) {
        int at = has(Habit.ONE_COLUMN_A_CELL) ? column : left + i;
        switch (slots.get(i)) {
          case Slot.Printed(String text) -> put(next, at, new Value.Text(wording.said(text)));
          case Slot.Label(String ref) -> {
            put(next, at, new Value.Text(label(ref)));
            labelled = at;
          }
          case Slot.FieldInput(String key) -> field(key, labelled, at);
          case Slot.Line(List<Part> parts) -> line(parts, at);
          case Slot.Input(String ref) when row.kind() == Layout.Kind.BODY ->
              answer(ref, number, at);
          case Slot.Input(String ref) -> answer(ref, at);
          case Slot.Left _, Slot.Up _, Slot.Empty _ -> {}
        }
        column += slots.get(i) instanceof Slot.Left ? 0 : 1;
      }
      if (has(Habit.COLUMN_BEHIND) && merges() && row.kind() == Layout.Kind.TABLE) {
        put(next, left + slots.size(), new Value.Text("已录"));
      }
    }

    private String label(String ref) {
      String text = printed.getOrDefault(ref, "");
      if (has(Habit.WITHOUT_NUMBERS)) {
        text = plain.getOrDefault(ref, "");
      } else if (has(Habit.OTHER_NUMBERS)) {
        text = text.replaceFirst("^([0-9]+)", "$1" + List.of("、", ".", "．").get(random.nextInt(3)));
      }
      if (has(Habit.WITHOUT_UNITS)) {
        text = text.replaceFirst("（元）$", "");
      }
      boolean field = form.fields().stream().anyMatch(one -> one.ref().equals(ref));
      return wording.said(text) + (has(Habit.COLONS) && !field ? "：" : "");
    }

    private void field(String key, int labelled, int at) {
      Value value = sample.typed().fields().getOrDefault(key, Entry.NONE).value();
      Field field = form.fields().stream().filter(f -> f.key().equals(key)).findFirst().get();
      if (has(Habit.FIELDS_IN_ONE_CELL) && value instanceof Value.Text(String text)) {
        put(next, labelled, new Value.Text(label(field.ref()) + "：" + text));
        cell(field.ref(), value, labelled);
      } else {
        put(next, at, value);
        cell(field.ref(), value, at);
      }
    }

    private void answer(String ref, int at) {
      Value value = filled.answers().getOrDefault(ref, Entry.NONE).value();
      put(next, at, value);
      cell(ref, value, at);
    }

    private void answer(String ref, int number, int at) {
      int dot = ref.indexOf('.');
      SubTable table = form.table(ref.substring(0, dot)).orElseThrow();
      for (Line line : requireNonNull(filled.tables().get(table.key())).lines()) {
        if (line.number() == number) {
          Value value = line.values().get(table.indexOf(ref.substring(dot + 1)));
          put(next, at, value);
          cell(table.key() + "." + number + ref.substring(dot), value, at);
        }
      }
    }

    private void cell(String ref, Value value, int at) {
      if (!value.isBlank()) {
        cells.put(ref, new CellAddress(next, at).formatAsString());
      }
    }

    private void line(List<Part> parts, int at) {
      StringBuilder text = new StringBuilder();
      for (Part part : parts) {
        switch (part) {
          case Part.Words(String words) -> text.append(wording.said(words));
          case Part.Gap(String ref, String gap, boolean own) when !types.containsKey(ref) ->
              text.append(has(Habit.NO_SEALS) ? "" : wording.said(gap));
          case Part.Gap(String ref, String gap, boolean own) -> {
            Value value = filled.answers().getOrDefault(ref, Entry.NONE).value();
            cell(ref, value, at);
            String space = has(Habit.SPACES_IN_LINES) ? " ".repeat(random.nextInt(4)) : "";
            text.append(space).append(value.isBlank() ? gap : wording.written(value)).append(space);
          }
        }
      }
      put(next, at, new Value.Text(text.toString()));
    }

    private void merge(Layout.Block block) {
      Integer from = first.get(block.row());
      Integer to = last.get(block.row() + block.height() - 1);
      if (from == null || to == null) {
        return;
      }
      int right = left + block.column() + block.width() - 1;
      boolean body = form.layout().rows().get(block.row()).kind() == Layout.Kind.BODY;
      for (int row = from; row <= to; row += body ? 1 : to - from + 1) {
        int bottom = body ? row : to;
        if (bottom > row || block.width() > 1) {
          sheet.addMergedRegionUnsafe(
              new CellRangeAddress(row, bottom, left + block.column(), right));
        }
      }
    }
  }
}
