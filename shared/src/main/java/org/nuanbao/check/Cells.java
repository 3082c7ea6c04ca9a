package org.nuanbao.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Column;
import org.nuanbao.form.Form;
import org.nuanbao.form.Item;
import org.nuanbao.form.Question;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Single;
import org.nuanbao.form.SubTable;
import org.nuanbao.form.Tabled;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Value;

/** The cells of any form by the name a rule gives them. */
final class Cells {
  private final Judging judging;

  Cells(Judging judging) {
    this.judging = judging;
  }

  /**
   * One cell.
   *
   * @param codes the answers allowed, empty if free
   * @param label where it stands and what it asks for, in Chinese
   */
  record Cell(Value value, ValueType type, List<String> codes, String label, Spot spot) {
    /** Null if it is blank or no text. */
    @Nullable String text() {
      return value instanceof Value.Text text ? text.text() : null;
    }

    /** A value of another kind than the cell asks for, or one that cannot be believed. */
    boolean unreadable() {
      return switch (value) {
        case Value.Blank _ -> false;
        case Value.Broken _ -> true;
        case Value.Text _ ->
            switch (type) {
              case COUNT, AMOUNT_WAN, AMOUNT_YUAN, INTEGER, DATE -> true;
              case TEXT, CODE, CODES, YES_NO, ID_NUMBER, BANK_CARD, PHONE -> false;
            };
        case Value.Numeric _ -> type == ValueType.ID_NUMBER || type == ValueType.BANK_CARD;
        case Value.Day _ -> type != ValueType.DATE;
      };
    }
  }

  /** All cells of this name: one, or as many as the roster or the small table has rows. */
  Stream<Cell> of(String key) {
    Form form = judging.form();
    return switch (form) {
      case Tabled tabled -> tabled.item(key).stream().map(this::figure);
      case Roster roster -> {
        int index = roster.indexOf(key);
        yield judging.lines().stream().map(line -> rosterCell(roster, line, index));
      }
      case Single single -> {
        Optional<Question> question = single.question(key);
        yield question.isPresent()
            ? Stream.of(answer(question.get()))
            : IntStream.range(0, rows(table(key))).mapToObj(row -> inTable(key, row));
      }
    };
  }

  /** The one cell of this name on a form that has one. */
  Cell one(String key) {
    return of(key)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(key + " is not on the form"));
  }

  boolean isInTable(String key) {
    return judging.form() instanceof Single single && single.question(key).isEmpty();
  }

  /** {@code table.column} without its column. */
  static String table(String key) {
    return key.substring(0, Math.max(key.indexOf('.'), 0));
  }

  /** How many rows of the table were read, blank ones too. */
  int rows(String table) {
    return lines(table).lines().size();
  }

  boolean isBlank(String table, int row) {
    return lines(table).lines().get(row).values().stream().allMatch(Value::isBlank);
  }

  /** The cell {@code table.column} of a row, from 0. */
  Cell inTable(String key, int row) {
    SubTable table = subTable(table(key));
    int index = table.indexOf(key.substring(table.key().length() + 1));
    Body.Lines lines = lines(table.key());
    Line line = lines.lines().get(row);
    Column column = table.columns().get(index);
    String cell =
        line.sheetRow() > 0 && index < lines.letters().size()
            ? lines.letters().get(index) + line.sheetRow()
            : null;
    return new Cell(
        Rows.value(line, index),
        column.type(),
        column.codes(),
        "“%s”第%d行的“%s”".formatted(table.label(), line.number(), column.label()),
        new Spot(key, cell));
  }

  /** What the form prints for a ref; the ref itself where it prints nothing. */
  String label(String ref) {
    if (judging.form() instanceof Single single) {
      Stream<String> groups =
          single.groups().stream().filter(it -> it.key().equals(ref)).map(it -> it.label());
      Stream<String> tables =
          single.tables().stream().filter(it -> it.key().equals(ref)).map(SubTable::label);
      Stream<String> questions = single.question(ref).stream().map(Question::label);
      Stream<String> columns =
          single.tables().stream()
              .flatMap(table ->
                  table.columns().stream()
                      .filter(column -> ref.equals(table.key() + "." + column.key()))
                      .map(column -> table.label() + "的" + column.label()));
      return Stream.of(groups, tables, questions, columns)
          .flatMap(it -> it)
          .findFirst()
          .orElse(ref);
    }
    return ref;
  }

  /** The places a finding names by these refs; a group stands at its first answer. */
  List<Spot> spots(List<String> refs) {
    return refs.stream().map(this::spot).toList();
  }

  Spot spot(String ref) {
    return switch (judging.form()) {
      case Tabled _ -> judging.figureSpot(ref);
      case Roster _ -> new Spot(ref, null);
      case Single single ->
          new Spot(
              ref,
              single.questions().stream()
                  .filter(question -> question.ref().equals(ref))
                  .map(question -> entry(question).cell())
                  .filter(cell -> cell != null)
                  .findFirst()
                  .orElse(null));
    };
  }

  private Cell figure(Item item) {
    return new Cell(
        judging.figures().getOrDefault(item.ref(), Entry.NONE).value(),
        item.type(),
        List.of(),
        item.ref() + "“" + item.core() + "”",
        judging.figureSpot(item.ref()));
  }

  private Cell rosterCell(Roster roster, Line line, int index) {
    Column column = roster.columns().get(index);
    String row = line.sheetRow() > 0 ? "（第" + line.sheetRow() + "行）" : "";
    return new Cell(
        Rows.value(line, index),
        column.type(),
        column.codes(),
        "第" + line.number() + "条" + row + "“" + column.label() + "”",
        judging.spot(line, index));
  }

  private Cell answer(Question question) {
    Entry entry = entry(question);
    return new Cell(
        entry.value(),
        question.type(),
        question.codes(),
        "“" + question.label() + "”",
        new Spot(question.ref(), entry.cell()));
  }

  private Entry entry(Question question) {
    return judging.answers().answers().getOrDefault(question.key(), Entry.NONE);
  }

  private Body.Lines lines(String table) {
    return judging.answers().tables().getOrDefault(table, new Body.Lines(List.of(), List.of()));
  }

  private SubTable subTable(String key) {
    if (judging.form() instanceof Single single) {
      return single
          .table(key)
          .orElseThrow(() -> new IllegalArgumentException(key + " is no table of the form"));
    }
    throw new IllegalArgumentException(key + " is no table of the form");
  }
}
