package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nuanbao.form.Column;
import org.nuanbao.form.Roster;

/**
 * Where a roster's columns are, found by their printed headings.
 *
 * @param index of the heading's row among the rows looked at; -1 if there is none
 * @param depth how many rows the heading takes: 2 if some columns have another heading above them
 * @param columns for each of the form's columns the sheet's column; -1 if there is none
 * @param twice the form's columns whose heading occurs twice
 */
record RosterHeading(Roster form, int index, int depth, List<Integer> columns, List<Column> twice) {

  static RosterHeading find(Roster form, List<KeptRow> rows) {
    Labels labels = new Labels(form);
    RosterHeading best = new RosterHeading(form, -1, 0, nowhere(form), List.of());
    for (int i = 0; i < rows.size(); i++) {
      KeptRow row = rows.get(i);
      RosterHeading here = at(labels, i, List.of(row));
      best = here.isBetterThan(best) ? here : best;
      if (i + 1 < rows.size() && rows.get(i + 1).number() == row.number() + 1) {
        RosterHeading both = at(labels, i, List.of(row, rows.get(i + 1)));
        best = both.isBetterThan(best) ? both : best;
      }
    }
    return best.index < 0
        ? best
        : best.withSameLabels(rows.subList(best.index, best.index + best.depth));
  }

  /**
   * Adds columns that are headed in other words, but only where exactly one unused heading fits.
   */
  private RosterHeading withSameLabels(List<KeptRow> heading) {
    Integer[] found = columns.toArray(Integer[]::new);
    for (int i = 0; i < found.length; i++) {
      if (found[i] < 0) {
        Set<String> same = SameLabels.of(LabelText.withoutBracket(LabelText.of(label(i))));
        List<Integer> headed =
            IntStream.range(0, heading.stream().mapToInt(KeptRow::width).max().orElse(0))
                .filter(column -> !Arrays.asList(found).contains(column))
                .filter(column -> heading.stream().anyMatch(row -> isOne(row.label(column), same)))
                .boxed()
                .toList();
        if (headed.size() == 1) {
          found[i] = headed.getFirst();
        }
      }
    }
    return new RosterHeading(form, index, depth, Arrays.asList(found), twice);
  }

  private String label(int column) {
    return form.columns().get(column).label();
  }

  private static boolean isOne(String label, Set<String> same) {
    return same.contains(LabelText.withoutBracket(LabelText.withoutStar(label)));
  }

  /**
   * Whether more columns were found, or as many in fewer rows, so that a row above is not included.
   */
  private boolean isBetterThan(RosterHeading other) {
    return found() > other.found() || (found() == other.found() && depth < other.depth);
  }

  private static List<Integer> nowhere(Roster form) {
    return form.columns().stream().map(column -> -1).toList();
  }

  private static RosterHeading at(Labels labels, int index, List<KeptRow> rows) {
    Roster form = labels.form;
    Integer[] columns = nowhere(form).toArray(Integer[]::new);
    List<Column> twice = new ArrayList<>();
    int width = rows.stream().mapToInt(KeptRow::width).max().orElse(0);
    for (int sheetColumn = 0; sheetColumn < width; sheetColumn++) {
      int place = place(labels, rows, sheetColumn);
      if (place >= 0 && columns[place] < 0) {
        columns[place] = sheetColumn;
      } else if (place >= 0) {
        twice.add(form.columns().get(place));
      }
    }
    return new RosterHeading(form, index, rows.size(), Arrays.asList(columns), twice);
  }

  /**
   * The form's column headed here: by the lower row, by both rows together, or by the upper one.
   */
  private static int place(Labels labels, List<KeptRow> rows, int sheetColumn) {
    String upper = rows.getFirst().label(sheetColumn);
    String lower = rows.getLast().label(sheetColumn);
    if (rows.size() == 1) {
      return labels.place(upper);
    }
    int place = labels.place(lower);
    if (place < 0 && !upper.isEmpty() && !lower.isEmpty()) {
      place = labels.place(upper + lower);
    }
    return place < 0 ? labels.place(upper) : place;
  }

  /** The cells of the headings. */
  Set<String> cells(List<KeptRow> rows) {
    return index < 0
        ? Set.of()
        : columns.stream()
            .filter(column -> column >= 0)
            .map(column -> rows.get(index).cell(column))
            .collect(Collectors.toSet());
  }

  /** How many needed columns were found. */
  int found() {
    int found = 0;
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i) >= 0 && isNeeded(form.columns().get(i))) {
        found++;
      }
    }
    return found;
  }

  int wanted() {
    return (int) form.columns().stream().filter(RosterHeading::isNeeded).count();
  }

  List<Column> missing() {
    List<Column> missing = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i) < 0 && isNeeded(form.columns().get(i))) {
        missing.add(form.columns().get(i));
      }
    }
    return missing;
  }

  private static boolean isNeeded(Column column) {
    return !column.byFederation();
  }

  /** The headings of a form in the form in which labels are compared. */
  private static final class Labels {
    private final Roster form;

    /** By the whole label, and by the label without the text in brackets, the columns so headed. */
    private final Map<String, List<Integer>> whole = new HashMap<>();

    private final Map<String, List<Integer>> bare = new HashMap<>();

    Labels(Roster form) {
      this.form = form;
      for (int i = 0; i < form.columns().size(); i++) {
        String label = LabelText.of(form.columns().get(i).label());
        whole.computeIfAbsent(label, any -> new ArrayList<>()).add(i);
        bare.computeIfAbsent(LabelText.withoutBracket(label), any -> new ArrayList<>()).add(i);
      }
    }

    /**
     * The form's column with this heading: as printed, or else without the text in brackets, unless
     * that names another unit; -1 if there is none.
     */
    int place(String printed) {
      if (printed.isEmpty()) {
        return -1;
      }
      String text = LabelText.withoutStar(printed);
      List<Integer> same = whole.get(text);
      return same != null
          ? same.getFirst()
          : bare.getOrDefault(LabelText.withoutBracket(text), List.of()).stream()
              .filter(i -> !LabelText.isOtherMoney(form.columns().get(i).type(), text))
              .findFirst()
              .orElse(-1);
    }
  }
}
