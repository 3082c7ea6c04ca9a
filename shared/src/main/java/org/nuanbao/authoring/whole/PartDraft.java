package org.nuanbao.authoring.whole;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nuanbao.authoring.draft.YamlPage;
import org.nuanbao.authoring.part.CellPlace;
import org.nuanbao.authoring.part.Input;
import org.nuanbao.authoring.part.Input.Answer;
import org.nuanbao.authoring.part.Part.Records;
import org.nuanbao.authoring.text.BareText;
import org.nuanbao.authoring.text.Lexicon;
import org.nuanbao.form.ValueType;
import org.nuanbao.workbook.printed.PrintedCell;
import org.nuanbao.workbook.printed.PrintedSheet;

/**
 * One part of the form while it is drafted: its data, and what each of its places is called.
 *
 * @param names by place; of a list by the place in its first entry
 */
record PartDraft(YamlPage.Entry data, Map<CellPlace, NamedAnswer> names) {
  /** Cells left out of a table, of all it has, from which on it is no table. */
  private static final double HOLES = 0.5;

  /** A list: one entry a record. */
  static PartDraft list(String key, String label, Records records, PrintedSheet sheet) {
    Map<CellPlace, NamedAnswer> names = new LinkedHashMap<>();
    List<YamlPage.Entry> columns = new ArrayList<>();
    List<YamlPage.Entry> measures = new ArrayList<>();
    if (records.index() >= 0) {
      Answer number = new Answer(ValueType.TEXT, "", false, List.of(), 1);
      column("seq", "序号", number, columns);
      names.put(
          CellPlace.of(records.first(), records.index()),
          new NamedAnswer(key + ".seq", number, true));
    }
    Map<String, Object> rows = new LinkedHashMap<>();
    rows.put("key", "rows");
    rows.put("kind", "rows");
    measures.add(entry(rows));
    Map<Records.Column, String> keys = ColumnKeys.of(records);
    for (Records.Column column : records.columns()) {
      String own = keys.getOrDefault(column, letters(column.column()));
      column(own, label(column, records), column.answer(), columns);
      PrintedCell cell = sheet.at(records.first() + column.offset(), column.column());
      if (cell.height() > records.height()) {
        columns.getLast().values().put("once", true);
      }
      names.put(
          CellPlace.of(records.first() + column.offset(), column.column()),
          new NamedAnswer(key + "." + own, column.answer(), true));
      if (isAdded(column.answer()) && !isNumbering(column)) {
        Map<String, Object> measure = new LinkedHashMap<>();
        measure.put("key", own);
        measure.put("kind", "total");
        measure.put("column", own);
        measures.add(entry(measure));
      }
    }
    Map<String, Object> values = begin(key, label, "roster");
    values.put("columns", columns);
    values.put("measures", measures);
    return new PartDraft(entry(values), names);
  }

  /** The lowest heading, where no other column has the same. */
  private static String label(Records.Column column, Records records) {
    String last = column.labels().isEmpty() ? "" : BareText.label(column.labels().getLast());
    long same =
        records.columns().stream()
            .filter(it -> !it.labels().isEmpty())
            .filter(it -> BareText.label(it.labels().getLast()).equals(last))
            .count();
    return same == 1 && !last.isEmpty()
        ? last
        : AnswerLabels.path(column.labels(), letters(column.column()));
  }

  /** Numbers of records count nothing. */
  private static boolean isNumbering(Records.Column column) {
    return !column.labels().isEmpty() && Lexicon.USUAL.isSequenceHead(column.labels().getLast());
  }

  private static boolean isAdded(Answer answer) {
    return answer.type() == ValueType.AMOUNT_YUAN || answer.type() == ValueType.COUNT;
  }

  private static void column(
      String own, String label, Answer answer, List<YamlPage.Entry> columns) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("key", own);
    values.put("label", label);
    AnswerData.put(values, answer, false);
    columns.add(new YamlPage.Entry(values, AnswerData.doubts(answer)));
  }

  /** Rows and columns that cross; empty where too many crossings ask nothing. */
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
    Map<Integer, Answer> byRow = alike(rows);
    Map<Integer, Answer> byColumn = alike(columns);
    boolean columnsTell = byColumn.size() == columns.size();
    if (holes || !(columnsTell || byRow.size() == rows.size())) {
      return Optional.empty();
    }
    return Optional.of(crossed(key, label, rows, columns, columnsTell));
  }

  private static PartDraft crossed(
      String key,
      String label,
      Map<Integer, List<Input>> rows,
      Map<Integer, List<Input>> columns,
      boolean columnsTell) {
    Map<CellPlace, NamedAnswer> names = new HashMap<>();
    List<YamlPage.Entry> rowData = new ArrayList<>();
    List<String> without = new ArrayList<>();
    rows.forEach((row, inputs) -> {
      String own = "r" + (row + 1);
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("key", own);
      values.put("label", AnswerLabels.path(inputs.getFirst().row(), "第" + (row + 1) + "行"));
      if (!columnsTell) {
        AnswerData.put(values, inputs.getFirst().answer(), true);
      }
      rowData.add(entry(values));
      Set<Integer> asked = new LinkedHashSet<>();
      for (Input input : inputs) {
        asked.add(input.place().column());
        names.put(
            input.place(),
            new NamedAnswer(
                key + "." + own + "." + letters(input.place().column()), input.answer(), false));
      }
      columns.keySet().stream()
          .filter(column -> !asked.contains(column))
          .forEach(column -> without.add(own + "." + letters(column)));
    });
    List<YamlPage.Entry> columnData = new ArrayList<>();
    columns.forEach((column, inputs) -> {
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("key", letters(column));
      values.put("label", AnswerLabels.path(inputs.getFirst().column(), letters(column)));
      AnswerData.put(values, inputs.getFirst().answer(), true);
      columnData.add(new YamlPage.Entry(values, AnswerData.doubts(inputs.getFirst().answer())));
    });
    Map<String, Object> values = begin(key, label, "crosstab");
    values.put("rows", rowData);
    values.put("columns", columnData);
    if (!without.isEmpty()) {
      values.put("without", without);
    }
    return new PartDraft(entry(values), names);
  }

  /** The answers of those lines whose cells all take the same. */
  private static Map<Integer, Answer> alike(Map<Integer, List<Input>> lines) {
    Map<Integer, Answer> alike = new HashMap<>();
    lines.forEach((line, inputs) -> {
      Answer first = inputs.getFirst().answer();
      boolean same =
          inputs.stream()
              .map(Input::answer)
              .allMatch(it ->
                  it.type() == first.type()
                      && it.unit().equals(first.unit())
                      && it.codes().equals(first.codes()));
      if (same) {
        alike.put(line, first);
      }
    });
    return alike;
  }

  /** Questions, each with a cell or a gap of its own. */
  static PartDraft card(String key, String label, Collection<Input> inputs) {
    return card(key, label, key + ".", inputs);
  }

  /**
   * The same.
   *
   * @param before what rules put before the names of its questions
   */
  static PartDraft card(String key, String label, String before, Collection<Input> inputs) {
    Map<CellPlace, NamedAnswer> names = new LinkedHashMap<>();
    List<YamlPage.Entry> questions = new ArrayList<>();
    for (Input input : inputs) {
      CellPlace place = input.place();
      String own =
          place.cell().toLowerCase(Locale.ROOT) + (place.gap() == 0 ? "" : "_" + place.gap());
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("key", own);
      values.put("label", AnswerLabels.of(input));
      AnswerData.put(values, input.answer(), false, place.gap() == 0);
      questions.add(new YamlPage.Entry(values, AnswerData.doubts(input.answer())));
      names.put(place, new NamedAnswer(before + own, input.answer(), false));
    }
    Map<String, Object> values = begin(key, label, "card");
    values.put("questions", questions);
    return new PartDraft(entry(values), names);
  }

  private static Map<String, Object> begin(String key, String label, String kind) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("key", key);
    values.put("label", label);
    values.put("kind", kind);
    return values;
  }

  static YamlPage.Entry entry(Map<String, Object> values) {
    return new YamlPage.Entry(values, List.of());
  }

  private static String letters(int column) {
    return CellPlace.letters(column).toLowerCase(Locale.ROOT);
  }
}
