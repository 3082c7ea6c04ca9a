package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Column;
import org.nuanbao.form.Field;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Layout.Block;
import org.nuanbao.form.Layout.Slot;
import org.nuanbao.form.Prompt;
import org.nuanbao.form.Question;
import org.nuanbao.form.Single;
import org.nuanbao.form.Single.SubTable;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Typing;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.cells.CellName;
import org.nuanbao.workbook.cells.Range;
import org.nuanbao.workbook.cells.SheetVisitor.SheetEnd;
import org.nuanbao.workbook.recognise.SingleLabels.Place;
import org.nuanbao.workbook.recognise.SinglePlaces.Spot;

/** Reads one card or voucher from its rows of a sheet. */
final class SingleReading {
  /**
   * How often a line is tried with one more cell; nobody fills more cells with one line, and each
   * try costs time.
   */
  private static final int LOOKS = 6;

  private final Single form;
  private final SinglePrint print;
  private final SingleLabels labels;
  private final SinglePlaces places;
  private final String sheet;
  private final SheetEnd end;
  private final FileFindings findings;
  private final AnswerFaults faults = new AnswerFaults();
  private final List<String> missing = new ArrayList<>();
  private final Map<String, Entry> entries = new HashMap<>();
  private final Map<String, Entry> fields = new HashMap<>();

  SingleReading(
      Single form,
      SinglePrint print,
      List<KeptRow> rows,
      SinglePlaces.Merges merges,
      String sheet,
      SheetEnd end) {
    this.form = form;
    this.print = print;
    this.sheet = sheet;
    this.end = end;
    this.findings = new FileFindings(sheet);
    this.labels = SingleLabels.find(print, rows);
    this.places = new SinglePlaces(form.layout(), labels, rows, merges);
  }

  FoundForm read() {
    Map<Spot, List<PrintedLine>> lines = new LinkedHashMap<>();
    for (Block block : form.layout().blocks()) {
      switch (block.slot()) {
        case Slot.Input(String ref) -> input(block, ref);
        case Slot.FieldInput(String key) -> field(block, key);
        case Slot.Line _ ->
            line(block)
                .ifPresent(at ->
                    lines.computeIfAbsent(at, spot -> new ArrayList<>()).add(print.line(block)));
        case Slot.Printed _, Slot.Label _, Slot.Left _, Slot.Up _, Slot.Empty _ -> {}
      }
    }
    lines.forEach(
        (at, some) -> entries.putAll(answers(at, PrintedLine.together(some), lines.keySet())));
    Map<String, Body.Lines> tables = new LinkedHashMap<>();
    for (SubTable table : form.tables()) {
      tables.put(table.key(), lines(table));
    }
    demandWhole();
    Map<String, Entry> answers = new LinkedHashMap<>();
    for (Question question : form.questions()) {
      Entry entry = typed(question, entries.get(question.key()));
      answers.put(question.key(), entry);
      see(question.ref(), question.label(), question.type(), entry);
    }
    faults.fields(form.fields(), fields, places.rows());
    faults.tell(findings);
    return FoundForm.of(form, sheet, fields(), new Body.Answers(answers, tables), findings.all());
  }

  private void input(Block block, String ref) {
    if (form.layout().rows().get(block.row()).kind() == Layout.Kind.BODY) {
      return;
    }
    Optional<Spot> spot = places.spot(block);
    if (spot.isEmpty()) {
      missing.add(print.label(ref));
    }
    ValueType type = form.question(ref).map(Question::type).orElse(ValueType.TEXT);
    spot.ifPresent(at -> entries.put(ref, new Entry(places.value(at, type), at.cell())));
  }

  /** Reads a field: after its label in the same cell, or else to the right of it. */
  private void field(Block block, String key) {
    Optional<Place> label = places.label(block).flatMap(labels::place);
    Field field =
        form.fields().stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
    if (label.isPresent()
        && label.get().row().value(label.get().column()) instanceof Value.Text(String text)) {
      Value within = behind(field, text);
      if (!within.isBlank()) {
        fields.put(key, new Entry(within, label.get().cell()));
        return;
      }
    }
    places
        .spot(block)
        .ifPresent(at -> fields.put(key, new Entry(places.value(at, field.type()), at.cell())));
  }

  private static Value behind(Field field, String text) {
    for (String label : List.of(field.printed(), field.label())) {
      Layout.Part words = new Layout.Part.Words(LabelText.withoutColon(label) + "：");
      Layout.Part gap = new Layout.Part.Gap(field.key(), "");
      PrintedLine.Said said =
          PrintedLine.of(List.of(words, gap), Map.of(field.key(), field.answer())).read(text);
      if (LabelText.of(text).startsWith(LabelText.withoutColon(LabelText.of(label)))) {
        return said.values().getOrDefault(field.key(), Value.Blank.IT);
      }
    }
    return Value.Blank.IT;
  }

  private Optional<Spot> line(Block block) {
    return labels
        .place(block)
        .map(place -> new Spot(place.row().number(), place.column()))
        .or(() -> places.spot(block))
        .or(() -> places.counted(block));
  }

  /**
   * The answers of a line by ref, all with the line's cell. The cells to the right are read as part
   * of the line only while something is missing, because somebody's note may follow.
   *
   * @param begins the cells where lines begin; another line does not continue into them
   */
  private Map<String, Entry> answers(Spot at, PrintedLine line, Set<Spot> begins) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder();
    int looks = 0;
    PrintedLine.Said said = null;
    for (int column = at.column(); column < places.width(at.row()); column++) {
      Spot here = new Spot(at.row(), column);
      if (column > at.column() && (labels.isTaken(here.row(), column) || begins.contains(here))) {
        break;
      }
      Value value = places.value(here, ValueType.TEXT);
      if (value instanceof Value.Broken) {
        line.refs().forEach(ref -> entries.put(ref, new Entry(value, here.cell())));
        return entries;
      }
      if (!value.isBlank()) {
        text.append(text.isEmpty() ? "" : " ").append(Piece.Gap.written(value, null));
        said = looks++ < LOOKS ? line.read(text.toString()) : null;
      }
      if (places.isMerged(here) || (said != null && said.whole())) {
        break;
      }
    }
    if (said == null) {
      said = line.read(text.toString());
    }
    said.values().forEach((ref, value) -> entries.put(ref, new Entry(value, at.cell())));
    if (said.doubtful()) {
      findings.lineChanged(line.questions(), at.cell(), line.blank());
    }
    return entries;
  }

  /** The filled rows of a small table: below its headings, down to the next print. */
  private Body.Lines lines(SubTable table) {
    List<Place> columns = new ArrayList<>();
    int heading = 0;
    for (Column column : table.columns()) {
      Optional<Place> place = label(table.key() + "." + column.key()).flatMap(labels::place);
      if (place.isEmpty()) {
        missing.add(table.label() + "的" + column.label());
      } else {
        columns.add(place.get());
        heading = Math.max(heading, place.get().row().number());
      }
    }
    if (columns.size() < table.columns().size()) {
      return new Body.Lines(List.of(), List.of());
    }
    List<Line> lines = new ArrayList<>();
    for (int row = heading + 1; row <= places.lastRow() && !labels.isTaken(row); row++) {
      Line line = line(table, columns, row - heading, row);
      if (!line.values().stream().allMatch(Value::isBlank)) {
        lines.add(line);
      }
    }
    return new Body.Lines(
        lines, columns.stream().map(place -> CellName.column(place.column())).toList());
  }

  private Line line(SubTable table, List<Place> columns, int number, int row) {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Spot at = places.within(row, columns.get(i));
      Column column = table.columns().get(i);
      Value value = Typing.typed(column.answer(), places.value(at, column.type()));
      values.add(value);
      see(
          table.key() + "." + column.key(),
          column.label(),
          column.type(),
          new Entry(value, at.cell()));
    }
    return new Line(number, row, values);
  }

  private Optional<Block> label(String ref) {
    return form.layout().blocks().stream()
        .filter(block -> block.slot().equals(new Slot.Label(ref)))
        .findFirst();
  }

  /** Checks the cell of an answer. */
  private void see(String ref, String label, ValueType type, Entry entry) {
    String cell = entry.cell();
    Range at = cell == null ? null : Range.parse(cell);
    if (at != null) {
      places
          .row(at.firstRow())
          .ifPresent(row -> see(ref, label, type, entry.value(), row, at.firstColumn()));
    }
  }

  private void see(String ref, String label, ValueType type, Value value, KeptRow row, int column) {
    faults.see(type, ref, label, row, column);
    boolean formula = row.isReckoned(column);
    if (formula && (!value.isBlank() || row.isUncalculated(column))) {
      faults.formula(ref, label, row, column);
    }
    if (!value.isBlank()) {
      faults.place(ref, row, column, end.hiddenColumns());
    }
  }

  private Map<String, Entry> fields() {
    Map<String, Entry> fields = new LinkedHashMap<>();
    for (Field field : form.fields()) {
      fields.put(field.key(), typed(field, this.fields.get(field.key())));
    }
    return fields;
  }

  private static Entry typed(Prompt asked, @Nullable Entry raw) {
    return raw == null
        ? Entry.NONE
        : new Entry(Typing.typed(asked.answer(), raw.value()), raw.cell());
  }

  private void demandWhole() {
    if (!missing.isEmpty()) {
      throw SheetTable.mismatch(
          "表里缺少 %d 个项目（%s）；请用最新的模板，不要删改印好的文字。".formatted(missing.size(), SheetTable.named(missing)),
          "The form lacks %d questions; please use the latest template.".formatted(missing.size()));
    }
  }
}
