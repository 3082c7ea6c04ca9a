package org.nuanbao.functions.webform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.AnswerType;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Layout.Block;
import org.nuanbao.form.Layout.Slot;
import org.nuanbao.form.Place;
import org.nuanbao.form.Prompt;
import org.nuanbao.form.Question;
import org.nuanbao.form.Single;
import org.nuanbao.form.ValueType;
import org.nuanbao.functions.webform.AskedCell.Look;
import org.nuanbao.reading.Value;
import org.nuanbao.sheet.CellAddress;

/**
 * A form's printed sheet with inputs in its blanks, row by row and cell by cell as in its workbook.
 *
 * @param widths the columns' classes of width, as a sheet that was sent has them
 */
public record FormSheet(List<Integer> widths, List<Row> rows) {
  /** One row; its number is the workbook's. */
  public record Row(int number, List<Box> boxes) {}

  /**
   * One printed cell with what is merged into it.
   *
   * @param look the classes of its kind
   */
  public record Box(int width, int height, String look, List<Piece> pieces) {
    public boolean isWrong() {
      return cells().anyMatch(AskedCell::isWrong);
    }

    public boolean isDoubtful() {
      return cells().anyMatch(cell -> cell.note() != null);
    }

    private Stream<AskedCell> cells() {
      return pieces.stream()
          .flatMap(piece ->
              piece instanceof Piece.Blank(AskedCell cell) ? Stream.of(cell) : Stream.of());
    }
  }

  /** What stands in a cell: print, and blanks in it. */
  public sealed interface Piece {
    record Print(String text) implements Piece {}

    record Blank(AskedCell cell) implements Piece {}
  }

  /** The classes of width, each with its hundredths of an em in the style sheet. */
  private static final NavigableMap<Integer, Integer> WIDTHS =
      new TreeMap<>(Map.of(3, 200, 5, 325, 7, 425, 9, 525, 12, 675, 16, 900, 24, 1300, 36, 1900));

  /** How wide a sheet may be to stand beside the list of what was found. */
  private static final int ROOM = 4_600;

  private static final int ALL = 100;
  private static final int NARROWEST = 50;
  private static final int STEP = 5;
  private static final int MOST_OPTIONS = 40;
  private static final int TEXT_LINES = 3;

  /**
   * Draws a form that is printed on one sheet.
   *
   * @param notes what was found, by the name of the input where it is said
   */
  static FormSheet of(TypedForm typed, Map<String, FormNote> notes) {
    return new FormSheet(widths(typed.form().layout().widths()), new Drawing(typed, notes).rows());
  }

  /** The columns in proportion, as wide as there is room, but not less than half as printed. */
  private static List<Integer> widths(List<Integer> characters) {
    for (int percent = ALL; ; percent -= STEP) {
      int part = percent;
      List<Integer> classes =
          characters.stream().map(each -> width((each * part + ALL - 1) / ALL)).toList();
      if (part <= NARROWEST || classes.stream().mapToInt(WIDTHS::get).sum() <= ROOM) {
        return classes;
      }
    }
  }

  private static int width(int characters) {
    Integer wide = WIDTHS.ceilingKey(characters);
    return wide == null ? WIDTHS.lastKey() : wide;
  }

  /** The sums, which follow what is typed. */
  public List<AskedCell> sums() {
    return cells().values().stream().filter(cell -> cell.look() == Look.SUM).toList();
  }

  /** The inputs by their names, each with its cell. */
  Map<String, AskedCell> cells() {
    Map<String, AskedCell> cells = new LinkedHashMap<>();
    rows.stream()
        .flatMap(row -> row.boxes().stream())
        .flatMap(Box::cells)
        .forEach(cell -> cells.put(cell.name(), cell));
    return cells;
  }

  /** One drawing. */
  private static final class Drawing {
    private final TypedForm typed;
    private final Form form;
    private final Map<String, FormNote> notes;
    private final Map<String, Place> places;
    private final Map<String, String> labels;
    private final Map<String, Field> fields = new HashMap<>();
    private final Map<String, Value> sums;
    private final List<Layout.Row> rows = new ArrayList<>();

    /** For each row, which entry of its table it is; 0 outside of tables. */
    private final List<Integer> entries = new ArrayList<>();

    Drawing(TypedForm typed, Map<String, FormNote> notes) {
      this.typed = typed;
      this.form = typed.form();
      this.notes = notes;
      this.places = form.places();
      this.labels = form.labels();
      this.sums = typed.sums();
      form.fields().forEach(field -> fields.put(field.key(), field));
      spread(form.layout().rows());
    }

    /** Repeats the rows of each table as often as the page has entries. */
    private void spread(List<Layout.Row> printed) {
      for (int r = 0; r < printed.size(); r++) {
        Layout.Row row = printed.get(r);
        if (row.kind() != Layout.Kind.BODY) {
          rows.add(row);
          entries.add(0);
          continue;
        }
        String table = table(row);
        int height = 1;
        while (r + height < printed.size()
            && printed.get(r + height).kind() == Layout.Kind.BODY
            && !table.isEmpty()
            && table(printed.get(r + height)).equals(table)) {
          height++;
        }
        int times = Math.max(row.times(), typed.rows().getOrDefault(table, 0));
        for (int entry = 1; entry <= times; entry++) {
          for (int line = 0; line < height; line++) {
            rows.add(printed.get(r + line));
            entries.add(entry);
          }
        }
        r += height - 1;
      }
    }

    private static String table(Layout.Row body) {
      return body.slots().stream()
          .filter(Slot.Input.class::isInstance)
          .map(slot -> ((Slot.Input) slot).ref())
          .map(ref -> ref.substring(0, Math.max(0, ref.lastIndexOf('.'))))
          .findFirst()
          .orElse("");
    }

    List<Row> rows() {
      List<List<Box>> boxes = new ArrayList<>();
      rows.forEach(_ -> boxes.add(new ArrayList<>()));
      for (Block block : new Layout(form.layout().widths(), rows).blocks()) {
        boxes.get(block.row()).add(box(block));
      }
      List<Row> drawn = new ArrayList<>();
      boxes.forEach(each -> drawn.add(new Row(drawn.size() + 1, List.copyOf(each))));
      return List.copyOf(drawn);
    }

    private Box box(Block block) {
      List<Piece> pieces =
          switch (block.slot()) {
            case Slot.Printed(String text) -> List.of(new Piece.Print(text));
            case Slot.Label(String ref) -> List.of(new Piece.Print(label(ref)));
            case Slot.Input(String ref) -> List.of(new Piece.Blank(input(ref, block)));
            case Slot.FieldInput(String key) -> List.of(new Piece.Blank(field(key, block)));
            case Slot.Line(List<Layout.Part> parts) ->
                parts.stream().map(part -> piece(part, block)).toList();
            case Slot.Left _, Slot.Up _, Slot.Empty _ -> List.of();
          };
      return new Box(block.width(), block.height(), look(block, pieces), pieces);
    }

    private String look(Block block, List<Piece> pieces) {
      if (block.slot() instanceof Slot.Line) {
        return pieces.stream().anyMatch(Piece.Blank.class::isInstance) ? "e l" : "";
      }
      for (Piece piece : pieces) {
        if (piece instanceof Piece.Blank(AskedCell cell)) {
          return cell.look() == Look.SUM ? "e num sum" : cell.isFigure() ? "e v" : "e";
        }
      }
      return switch (rows.get(block.row()).kind()) {
        case TITLE -> "t";
        case MARKER -> "x";
        case NOTE -> "n";
        case HEADING -> "h";
        case FIELDS, TEXT -> "";
        case TABLE, BODY ->
            block.slot() instanceof Slot.Printed || form instanceof Single ? "c" : "";
      };
    }

    private Piece piece(Layout.Part part, Block block) {
      return switch (part) {
        case Layout.Part.Words(String printed) -> new Piece.Print(printed);
        case Layout.Part.Gap(String ref, String printed, boolean _) ->
            ref.startsWith("@")
                ? new Piece.Blank(field(ref.substring(1), block))
                : places.containsKey(ref)
                    ? new Piece.Blank(input(ref, block))
                    : new Piece.Print(printed);
      };
    }

    private String label(String ref) {
      String label = labels.get(ref);
      if (label != null) {
        return label;
      }
      return form.fields().stream()
          .filter(field -> field.ref().equals(ref))
          .map(Field::printed)
          .findFirst()
          .orElse("");
    }

    private AskedCell field(String key, Block block) {
      Field field = fields.get(key);
      if (field == null) {
        throw new IllegalStateException("no field " + key);
      }
      return cell(TypedForm.field(field), field.label(), field, block, null);
    }

    private AskedCell input(String ref, Block block) {
      Place place = places.get(ref);
      if (place == null) {
        throw new IllegalStateException("no place " + ref);
      }
      String table = place.table();
      if (table == null) {
        return cell(ref, called(place), place.prompt(), block, sums.get(ref));
      }
      int entry = entries.get(block.row());
      String label = labels.getOrDefault(table, "") + "第 " + entry + " 行 " + place.prompt().label();
      return cell(TypedForm.row(entry, ref), label, place.prompt(), block, null);
    }

    /** The label, with that of its group. */
    private String called(Place place) {
      String label = place.prompt().label();
      if (!(place.prompt() instanceof Question question)
          || !question.key().contains(".")
          || !(form instanceof Single single)) {
        return label;
      }
      return single.groups().stream()
          .filter(group -> group.key().equals(question.ref()))
          .map(group -> group.label() + " " + label)
          .findFirst()
          .orElse(label);
    }

    private AskedCell cell(
        String name, String label, Prompt prompt, Block block, @Nullable Value sum) {
      AnswerType type = prompt.answer();
      Look look = sum == null ? look(name, prompt, block) : Look.SUM;
      String value =
          sum == null ? typed.at(name) : sum instanceof Value.Numeric number ? number.plain() : "";
      return new AskedCell(
          name,
          new CellAddress(block.column(), block.row() + 1).toString(),
          label,
          type,
          look,
          type.codes(),
          value,
          notes.get(name));
    }

    private Look look(String name, Prompt prompt, Block block) {
      AnswerType type = prompt.answer();
      boolean one = type.kind() == ValueType.CODE || type.kind() == ValueType.YES_NO;
      boolean also = form.rules().stream().anyMatch(rule -> !rule.alsoTaken(name).isEmpty());
      if (type.kind() == ValueType.TICK) {
        return Look.TICK;
      }
      if (one && !also && !type.codes().isEmpty() && type.codes().size() <= MOST_OPTIONS) {
        return Look.CHOICE;
      }
      boolean high = rows.get(block.row()).lines() >= TEXT_LINES && block.width() > 1;
      return type.kind() == ValueType.TEXT
              && !type.name()
              && high
              && block.slot() instanceof Slot.Input
          ? Look.TEXT
          : Look.LINE;
    }
  }
}
