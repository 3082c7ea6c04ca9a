package org.nuanbao.authoring.whole;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nuanbao.authoring.draft.LabelWords;
import org.nuanbao.authoring.draft.YamlPage.Entry;
import org.nuanbao.authoring.part.CellPlace;
import org.nuanbao.authoring.part.Input;
import org.nuanbao.authoring.part.Input.Answer;
import org.nuanbao.authoring.part.Part.Records;
import org.nuanbao.authoring.text.BareText;
import org.nuanbao.authoring.text.Lexicon;
import org.nuanbao.form.ValueType;
import org.nuanbao.workbook.printed.PrintedSheet;

/**
 * One part of the form while it is drafted: its data, and the name of each of its places.
 *
 * @param names by place; for a list, by the place in its first entry
 */
record PartDraft(Entry data, Map<CellPlace, NamedAnswer> names) {
  /** A table that asks at less than this share of its crossings is no table. */
  private static final double HOLES = 0.5;

  /** Drafts a list with one entry for each record. */
  static PartDraft list(String key, String label, Records records, PrintedSheet sheet) {
    Map<CellPlace, NamedAnswer> names = new LinkedHashMap<>();
    List<Entry> columns = new ArrayList<>();
    List<Entry> measures = new ArrayList<>(List.of(Entry.of("key", "rows", "kind", "rows")));
    if (records.index() >= 0) {
      Answer number = Answer.of(ValueType.TEXT);
      columns.add(NamedAnswer.typed(Entry.of("key", "seq", "label", "序号"), number));
      names.put(
          CellPlace.of(records.first(), records.index()),
          new NamedAnswer(key + ".seq", number, true));
    }
    Set<String> taken = new HashSet<>(Set.of("seq", "rows"));
    for (Records.Column column : records.columns()) {
      Answer answer = column.answer();
      String own = key(column, taken);
      CellPlace place = CellPlace.of(records.first() + column.offset(), column.column());
      boolean once = sheet.at(place.row(), place.column()).height() > records.height();
      Entry entry = Entry.of("key", own, "label", label(column, records));
      columns.add(
          NamedAnswer.typed(entry, answer)
              .with("once", once ? true : null)
              .doubted(NamedAnswer.doubts(answer)));
      names.put(place, new NamedAnswer(key + "." + own, answer, true));
      if (isAdded(answer) && !Lexicon.USUAL.isSequenceHead(column.label())) {
        measures.add(Entry.of("key", own, "kind", "total", "column", own));
      }
    }
    Entry data = begin(key, label, "roster").with("columns", columns).with("measures", measures);
    return new PartDraft(data, names);
  }

  /**
   * The usual key for what a column asks, if it is free; else the letters of the sheet's column.
   */
  private static String key(Records.Column column, Set<String> taken) {
    String label = BareText.label(column.label());
    String usual = LabelWords.USUAL.of(label).map(LabelWords.Meaning::key).orElse(null);
    String letters = letters(column.column()) + (column.offset() == 0 ? "" : column.offset() + 1);
    String key = usual == null || taken.contains(usual) ? letters : usual;
    taken.add(key);
    return key;
  }

  /** The lowest heading, unless another column has the same. */
  private static String label(Records.Column column, Records records) {
    String last = BareText.label(column.label());
    long same =
        records.columns().stream().filter(it -> BareText.label(it.label()).equals(last)).count();
    return same == 1 && !last.isEmpty()
        ? last
        : NamedAnswer.path(column.labels(), letters(column.column()));
  }

  private static boolean isAdded(Answer answer) {
    return answer.type() == ValueType.AMOUNT_YUAN || answer.type() == ValueType.COUNT;
  }

  /** Drafts rows and columns that cross; empty if too many crossings ask nothing. */
  static Optional<PartDraft> table(String key, String label, Collection<Input> inputs) {
    Map<Integer, List<Input>> rows = new LinkedHashMap<>();
    Map<Integer, List<Input>> columns = new LinkedHashMap<>();
    for (Input input : inputs) {
      if (input.place().gap() > 0) {
        return Optional.empty();
      }
      rows.computeIfAbsent(input.place().row(), _ -> new ArrayList<>()).add(input);
      columns.computeIfAbsent(input.place().column(), _ -> new ArrayList<>()).add(input);
    }
    boolean holes = inputs.size() < HOLES * rows.size() * columns.size();
    boolean columnsTell = columns.values().stream().allMatch(PartDraft::isAlike);
    boolean rowsTell = rows.values().stream().allMatch(PartDraft::isAlike);
    return holes || !(columnsTell || rowsTell)
        ? Optional.empty()
        : Optional.of(crossed(key, label, rows, columns, columnsTell));
  }

  private static PartDraft crossed(
      String key,
      String label,
      Map<Integer, List<Input>> rows,
      Map<Integer, List<Input>> columns,
      boolean columnsTell) {
    Map<CellPlace, NamedAnswer> names = new HashMap<>();
    List<Entry> rowData = new ArrayList<>();
    List<String> without = new ArrayList<>();
    rows.forEach((row, inputs) -> {
      String own = "r" + (row + 1);
      String path = NamedAnswer.path(inputs.getFirst().row(), "第" + (row + 1) + "行");
      Entry entry = Entry.of("key", own, "label", path);
      rowData.add(columnsTell ? entry : NamedAnswer.measured(entry, inputs.getFirst().answer()));
      for (Input input : inputs) {
        String ref = key + "." + own + "." + letters(input.place().column());
        names.put(input.place(), new NamedAnswer(ref, input.answer(), false));
      }
      Set<Integer> asked =
          inputs.stream().map(input -> input.place().column()).collect(Collectors.toSet());
      columns.keySet().stream()
          .filter(column -> !asked.contains(column))
          .forEach(column -> without.add(own + "." + letters(column)));
    });
    List<Entry> columnData = new ArrayList<>();
    columns.forEach((column, inputs) -> {
      Answer answer = inputs.getFirst().answer();
      String path = NamedAnswer.path(inputs.getFirst().column(), letters(column));
      Entry entry = Entry.of("key", letters(column), "label", path);
      columnData.add(NamedAnswer.measured(entry, answer).doubted(NamedAnswer.doubts(answer)));
    });
    Entry data =
        begin(key, label, "crosstab")
            .with("rows", rowData)
            .with("columns", columnData)
            .with("without", without.isEmpty() ? null : without);
    return new PartDraft(data, names);
  }

  /** Whether all cells of a line take the same kind of answer. */
  private static boolean isAlike(List<Input> line) {
    Answer first = line.getFirst().answer();
    return line.stream()
        .map(Input::answer)
        .allMatch(it ->
            it.type() == first.type()
                && it.unit().equals(first.unit())
                && it.codes().equals(first.codes()));
  }

  /**
   * Drafts questions, each with a cell or a gap of its own.
   *
   * @param before what rules put before the names of its questions
   */
  static PartDraft card(String key, String label, String before, Collection<Input> inputs) {
    Map<CellPlace, NamedAnswer> names = new LinkedHashMap<>();
    List<Entry> questions = new ArrayList<>();
    for (Input input : inputs) {
      CellPlace place = input.place();
      Answer answer = input.answer();
      String own =
          place.cell().toLowerCase(Locale.ROOT) + (place.gap() == 0 ? "" : "_" + place.gap());
      Entry entry = Entry.of("key", own, "label", NamedAnswer.path(input.labels(), place.cell()));
      Entry typed =
          place.gap() == 0 ? NamedAnswer.ticked(entry, answer) : NamedAnswer.typed(entry, answer);
      questions.add(typed.doubted(NamedAnswer.doubts(answer)));
      names.put(place, new NamedAnswer(before + own, answer, false));
    }
    return new PartDraft(begin(key, label, "card").with("questions", questions), names);
  }

  private static Entry begin(String key, String label, String kind) {
    return Entry.of("key", key, "label", label, "kind", kind);
  }

  private static String letters(int column) {
    return CellPlace.letters(column).toLowerCase(Locale.ROOT);
  }
}
