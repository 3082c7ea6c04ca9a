package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.nuanbao.form.Layout;
import org.nuanbao.workbook.cells.CellName;

/**
 * Maps each row and column of a printed sheet to a row and column of a filled one. It chooses the
 * mapping in row order that keeps most of the print, so rows may have been added or removed and
 * columns moved. Rows without print are counted from their neighbours.
 */
final class Alignment {
  private static final int NOWHERE = -1;

  /**
   * Printed words that were replaced by something else; {@code seen} is empty if nothing is in
   * their place.
   */
  record Changed(String cell, String printed, String seen, boolean line, Layout.Kind kind) {}

  private final SheetPrint print;
  private final List<KeptRow> rows;
  private final Map<Integer, KeptRow> byNumber = new HashMap<>();

  /** By printed row: the sheet's row number, or {@link #NOWHERE}. */
  private final int[] numbers;

  private final boolean[] anchored;
  private final int[] columns;
  private final Set<String> cells = new HashSet<>();
  private final List<Changed> changed = new ArrayList<>();
  private int found;

  private Alignment(SheetPrint print, List<KeptRow> rows) {
    this.print = print;
    this.rows = rows;
    rows.forEach(row -> byNumber.put(row.number(), row));
    this.numbers = new int[print.size()];
    this.anchored = new boolean[print.size()];
    this.columns = new int[print.layout().widths().size()];
    Arrays.fill(numbers, NOWHERE);
  }

  static Alignment of(SheetPrint print, List<KeptRow> rows) {
    Alignment alignment = new Alignment(print, rows);
    alignment.anchor();
    alignment.columns();
    alignment.count();
    alignment.compare();
    return alignment;
  }

  /** How much of the print is on the sheet, out of {@link #wanted}. */
  int found() {
    return found;
  }

  int wanted() {
    int wanted = 0;
    for (int row = 0; row < print.size(); row++) {
      wanted += print.weight(row);
    }
    return wanted;
  }

  /** The cells in which print was found. */
  Set<String> cells() {
    return cells;
  }

  /** The sheet's row number of a printed row; -1 if it is not there. */
  int number(int row) {
    return numbers[row];
  }

  int column(int column) {
    return columns[column];
  }

  /** The last row of the sheet that a list before this printed row may reach. */
  int before(int row) {
    for (int next = row; next < print.size(); next++) {
      if (numbers[next] != NOWHERE) {
        return numbers[next] - (next - row) - 1;
      }
    }
    return rows.isEmpty() ? 0 : rows.getLast().number();
  }

  /** The words that are missing in rows which were otherwise found. */
  List<Changed> changed() {
    return changed;
  }

  /** Whether the table's print is complete. */
  boolean isWhole() {
    for (int row = 0; row < print.size(); row++) {
      boolean asks = isTable(print.layout().rows().get(row).kind());
      if (asks && !anchored[row] && !print.words(row).isEmpty()) {
        return false;
      }
    }
    return changed.stream().noneMatch(it -> isTable(it.kind())) && !isAnyTwice();
  }

  /** Whether every column is where it is printed, and no row was added or removed. */
  boolean isInPlace() {
    int last = NOWHERE;
    boolean list = false;
    for (int row = 0; row < print.size(); row++) {
      list |= print.isBody(row);
      if (anchored[row]) {
        if (last >= 0 && !list && numbers[row] - numbers[last] != row - last) {
          return false;
        }
        last = row;
        list = false;
      }
    }
    for (int column = 0; column < columns.length; column++) {
      if (columns[column] != column) {
        return false;
      }
    }
    return true;
  }

  /** Whether a heading occurs on the sheet more often than it is printed. */
  private boolean isAnyTwice() {
    for (int row = 0; row < print.size(); row++) {
      KeptRow sheet = anchored[row] ? byNumber.get(numbers[row]) : null;
      if (sheet != null && isTable(print.layout().rows().get(row).kind())) {
        for (SheetPrint.Words words : print.words(row)) {
          long printed =
              print.words(row).stream().filter(it -> it.text().equals(words.text())).count();
          long seen = 0;
          for (int column = 0; column < sheet.width(); column++) {
            seen += sheet.label(column).equals(words.text()) ? 1 : 0;
          }
          if (seen > printed) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean isTable(Layout.Kind kind) {
    return kind == Layout.Kind.HEADING || kind == Layout.Kind.TABLE;
  }

  private void compare() {
    for (int row = 0; row < print.size(); row++) {
      KeptRow sheet = anchored[row] ? byNumber.get(numbers[row]) : null;
      if (sheet == null) {
        continue;
      }
      for (SheetPrint.Words words : print.words(row)) {
        int column = columns[words.column()];
        String seen = sheet.label(column);
        boolean there = words.stands(seen);
        if (!there && elsewhere(words, sheet) < 0) {
          changed.add(
              new Changed(
                  sheet.cell(column),
                  words.text(),
                  seen,
                  words.line(),
                  print.layout().rows().get(row).kind()));
        }
      }
    }
  }

  private int score(int row, KeptRow sheet) {
    int score = 0;
    for (SheetPrint.Words words : print.words(row)) {
      score += score(words, sheet);
    }
    return score * 2 >= print.weight(row) ? score : 0;
  }

  private static int score(SheetPrint.Words words, KeptRow sheet) {
    String here = sheet.label(words.column());
    if (words.stands(here)) {
      return words.weight();
    }
    if (words.text().length() > 1 && here.startsWith(words.text())) {
      return words.weight() * 2 / 3;
    }
    return elsewhere(words, sheet) < 0 ? 0 : words.weight() * 2 / 3;
  }

  /** The only other column of the row with these words; negative if there is none or several. */
  private static int elsewhere(SheetPrint.Words words, KeptRow sheet) {
    int found = NOWHERE;
    for (int column = 0; column < sheet.width(); column++) {
      String label = sheet.label(column);
      if (words.stands(label)) {
        if (found >= 0) {
          return NOWHERE;
        }
        found = column;
      }
    }
    return found;
  }

  /** Finds the chain of row pairs with the highest score in which both rows go down. */
  private void anchor() {
    List<KeptRow> candidates = new ArrayList<>();
    List<int[]> scores = new ArrayList<>();
    for (KeptRow sheet : rows) {
      int[] score = new int[print.size()];
      boolean any = false;
      for (int row = 0; row < print.size(); row++) {
        score[row] = print.words(row).isEmpty() ? 0 : score(row, sheet);
        any |= score[row] > 0;
      }
      if (any) {
        candidates.add(sheet);
        scores.add(score);
      }
    }
    int[][] best = new int[candidates.size() + 1][print.size() + 1];
    for (int i = candidates.size() - 1; i >= 0; i--) {
      for (int row = print.size() - 1; row >= 0; row--) {
        int pair = scores.get(i)[row];
        int taken = pair == 0 ? 0 : pair + best[i + 1][row + 1];
        best[i][row] = Math.max(taken, Math.max(best[i + 1][row], best[i][row + 1]));
      }
    }
    int lastBody = print.size();
    while (lastBody > 0 && (lastBody == print.size() || !print.isBody(lastBody))) {
      lastBody--;
    }
    int row = 0;
    for (int i = 0; i < candidates.size() && row < print.size(); ) {
      int pair = scores.get(i)[row];
      // What is printed below a list is looked for at the list's end, because pages within the list
      // may end the same way.
      boolean later = row > lastBody && best[i][row] == best[i + 1][row];
      if (later) {
        i++;
      } else if (pair > 0 && best[i][row] == pair + best[i + 1][row + 1]) {
        numbers[row] = candidates.get(i).number();
        anchored[row] = true;
        found += pair;
        row++;
        i++;
      } else if (best[i][row] == best[i][row + 1]) {
        row++;
      } else {
        i++;
      }
    }
  }

  /**
   * Moves each column where most of its print has moved; a column without print moves with the one
   * before it.
   */
  private void columns() {
    Map<Integer, Map<Integer, Integer>> votes = new TreeMap<>();
    for (int row = 0; row < print.size(); row++) {
      KeptRow sheet = byNumber.get(numbers[row]);
      if (sheet == null) {
        continue;
      }
      for (SheetPrint.Words words : print.words(row)) {
        String here = sheet.label(words.column());
        boolean stays = words.line() ? here.contains(words.text()) : here.startsWith(words.text());
        int column = stays ? words.column() : elsewhere(words, sheet);
        if (column >= 0) {
          cells.add(CellName.of(column, sheet.number()));
          votes
              .computeIfAbsent(words.column(), _ -> new TreeMap<>())
              .merge(column - words.column(), words.weight(), Integer::sum);
        }
      }
    }
    int shift = 0;
    for (int column = 0; column < columns.length; column++) {
      Map<Integer, Integer> cast = votes.getOrDefault(column, Map.of());
      int most = 0;
      for (Map.Entry<Integer, Integer> vote : cast.entrySet()) {
        if (vote.getValue() > most) {
          most = vote.getValue();
          shift = vote.getKey();
        }
      }
      columns[column] = column + shift;
    }
  }

  /**
   * Places the rows without print, and those whose print is gone, at their printed distance from
   * their neighbours.
   */
  private void count() {
    int last = NOWHERE;
    for (int row = 0; row < print.size(); row++) {
      if (anchored[row]) {
        fill(last, row);
        last = row;
      }
    }
    fill(last, print.size());
  }

  private void fill(int from, int to) {
    int down = from;
    while (down + 1 < to && !print.isBody(down + 1)) {
      down++;
    }
    boolean body = down + 1 < to;
    int up = to;
    while (body && up - 1 > from && !print.isBody(up - 1)) {
      up--;
    }
    if (from >= 0) {
      for (int row = from + 1; row <= (body ? down : to - 1); row++) {
        numbers[row] = numbers[from] + (row - from);
      }
      if (!body && to < print.size() && numbers[to] - numbers[from] < to - from) {
        // Rows between the two were removed, so none of them can be placed by its neighbour.
        Arrays.fill(numbers, from + 1, to, NOWHERE);
      }
      for (int row = down + 1; body && row < up; row++) {
        numbers[row] = numbers[from] + (row - from);
      }
    }
    if (to < print.size()) {
      for (int row = to - 1; row >= (body ? up : from + 1); row--) {
        if (from < 0 || body) {
          numbers[row] = Math.max(NOWHERE, numbers[to] - (to - row));
        }
      }
    }
  }
}
