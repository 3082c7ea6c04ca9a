package org.nuanbao.authoring.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Layout.Kind;
import org.nuanbao.workbook.printed.PrintedCell;
import org.nuanbao.workbook.printed.PrintedSheet;

/** The layout while it is drafted: what each place of the sheet becomes. */
final class Grid {
  private static final int NARROWEST = 6;
  private static final int PAPER = 92;
  private static final Pattern GAP = Pattern.compile("\\{([a-z_][a-z0-9_.]*):([^{}]*)\\}");

  private final PrintedSheet sheet;
  private final String[][] tokens;
  private final @Nullable Kind[] kinds;
  private final int[] times;
  private final Set<String> placed = new HashSet<>();
  private DraftLayout.@Nullable Row extra;

  Grid(PrintedSheet sheet) {
    this.sheet = sheet;
    this.tokens = new String[sheet.rows()][sheet.columns()];
    this.kinds = new Kind[sheet.rows()];
    this.times = new int[sheet.rows()];
    Arrays.fill(times, 1);
    for (int row = 0; row < sheet.rows(); row++) {
      for (int column = 0; column < sheet.columns(); column++) {
        tokens[row][column] = first(sheet.at(row, column), row, column);
      }
    }
  }

  private static String first(PrintedCell cell, int row, int column) {
    if (column > cell.column()) {
      return "<";
    }
    return row > cell.row() ? "^" : printed(PrintedText.line(cell.text()));
  }

  /**
   * The token for fixed text; text that would read as another token becomes a line without gaps.
   */
  static String printed(String text) {
    return !text.isEmpty() && "#=@~<^".indexOf(text.charAt(0)) >= 0 ? "~" + text : text;
  }

  /** Sets the kind of a row; rows without a kind are left out. */
  void kind(int row, Kind kind) {
    kinds[row] = kind;
  }

  /** Sets the kind of the rows from {@code from} to before {@code to}. */
  void kinds(int from, int to, Kind kind) {
    Arrays.fill(kinds, from, to, kind);
  }

  void set(PrintedCell cell, String token) {
    tokens[cell.row()][cell.column()] = token;
  }

  /** Splits a cell that spans several columns into several places. */
  void split(PrintedCell cell, List<String> places) {
    for (int i = 0; i < places.size(); i++) {
      tokens[cell.row()][cell.column() + i] = places.get(i);
    }
  }

  /** Sets a row to fill in, to be printed {@code count} times. */
  void body(int row, List<String> places, int count) {
    if (row < tokens.length) {
      tokens[row] = places.toArray(String[]::new);
      kinds[row] = Kind.BODY;
      times[row] = count;
    } else {
      extra = new DraftLayout.Row(Kind.BODY, runs(places.toArray(String[]::new)), count);
    }
  }

  /** Makes the first of a small table's blank rows stand for all of them. */
  void repeat(int row, int count) {
    kinds[row] = Kind.BODY;
    times[row] = count;
    Arrays.fill(kinds, row + 1, row + count, null);
  }

  DraftLayout layout() {
    List<DraftLayout.Row> rows = new ArrayList<>();
    for (int row = 0; row < tokens.length; row++) {
      Kind kind = kinds[row];
      if (kind != null) {
        rows.add(new DraftLayout.Row(kind, runs(once(row)), times[row]));
      }
    }
    if (extra != null) {
      rows.add(extra);
    }
    return new DraftLayout(widths(), List.copyOf(rows));
  }

  /** The tokens of a row; a ref that already has its place becomes plain print. */
  private String[] once(int row) {
    String[] unique = tokens[row].clone();
    for (int column = 0; column < unique.length; column++) {
      String token = unique[column];
      boolean named = !token.isEmpty() && "#=@".indexOf(token.charAt(0)) >= 0;
      if (named && kinds[row] != Kind.FIELDS && !placed.add(token)) {
        unique[column] = printed(PrintedText.line(sheet.at(row, column).text()));
      } else if (token.startsWith("~")) {
        unique[column] =
            GAP.matcher(token)
                .replaceAll(gap ->
                    Matcher.quoteReplacement(
                        placed.add("=" + gap.group(1)) ? gap.group() : gap.group(2)));
      }
    }
    return unique;
  }

  /** Whether a value has a place; known once the layout is made. */
  boolean isPlaced(String ref) {
    return placed.contains("=" + ref);
  }

  /** Joins neighbours: three {@code <} become {@code <3}. */
  private static List<String> runs(String[] row) {
    List<String> runs = new ArrayList<>();
    int lefts = 0;
    for (String token : row) {
      if (token.equals("<")) {
        lefts++;
        continue;
      }
      flush(runs, lefts);
      lefts = 0;
      runs.add(token);
    }
    flush(runs, lefts);
    return List.copyOf(runs);
  }

  private static void flush(List<String> runs, int lefts) {
    if (lefts > 0) {
      runs.add(lefts == 1 ? "<" : "<" + lefts);
    }
  }

  /**
   * Column widths: room for the texts, then shares of a page. The file's own widths are not read.
   */
  private List<Integer> widths() {
    int columns = sheet.columns();
    int[] widths = new int[columns];
    Arrays.fill(widths, NARROWEST);
    for (int row = 0; row < sheet.rows(); row++) {
      for (PrintedCell cell : sheet.texts(row)) {
        Kind kind = kinds[row];
        if (cell.width() == 1 && (kind == Kind.TABLE || kind == Kind.HEADING)) {
          int wanted = Math.min(24, 2 * cell.plain().length() + 2);
          widths[cell.column()] = Math.max(widths[cell.column()], wanted);
        }
      }
    }
    int all = Arrays.stream(widths).sum();
    List<Integer> shared = new ArrayList<>();
    for (int width : widths) {
      shared.add(all < PAPER ? width * PAPER / all : width);
    }
    return List.copyOf(shared);
  }
}
