package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.Layout;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Typing;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.cells.CellName;
import org.nuanbao.workbook.cells.Range;

/**
 * Reads the blanks above and below a table: after their label in the same cell, or in the cells to
 * its right. A blank without a label ({@code 年 月 日}) is recognised by what is printed in it, by its
 * type, or by its place in the row of the others.
 */
final class FieldCells {
  private final Form form;
  private final List<Range> merged;
  private final FieldLabels labels;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final List<KeptRow> labelled = new ArrayList<>();

  FieldCells(Form form, List<Range> merged) {
    this.form = form;
    this.merged = merged;
    this.labels =
        new FieldLabels(Stream.concat(form.fields().stream(), Stream.of(Field.NOTHING)).toList());
  }

  /**
   * Every field of the form, blank if it is not found. If the choice “nothing to report” was made,
   * that is included.
   */
  Map<String, Entry> read(List<KeptRow> rows) {
    rows.forEach(this::labelled);
    for (Field field : form.fields()) {
      if (!entries.containsKey(field.key()) && field.placeholder().isPresent()) {
        unlabelled(field, rows);
      }
    }
    Map<String, Entry> all = new LinkedHashMap<>();
    for (Field field : form.fields()) {
      all.put(field.key(), entries.getOrDefault(field.key(), Entry.NONE));
    }
    Entry nothing = entries.getOrDefault(Field.NOTHING.key(), Entry.NONE);
    if (!nothing.value().isBlank()) {
      all.put(Field.NOTHING.key(), nothing);
    }
    return all;
  }

  private void labelled(KeptRow row) {
    boolean any = false;
    for (int column = 0; column < row.width(); column++) {
      if (row.value(column) instanceof Value.Text(String text)
          && !taken.contains(row.cell(column))) {
        List<FieldLabels.Hit> hits = labels.in(text);
        for (int i = 0; i < hits.size(); i++) {
          int end = i + 1 < hits.size() ? hits.get(i + 1).start() : text.length();
          value(row, column, hits.get(i), text.substring(hits.get(i).end(), end));
          any |= !hits.get(i).field().equals(Field.NOTHING);
        }
      }
    }
    if (any) {
      labelled.add(row);
    }
  }

  private void value(KeptRow row, int column, FieldLabels.Hit hit, String rest) {
    Field field = hit.field();
    if (entries.containsKey(field.key())) {
      return;
    }
    taken.add(row.cell(column));
    Value within = typed(field, new Value.Text(rest));
    entries.put(
        field.key(),
        rest.isBlank() || within.isBlank()
            ? toTheRight(row, column, field)
            : new Entry(within, row.cell(column)));
  }

  /**
   * The first cell with content before the next label; if there is none, the blank cell beside the
   * label.
   */
  private Entry toTheRight(KeptRow row, int column, Field field) {
    int beside = endOfMerge(row.number(), column) + 1;
    for (int next = beside; next < row.width(); next++) {
      Value value = row.value(next);
      if (value.isBlank()) {
        continue;
      }
      if (isSomethingElse(field, value) || (next > beside && isUnlabelledPlace(next))) {
        break;
      }
      taken.add(row.cell(next));
      return new Entry(typed(field, row.value(next, field.type())), row.cell(next));
    }
    return new Entry(Value.Blank.IT, CellName.of(beside, row.number()));
  }

  /** Whether it is another field's label, or a day that belongs to a field of its own. */
  private boolean isSomethingElse(Field field, Value value) {
    return switch (value) {
      case Value.Text(String text) ->
          !labels.in(text).isEmpty()
              || form.fields().stream().anyMatch(other -> isPlaceholder(other, text));
      case Value.Day _ ->
          field.type() != ValueType.DATE
              && form.fields().stream().anyMatch(other -> other.placeholder().isPresent());
      case Value.Blank _, Value.Numeric _, Value.Broken _ -> false;
    };
  }

  private boolean isUnlabelledPlace(int column) {
    return form.fields().stream()
        .filter(field -> field.placeholder().isPresent())
        .anyMatch(field -> printedColumn(field).filter(at -> at == column).isPresent());
  }

  private static Value typed(Field field, Value value) {
    boolean unfilled =
        value instanceof Value.Text(String text)
            && field
                .placeholder()
                .map(LabelText::of)
                .filter(LabelText.of(text)::equals)
                .isPresent();
    return unfilled ? Value.Blank.IT : Typing.typed(field.answer(), value);
  }

  /** Whether the text is the printed blank, with or without figures filled in. */
  private static boolean isPlaceholder(Field field, String text) {
    String words = LabelText.of(text).replaceAll("[0-9]", "");
    return field.placeholder().map(LabelText::of).filter(words::equals).isPresent();
  }

  private int endOfMerge(int row, int column) {
    for (Range range : merged) {
      if (range.firstColumn() == column && range.firstRow() <= row && row <= range.lastRow()) {
        return range.lastColumn();
      }
    }
    return column;
  }

  private void unlabelled(Field field, List<KeptRow> rows) {
    List<KeptRow> near = labelled.isEmpty() ? rows : labelled;
    for (KeptRow row : near) {
      for (int column = 0; column < row.width(); column++) {
        Value value = row.value(column);
        if (!taken.contains(row.cell(column)) && fits(field, value)) {
          take(field, row, column);
          return;
        }
      }
    }
    if (!labelled.isEmpty()) {
      byPlace(field, labelled.getFirst());
    }
  }

  private static boolean fits(Field field, Value value) {
    if (value instanceof Value.Text(String text) && isPlaceholder(field, text)) {
      return true;
    }
    return field.type() == ValueType.DATE
        && Typing.typed(field.answer(), value) instanceof Value.Day;
  }

  private void byPlace(Field field, KeptRow row) {
    Optional<Integer> printed = printedColumn(field);
    if (printed.isPresent() && !taken.contains(row.cell(printed.get()))) {
      take(field, row, printed.get());
    }
  }

  private Optional<Integer> printedColumn(Field field) {
    for (Layout.Row row : form.layout().rows()) {
      int column = row.slots().indexOf(new Layout.Slot.FieldInput(field.key()));
      if (column >= 0) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }

  private void take(Field field, KeptRow row, int column) {
    taken.add(row.cell(column));
    Value value = row.value(column, field.type());
    entries.put(field.key(), new Entry(typed(field, value), row.cell(column)));
  }

  /** Finds the printed labels of fields in the text of one cell. */
  private static final class FieldLabels {
    /**
     * A label within a text.
     *
     * @param start of the label
     * @param end after the label and its colon
     */
    record Hit(Field field, int start, int end) {}

    private record Variant(Field field, String text) {}

    private static final Pattern COLONS = Pattern.compile("(\\([^()]{1,8}\\))?:+");

    private final List<Variant> variants = new ArrayList<>();

    FieldLabels(List<Field> fields) {
      for (Field field : fields) {
        if (field.placeholder().isEmpty()) {
          add(field, LabelText.withoutColon(LabelText.of(field.printed())));
        }
        field.labels().forEach(label -> add(field, LabelText.of(label)));
      }
      variants.sort(LONGEST);
      List<Variant> same = new ArrayList<>();
      for (Field field : fields) {
        for (String label : SameLabels.of(LabelText.of(field.label()))) {
          same.add(new Variant(field, label));
        }
      }
      // A name that could mean two blanks is used for neither.
      same.removeIf(one -> same.stream().anyMatch(it -> isAnothers(it, one)));
      same.removeIf(one -> variants.stream().anyMatch(it -> it.text().equals(one.text())));
      same.sort(LONGEST);
      variants.addAll(same);
    }

    private static final Comparator<Variant> LONGEST =
        Comparator.comparingInt((Variant v) -> v.text().length()).reversed();

    private static boolean isAnothers(Variant one, Variant other) {
      return one.text().equals(other.text()) && !one.field().equals(other.field());
    }

    private void add(Field field, String text) {
      Variant variant = new Variant(field, text);
      if (!text.isEmpty() && !variants.contains(variant)) {
        variants.add(variant);
      }
    }

    /** The labels from left to right, none within another. */
    List<Hit> in(String text) {
      StringBuilder plain = new StringBuilder();
      List<Integer> from = new ArrayList<>();
      for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
        String piece = LabelText.plain(text.codePointAt(i));
        plain.append(piece);
        for (int k = 0; k < piece.length(); k++) {
          from.add(i);
        }
      }
      from.add(text.length());
      List<Hit> hits = new ArrayList<>();
      int at = 0;
      while (at < plain.length()) {
        Optional<Hit> hit = at(plain, at, from);
        if (hit.isPresent()) {
          hits.add(hit.get());
          while (at < plain.length() && from.get(at) < hit.get().end()) {
            at++;
          }
        } else {
          at++;
        }
      }
      return hits;
    }

    /**
     * A label with its colons, or one that fills the cell; a short word in brackets may follow it.
     */
    private Optional<Hit> at(StringBuilder plain, int at, List<Integer> from) {
      Matcher colons = COLONS.matcher(plain);
      for (Variant variant : variants) {
        int end = at + variant.text().length();
        if (end <= plain.length() && plain.indexOf(variant.text(), at) == at) {
          boolean colon = colons.find(end) && colons.start() == end;
          boolean whole = at == 0 && (end == plain.length() || isBracket(plain.substring(end)));
          if (colon || whole) {
            int last = colon ? colons.end() - 1 : -1;
            return Optional.of(
                new Hit(
                    variant.field(),
                    from.get(at),
                    colon ? from.get(last) + 1 : from.get(plain.length())));
          }
        }
      }
      return Optional.empty();
    }

    private static boolean isBracket(String text) {
      return text.length() <= 10 && text.startsWith("(") && text.endsWith(")");
    }
  }
}
