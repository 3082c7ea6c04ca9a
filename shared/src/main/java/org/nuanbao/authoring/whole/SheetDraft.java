package org.nuanbao.authoring.whole;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nuanbao.authoring.Understood;
import org.nuanbao.authoring.draft.LabelWords;
import org.nuanbao.authoring.draft.YamlPage.Entry;
import org.nuanbao.authoring.part.CellPlace;
import org.nuanbao.authoring.part.Input;
import org.nuanbao.authoring.part.Input.Answer;
import org.nuanbao.authoring.part.Part;
import org.nuanbao.authoring.part.Part.Records;
import org.nuanbao.authoring.part.Relations;
import org.nuanbao.authoring.text.BareText;
import org.nuanbao.authoring.text.Lexicon;
import org.nuanbao.form.ValueType;

/** Names everything that a sheet asks: the fields of the head, and the parts. */
final class SheetDraft {
  private static final Pattern ROOM = Pattern.compile("[^：:\\s][ \\u3000]*\\n[ \\u3000]*\\n");

  private static final NamedAnswer UNNAMED =
      new NamedAnswer("", Answer.of(ValueType.DECIMAL), false);

  private final Understood.Sheet sheet;
  private final FormNames form;
  private final boolean single;
  private final ReckonedSums sums;
  private final List<PartDraft> parts = new ArrayList<>();
  private final Map<CellPlace, NamedAnswer> names = new LinkedHashMap<>();
  private final List<Records> lists = new ArrayList<>();
  private final List<Input> alone = new ArrayList<>();

  private SheetDraft(Understood.Sheet sheet, FormNames form, boolean single) {
    this.sheet = sheet;
    this.form = form;
    this.single = single;
    this.sums = new ReckonedSums(sheet.print());
  }

  /**
   * Names what a sheet asks.
   *
   * @param single whether the sheet is a card: questions and small tables, no other parts
   */
  static SheetDraft of(Understood.Sheet sheet, FormNames form, boolean single) {
    SheetDraft draft = new SheetDraft(sheet, form, single);
    sheet.parts().forEach(draft::part);
    draft.rest();
    return draft;
  }

  private void part(Part part) {
    switch (part) {
      case Part.Lines lines -> lines.inputs().forEach(this::line);
      case Part.Card card -> alone.addAll(card.inputs());
      case Part.Crosstab crosstab when single -> alone.addAll(crosstab.inputs());
      case Part.Crosstab crosstab ->
          PartDraft.table(form.next("table"), label(part), crosstab.inputs())
              .ifPresentOrElse(
                  this::add,
                  () -> {
                    form.giveBack("table");
                    alone.addAll(crosstab.inputs());
                  });
      case Part.Roster roster -> {
        for (Records asked : roster.records()) {
          Records records = sums.with(asked, roster.relations());
          if (records.columns().isEmpty()) {
            continue;
          }
          String label = records.group().isEmpty() ? label(part) : BareText.label(records.group());
          add(PartDraft.list(form.next("list"), label, records, sheet.print()));
          lists.add(records);
        }
        alone.addAll(roster.inputs());
      }
    }
  }

  /** Names what a line asks; who reports, and when, is asked once in every form. */
  private void line(Input input) {
    String label = NamedAnswer.path(input.labels(), "");
    LabelWords.USUAL
        .headKey(label)
        .filter(key -> form.take(key, label, input.answer()))
        .ifPresentOrElse(
            key -> names.put(input.place(), new NamedAnswer("@" + key, input.answer(), false)),
            () -> alone.add(input));
  }

  private void rest() {
    Stream<Relations> relations =
        Stream.concat(sheet.parts().stream().map(Part::relations), Stream.of(sheet.across()));
    List<Input> asked = new ArrayList<>(alone);
    alone.forEach(input -> names.putIfAbsent(input.place(), UNNAMED));
    asked.addAll(sums.alone(relations, names));
    names.values().removeIf(UNNAMED::equals);
    asked.removeIf(input -> names.containsKey(input.place()));
    asked.sort(
        Comparator.comparingInt((Input it) -> it.place().row())
            .thenComparingInt(it -> it.place().column())
            .thenComparingInt(it -> it.place().gap()));
    asked.addAll(opinions(asked));
    Map<CellPlace, Input> once = new LinkedHashMap<>();
    asked.forEach(input -> once.putIfAbsent(input.place(), input));
    if (!once.isEmpty()) {
      String key = form.next("card");
      add(PartDraft.card(key, sheet.title(), single ? "" : key + ".", once.values()));
    }
  }

  /** Inputs for the words of opinions: a line is left blank for them beside seal and date. */
  private List<Input> opinions(List<Input> asked) {
    List<Input> opinions = new ArrayList<>();
    for (Input input : asked) {
      CellPlace cell = CellPlace.of(input.place().row(), input.place().column());
      String text = sheet.print().at(cell.row(), cell.column()).text();
      boolean opinion =
          input.place().gap() == 1
              && asked.stream().noneMatch(it -> it.place().equals(cell))
              && input.row().stream().anyMatch(Lexicon.USUAL::asksOpinion)
              && ROOM.matcher(text).find();
      if (opinion) {
        Answer words = Answer.of(ValueType.TEXT);
        List<String> row = input.row().subList(0, Math.max(1, input.row().size() - 1));
        opinions.add(new Input(cell, row, input.column(), words));
      }
    }
    return opinions;
  }

  private void add(PartDraft part) {
    parts.add(part);
    part.names().forEach(names::putIfAbsent);
  }

  private String label(Part part) {
    String title = BareText.label(part.title());
    return title.isEmpty() ? sheet.title() : title;
  }

  List<Entry> parts() {
    return parts.stream().map(PartDraft::data).toList();
  }

  /** What each place of the sheet is called. */
  Map<CellPlace, NamedAnswer> names() {
    return names;
  }

  List<Records> lists() {
    return lists;
  }

  Understood.Sheet sheet() {
    return sheet;
  }
}
