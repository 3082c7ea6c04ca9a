package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
import org.nuanbao.reading.Typing;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.cells.SheetVisitor.SheetEnd;
import org.nuanbao.workbook.recognise.SingleLabels.Place;
import org.nuanbao.workbook.recognise.SinglePlaces.Spot;

/** Reads one card or voucher from its rows of a sheet. */
final class SingleReading {
  private static final int NAMED = 5;

  private final Single form;
  private final SinglePrint print;
  private final SingleLabels labels;
  private final SinglePlaces places;
  private final List<String> missing = new ArrayList<>();
  private final Map<String, Entry> entries = new HashMap<>();
  private final Map<String, Entry> fields = new HashMap<>();

  SingleReading(Single form, SinglePrint print, List<KeptRow> rows, Merges merges) {
    this.form = form;
    this.print = print;
    this.labels = SingleLabels.find(print, rows);
    this.places = new SinglePlaces(form.layout(), labels, rows, merges);
  }

  FoundForm read(String sheet, SheetEnd end) {
    SingleFaults faults = new SingleFaults(sheet, places, end);
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
    SingleLines cells = new SingleLines(labels, places, faults);
    lines.keySet().forEach(cells::begins);
    lines.forEach((at, some) -> entries.putAll(cells.read(at, PrintedLine.together(some))));
    Map<String, Body.Lines> tables = new LinkedHashMap<>();
    SingleRows rows = new SingleRows(form.layout(), labels, places, faults);
    for (SubTable table : form.tables()) {
      tables.put(table.key(), rows.read(table, missing));
    }
    demandWhole();
    Map<String, Entry> answers = new LinkedHashMap<>();
    for (Question question : form.questions()) {
      Entry entry = typed(question, entries.get(question.key()));
      answers.put(question.key(), entry);
      faults.see(question.ref(), question.label(), question.type(), entry);
    }
    faults.fields(form.fields(), fields);
    return FoundForm.of(form, sheet, fields(), new Body.Answers(answers, tables), faults.all());
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

  /** Behind its label in the same cell, or right of it. */
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
      String named = String.join("、", missing.subList(0, Math.min(NAMED, missing.size())));
      throw SheetTable.mismatch(
          "表里缺少 %d 个项目（%s%s）；请用最新的模板，不要删改印好的文字。"
              .formatted(missing.size(), named, missing.size() > NAMED ? "等" : ""),
          "The form lacks %d questions; please use the latest template.".formatted(missing.size()));
    }
  }
}
