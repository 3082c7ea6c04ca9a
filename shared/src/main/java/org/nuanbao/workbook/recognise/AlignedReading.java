package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.AnswerType;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Layout.Block;
import org.nuanbao.form.Layout.Slot;
import org.nuanbao.form.Place;
import org.nuanbao.form.Prompt;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Typing;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.cells.CellName;
import org.nuanbao.workbook.cells.Range;
import org.nuanbao.workbook.cells.SheetVisitor.SheetEnd;

/**
 * Reads a sheet of any printed form by its print as a whole: each answer is read where the row and
 * the column of its printed place have moved to.
 */
final class AlignedReading {
  /** Longer texts are not labels. */
  private static final int LABEL = 30;

  private final Form form;
  private final SheetPrint print;
  private final Alignment at;
  private final String sheet;
  private final SheetEnd end;
  private final Map<Integer, KeptRow> rows = new TreeMap<>();
  private final Map<String, Place> places;
  private final Map<String, Entry> answers = new LinkedHashMap<>();
  private final Map<String, Entry> fields = new HashMap<>();
  private final Map<String, Integer> spots = new HashMap<>();
  private final AnswerFaults faults = new AnswerFaults();
  private final FileFindings findings;
  private final RecomputedSums sums;
  private final Set<String> missing = new TreeSet<>();

  AlignedReading(
      Form form, SheetPrint print, Alignment at, List<KeptRow> rows, String sheet, SheetEnd end) {
    this.form = form;
    this.print = print;
    this.at = at;
    this.sheet = sheet;
    this.end = end;
    this.findings = new FileFindings(sheet);
    this.places = form.places();
    rows.forEach(row -> this.rows.put(row.number(), row));
    this.sums = new RecomputedSums(this.rows, sheet);
  }

  /** Reads what this sheet says of the form; answers on other sheets are missing. */
  FoundForm read() {
    for (Block block : print.layout().blocks()) {
      if (!print.isBody(block.row())) {
        read(block);
      }
    }
    Map<String, Body.Lines> tables = new LinkedHashMap<>();
    for (AlignedTable table : AlignedTable.all(form, print, at)) {
      tables.put(table.key(), merged(table, table.read(rows, this::cell)));
      table.subtotals().tell(findings);
      table.pageEnds().forEach(end -> addPage(table, end));
    }
    new FieldCells(form, end.merged())
        .read(List.copyOf(rows.values()))
        .forEach((key, entry) -> {
          if (fields.getOrDefault(key, Entry.NONE).value().isBlank()) {
            fields.put(key, entry);
          }
        });
    merged();
    demandWhole();
    at.changed().forEach(this::changed);
    faults.tell(findings);
    return FoundForm.of(form, sheet, fields(), Body.of(form, answers, tables), findings.all());
  }

  /**
   * Handles a list that goes on over several pages, each with a sub-total. If the form prints the
   * sub-total once, the printed one is the sum of all of them.
   */
  private void addPage(AlignedTable table, KeptRow end) {
    for (int row = 0; row < print.size(); row++) {
      boolean same =
          at.number(row) > table.last()
              && !print.words(row).isEmpty()
              && print.words(row).stream()
                  .allMatch(it -> end.label(at.column(it.column())).equals(it.text()));
      if (same) {
        addPage(row, end);
        return;
      }
    }
  }

  private void addPage(int row, KeptRow end) {
    List<Slot> slots = print.layout().rows().get(row).slots();
    for (int column = 0; column < slots.size(); column++) {
      if (slots.get(column) instanceof Slot.Input(String ref)
          && answers.get(ref) instanceof Entry(Value.Numeric(var sum), var cell)
          && places.get(ref) instanceof Place(var prompt, var _, var _, var _)
          && cell(prompt, ref, end.number(), at.column(column)).value()
              instanceof Value.Numeric(var more)) {
        answers.put(ref, new Entry(new Value.Numeric(sum.add(more)), cell));
      }
    }
  }

  /**
   * Reports changed print. A heading with another unit of money asks a different question, so it is
   * refused.
   */
  private void changed(Alignment.Changed change) {
    boolean table = change.kind() == Layout.Kind.HEADING || change.kind() == Layout.Kind.TABLE;
    if (!table || change.line() || change.seen().startsWith(change.printed())) {
      return;
    }
    if (change.seen().length() <= LABEL
        && change.printed().contains("万元") != change.seen().contains("万元")
        && change.seen().contains("元")
        && change.printed().contains("元")) {
      throw SheetTable.mismatch(
          "单元格 %s 里印好的“%s”被改成了“%s”，金额单位不同；请用最新的模板，不要删改印好的文字。"
              .formatted(change.cell(), change.printed(), change.seen()),
          "A printed unit of money was changed; please use the latest template.");
    }
    findings.printChanged(change.cell(), change.printed(), change.seen());
  }

  private void read(Block block) {
    switch (block.slot()) {
      case Slot.Input(String ref) -> {
        Place place = places.get(ref);
        if (place != null && known(block, place.prompt().label())) {
          int column = at.column(block.column());
          spots.put(ref + "@" + column, at.number(block.row()));
          answers.put(ref, cell(place.prompt(), place.ref(), number(block), column));
        }
      }
      case Slot.FieldInput(String key) -> field(block, key);
      case Slot.Line line -> line(block, line);
      case Slot.Printed _, Slot.Label _, Slot.Left _, Slot.Up _, Slot.Empty _ -> {}
    }
  }

  private int number(Block block) {
    return at.number(block.row());
  }

  private boolean known(Block block, String label) {
    if (number(block) < 0) {
      missing.add(label);
      return false;
    }
    return true;
  }

  /** The content of a cell, checked against what is asked there. */
  private Entry cell(Prompt asked, String ref, int number, int column) {
    KeptRow row = rows.get(number);
    String name = CellName.of(column, number);
    if (row == null) {
      return new Entry(Value.Blank.IT, name);
    }
    Value value = typed(asked.answer(), row.value(column, asked.type()));
    if (row.isReckoned(column)) {
      String formula = row.formulaText(column);
      Value sum = formula == null ? null : sums.of(formula).orElse(null);
      if (sum == null) {
        faults.formula(ref, asked.label(), row, column);
      } else {
        return new Entry(sum, name);
      }
    } else {
      faults.see(asked.type(), ref, asked.label(), row, column);
    }
    if (!value.isBlank()) {
      faults.place(ref, row, column, end.hiddenColumns());
    }
    return new Entry(value, name);
  }

  /** The typed value; where the options are printed in the cell itself, those that are ticked. */
  private static Value typed(AnswerType asked, Value raw) {
    if (!asked.codes().isEmpty()
        && raw instanceof Value.Text(String text)
        && asked.codes().stream().allMatch(text::contains)
        && TickedOptions.isPrinted(text)) {
      return TickedOptions.value(asked, text);
    }
    return Typing.typed(asked, raw);
  }

  private void field(Block block, String key) {
    Field field = field(key);
    if (field == null || number(block) < 0) {
      return;
    }
    Entry entry = cell(field, field.ref(), number(block), at.column(block.column()));
    boolean placeholder =
        entry.value() instanceof Value.Text(String text)
            && field
                .placeholder()
                .filter(it -> LabelText.of(it).equals(LabelText.of(text)))
                .isPresent();
    fields.put(key, placeholder ? new Entry(Value.Blank.IT, entry.cell()) : entry);
  }

  private @Nullable Field field(String key) {
    return form.fields().stream().filter(it -> it.key().equals(key)).findFirst().orElse(null);
  }

  /** Reads print with gaps: each answer is the text in its gap. */
  private void line(Block block, Slot.Line line) {
    PrintedLine printed = print.line(line);
    if (printed.refs().isEmpty() || !known(block, printed.sign())) {
      return;
    }
    KeptRow row = rows.get(number(block));
    int column = at.column(block.column());
    String name = CellName.of(column, number(block));
    String text =
        row == null
            ? ""
            : switch (row.value(column)) {
              case Value.Text(String said) -> said;
              case Value.Numeric numeric -> numeric.plain();
              case Value.Blank _, Value.Day _, Value.Broken _ -> "";
            };
    PrintedLine.Said said = printed.read(text);
    if (said.doubtful()) {
      findings.lineChanged(printed.questions(), name, printed.blank());
    }
    said.values()
        .forEach((ref, value) -> {
          Entry entry = new Entry(value, name);
          if (ref.startsWith("@")) {
            fields.put(ref.substring(1), entry);
          } else {
            answers.put(ref, entry);
          }
        });
  }

  private Map<String, Entry> fields() {
    Map<String, Entry> asked = new LinkedHashMap<>();
    for (Field field : form.fields()) {
      asked.put(field.key(), fields.getOrDefault(field.key(), Entry.NONE));
    }
    Entry nothing = fields.get(Field.NOTHING.key());
    if (nothing != null) {
      asked.put(Field.NOTHING.key(), nothing);
    }
    return asked;
  }

  /**
   * The entries with merged cells filled in: where that is allowed, a cell merged over several
   * entries gives each of them the first one's value.
   */
  private Body.Lines merged(AlignedTable table, Body.Lines read) {
    MergedRows allowed =
        new MergedRows(
            table.columns(), table.spots().stream().mapToInt(AlignedTable.Spot::column).toArray());
    BitSet entries = new BitSet();
    read.lines().forEach(line -> entries.set(line.sheetRow()));
    for (Range range : end.merged()) {
      boolean asked = table.spots().stream().anyMatch(spot -> spot.column() == range.firstColumn());
      if (asked
          && !allowed.isAllowed(range)
          && entries.get(range.firstRow(), range.lastRow() + 1).cardinality() > 1) {
        findings.merged(
            List.of(),
            List.of(CellName.of(range.firstColumn(), range.firstRow())),
            range.toString());
      }
    }
    return new Body.Lines(allowed.filled(read.lines(), end.merged()), read.letters());
  }

  /** Reports a cell merged over several answers, because nobody knows which of them it gives. */
  private void merged() {
    Map<String, Range> cells = new TreeMap<>();
    answers.forEach((ref, answer) -> {
      Range cell = answer.cell() == null ? null : Range.parse(answer.cell());
      if (cell != null) {
        cells.put(ref, cell);
      }
    });
    for (Range range : end.merged()) {
      List<String> covered = new ArrayList<>();
      cells.forEach((ref, cell) -> {
        if (range.holds(cell.firstColumn(), cell.firstRow())) {
          covered.add(ref);
        }
      });
      if (!sameCell(covered)) {
        findings.merged(covered, List.of(), range.toString());
      }
    }
  }

  private boolean sameCell(List<String> refs) {
    return refs.stream()
            .map(ref -> String.valueOf(answers.getOrDefault(ref, Entry.NONE).cell()))
            .distinct()
            .count()
        < 2;
  }

  private void demandWhole() {
    if (!missing.isEmpty()) {
      throw SheetTable.mismatch(
          "表里缺少 %d 处印好的内容（%s）；请用最新的模板，不要删改印好的文字。"
              .formatted(missing.size(), SheetTable.named(missing)),
          "The form lacks %d printed places; please use the latest template."
              .formatted(missing.size()));
    }
  }

  /** Reads the cell of a column in a row. */
  @FunctionalInterface
  interface CellReader {
    Entry read(Prompt asked, String ref, int number, int column);
  }
}
