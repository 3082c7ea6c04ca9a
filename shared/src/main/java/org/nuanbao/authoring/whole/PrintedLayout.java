package org.nuanbao.authoring.whole;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nuanbao.authoring.Understood;
import org.nuanbao.authoring.draft.YamlPage.Entry;
import org.nuanbao.authoring.grid.Area;
import org.nuanbao.authoring.part.CellPlace;
import org.nuanbao.authoring.part.Part;
import org.nuanbao.authoring.part.Part.Records;
import org.nuanbao.authoring.text.BareText;
import org.nuanbao.authoring.text.Sentence;
import org.nuanbao.authoring.text.Sentence.Gap;
import org.nuanbao.workbook.printed.PrintedCell;
import org.nuanbao.workbook.printed.PrintedSheet;

/** The layout of a sheet: every printed cell in its place, with the names of what it asks. */
final class PrintedLayout {
  private static final int WIDEST = 60;
  private static final Pattern MARKER = Pattern.compile("附(件|表|录)?[0-9０-９一二三四五六七八九十-]*[:：]?");
  private static final Pattern BRACKETED = Pattern.compile("(?s)[（(].*[)）]");

  private final Understood.Sheet understood;
  private final PrintedSheet sheet;
  private final Map<CellPlace, NamedAnswer> names;
  private final List<Records> lists;
  private final Map<CellPlace, List<CellPlace>> byCell = new HashMap<>();

  PrintedLayout(SheetDraft draft) {
    this.understood = draft.sheet();
    this.sheet = understood.print();
    this.names = draft.names();
    this.lists = draft.lists();
    for (CellPlace place : names.keySet()) {
      byCell
          .computeIfAbsent(CellPlace.of(place.row(), place.column()), _ -> new ArrayList<>())
          .add(place);
    }
  }

  List<Integer> widths() {
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < sheet.columns(); column++) {
      PrintedCell one = new PrintedCell(0, column, 1, 1, "", sheet.at(0, column).look());
      widths.add(Math.clamp(Math.round(sheet.width(one)), 1, WIDEST));
    }
    return widths;
  }

  /** The rows; of a list's prepared rows, only those of the first entry. */
  List<Entry> rows() {
    List<Entry> rows = new ArrayList<>();
    for (int row = 0; row < sheet.rows(); row++) {
      Records list = list(row);
      if (list == null) {
        rows.add(row(row, kind(row), 1));
      } else if (row < list.first() + list.height()) {
        int entries = (list.last() - list.first() + 1) / list.height();
        rows.add(row(row, "body", row == list.first() ? entries : 1));
      }
    }
    return rows;
  }

  /** The longest list in a row, as lists side by side share their rows; null if there is none. */
  private @Nullable Records list(int row) {
    return lists.stream()
        .filter(it -> it.first() <= row && row <= it.last())
        .max(Comparator.comparingInt(Records::last))
        .orElse(null);
  }

  private Entry row(int row, String kind, int times) {
    List<String> tokens = new ArrayList<>();
    for (int column = 0; column < sheet.columns(); column++) {
      PrintedCell cell = sheet.at(row, column);
      if (cell.row() == row && cell.column() == column) {
        tokens.add(kind.equals("body") ? answer(cell) : token(cell));
      } else {
        boolean own = cell.row() == row || kind.equals("body");
        tokens.add(cell.column() != column ? "<" : own ? "" : "^");
      }
    }
    return Entry.of(kind, tokens).with("times", times > 1 ? times : null);
  }

  /**
   * What a cell asks in a list's entry; print in its first row is left out as an example or number.
   */
  private String answer(PrintedCell cell) {
    NamedAnswer named = names.get(CellPlace.of(cell.row(), cell.column()));
    return named == null ? "" : "=" + named.ref();
  }

  private String token(PrintedCell cell) {
    List<CellPlace> asked = byCell.getOrDefault(CellPlace.of(cell.row(), cell.column()), List.of());
    NamedAnswer whole = names.get(CellPlace.of(cell.row(), cell.column()));
    if (asked.isEmpty()) {
      return printed(cell.text());
    }
    if (asked.size() == 1 && whole != null && cell.isBlank()) {
      return whole.isField() ? whole.ref() : "=" + whole.ref();
    }
    return line(cell, asked, whole);
  }

  /** Fixed text; a first sign that means something in a layout makes it a line. */
  private static String printed(String text) {
    boolean meant = !text.isEmpty() && "#=@~<^".indexOf(text.charAt(0)) >= 0;
    return text.isBlank() ? "" : (meant ? "~" : "") + text.strip();
  }

  private String line(PrintedCell cell, List<CellPlace> asked, @Nullable NamedAnswer whole) {
    String text = cell.text();
    List<Gap> gaps = gaps(text, asked);
    StringBuilder line = new StringBuilder("~");
    boolean words = whole != null && asked.size() == 1 && whole.answer().codes().isEmpty();
    if (whole != null && words && gaps.size() != 1) {
      return line.append(own(whole, text)).toString();
    }
    int room = whole == null || words ? -1 : room(text, gaps, whole);
    int at = 0;
    for (int i = 0; i <= gaps.size(); i++) {
      Gap gap = i < gaps.size() ? gaps.get(i) : null;
      int start = gap == null ? text.length() : gap.start();
      if (whole != null && room >= at && room <= start) {
        line.append(text, at, room).append(own(whole, ""));
        at = room;
        room = -1;
      }
      NamedAnswer named =
          gap == null
              ? null
              : words ? whole : names.get(new CellPlace(cell.row(), cell.column(), i + 1));
      if (gap != null && named != null && gap.start() >= at) {
        String print = text.substring(gap.start(), gap.end());
        line.append(text, at, gap.start());
        boolean bracketed = BRACKETED.matcher(print).matches() && gap.kind() == Gap.Kind.WORDS;
        String inside = bracketed ? print.substring(1, print.length() - 1) : print;
        line.append(bracketed ? print.substring(0, 1) : "")
            .append(words ? own(named, inside) : gap(named, inside))
            .append(bracketed ? print.substring(print.length() - 1) : "");
        at = gap.end();
      }
    }
    return line.append(text.substring(at)).toString();
  }

  private static List<Gap> gaps(String text, List<CellPlace> asked) {
    int most = asked.stream().mapToInt(CellPlace::gap).max().orElse(0);
    List<Gap> gaps = Sentence.of(text).gaps();
    return gaps.size() > most
        ? gaps.stream().filter(gap -> gap.kind() != Gap.Kind.LEADING).toList()
        : gaps;
  }

  /**
   * Where a cell's own words go, beside its gaps: into the largest room between its print; for what
   * is ticked, before everything.
   */
  private static int room(String text, List<Gap> gaps, NamedAnswer whole) {
    if (!whole.answer().codes().isEmpty()) {
      return 0;
    }
    int best = 0;
    int size = 0;
    int from = 0;
    while (from < text.length()) {
      int to = from;
      while (to < text.length() && BareText.isSpace(text.charAt(to))) {
        to++;
      }
      int start = from;
      int end = to;
      boolean taken = gaps.stream().anyMatch(gap -> gap.start() < end && start < gap.end());
      if (!taken && weight(text.substring(from, to)) > size) {
        size = weight(text.substring(from, to));
        best = from;
      }
      from = Math.max(to, from + 1);
    }
    return best;
  }

  /** The size of some room; a line counts more than any number of spaces in one. */
  private static int weight(String room) {
    return room.length() + 100 * (int) room.chars().filter(c -> c == '\n').count();
  }

  private static String own(NamedAnswer named, String printed) {
    return "{=" + gap(named, printed).substring(1);
  }

  private static String gap(NamedAnswer named, String printed) {
    return "{" + named.ref() + ":" + printed.replace('}', ')') + "}";
  }

  private String kind(int row) {
    for (Part part : understood.parts()) {
      if (part instanceof Part.Lines) {
        continue;
      }
      if (holds(heading(part), row)) {
        return "heading";
      }
      if (holds(part.area(), row)) {
        return "table";
      }
    }
    String only =
        BareText.squeezed(
            String.join("", sheet.texts(row).stream().map(PrintedCell::text).toList()));
    if (!only.isEmpty() && only.equals(BareText.squeezed(understood.title()))) {
      return "title";
    }
    if (row == 0 && MARKER.matcher(only).matches()) {
      return "marker";
    }
    return names.keySet().stream().anyMatch(place -> place.row() == row) ? "text" : "note";
  }

  private static boolean holds(Area area, int row) {
    return area.top() <= row && row <= area.bottom();
  }

  private static Area heading(Part part) {
    return switch (part) {
      case Part.Crosstab crosstab -> crosstab.heading();
      case Part.Roster roster -> roster.heading();
      case Part.Card _, Part.Lines _ -> new Area(-1, -1, -2, -2);
    };
  }
}
