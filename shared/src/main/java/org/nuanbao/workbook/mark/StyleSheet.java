package org.nuanbao.workbook.mark;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Severity;
import org.nuanbao.workbook.xml.TagStream;
import org.nuanbao.workbook.xml.TagText;

/**
 * The styles of a workbook (ECMA-376 part 1, 18.8), to which those of marks are appended: none that
 * the file has is changed, so a cell that nobody marks looks as before.
 */
final class StyleSheet {
  private static final String FONTS = "fonts";
  private static final String FILLS = "fills";
  private static final String BORDERS = "borders";
  private static final String CELLS = "cellXfs";
  private static final List<String> LISTS = List.of(FONTS, FILLS, BORDERS, CELLS);

  /** What may stand before each list. */
  private static final List<String> ORDER =
      List.of(
          "numFmts",
          FONTS,
          FILLS,
          BORDERS,
          "cellStyleXfs",
          CELLS,
          "cellStyles",
          "dxfs",
          "tableStyles",
          "colors",
          "extLst");

  private static final Pattern OURS =
      Pattern.compile(
          "(?is).*patternType=[\"']solid[\"'].*<(\\w+:)?fgColor[^>]*\\srgb=[\"'](\\p{XDigit}{2})?("
              + Shade.of(Severity.ERROR)
              + "|"
              + Shade.of(Severity.WARNING)
              + ")[\"'].*");

  /** The styles of a workbook that has none. */
  static final String NONE =
      PackageParts.HEAD + "<styleSheet xmlns=\"" + SheetCopy.MAIN + "\"></styleSheet>";

  private static final String PLAIN_CELL =
      "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>";

  private final Map<String, Integer> counts = new HashMap<>();
  private final List<String> cells = new ArrayList<>();
  private final List<Boolean> oursOfFills = new ArrayList<>();
  private final Map<String, List<String>> appended = new HashMap<>();
  private final Map<String, Integer> styleOf = new HashMap<>();
  private final Map<Integer, Integer> cleared = new HashMap<>();
  private final Map<Severity, Integer> fills = new EnumMap<>(Severity.class);
  private final Map<Severity, Map<Integer, Integer>> tinted = new EnumMap<>(Severity.class);
  private final boolean anyOurs;
  private boolean named;

  private StyleSheet(TagStream tags) {
    LISTS.forEach(list -> appended.put(list, new ArrayList<>()));
    tags.next();
    tags.demandKnownPrefix();
    while (tags.next() && !tags.isClosing()) {
      named |= tags.is("cellStyleXfs");
      if (LISTS.contains(tags.name()) && !tags.isEmpty()) {
        list(tags);
      } else {
        tags.skip();
      }
    }
    addWhatEverybodyCountsOn();
    for (int i = cells.size() - 1; i >= 0; i--) {
      styleOf.put(cells.get(i), i);
    }
    anyOurs = oursOfFills.contains(true);
  }

  static StyleSheet of(TagStream tags) {
    return new StyleSheet(tags);
  }

  /** The first elements of a list are what a cell without a style has; they must not be ours. */
  private void addWhatEverybodyCountsOn() {
    if (counts.getOrDefault(FONTS, 0) == 0) {
      append(FONTS, font(11, ""));
    }
    for (int i = counts.getOrDefault(FILLS, 0); i < 2; i++) {
      String pattern = i == 0 ? "none" : "gray125";
      append(FILLS, "<fill><patternFill patternType=\"" + pattern + "\"/></fill>");
    }
    if (counts.getOrDefault(BORDERS, 0) == 0) {
      append(BORDERS, "<border><left/><right/><top/><bottom/><diagonal/></border>");
    }
    if (cells.isEmpty()) {
      append(CELLS, PLAIN_CELL);
    }
  }

  private void list(TagStream tags) {
    String list = tags.name();
    int count = 0;
    while (tags.next() && !tags.isClosing()) {
      count++;
      if (list.equals(CELLS)) {
        cells.add(tags.take());
      } else if (list.equals(FILLS)) {
        fill(tags.take());
      } else {
        tags.skip();
      }
    }
    counts.put(list, count);
  }

  /** Takes a fill of the file; one of ours is used again. */
  private void fill(String element) {
    boolean ours = OURS.matcher(element).matches();
    oursOfFills.add(ours);
    for (Severity severity : Severity.values()) {
      if (ours && element.toUpperCase(Locale.ROOT).contains(Shade.of(severity))) {
        fills.putIfAbsent(severity, oursOfFills.size() - 1);
      }
    }
  }

  /** Whether any style has a colour of ours, from an earlier copy. */
  boolean anyOurs() {
    return anyOurs;
  }

  /** The style without our colour: the same if it has none. */
  int cleared(int style) {
    return anyOurs ? cleared.computeIfAbsent(style, ignored -> clear(style)) : style;
  }

  private int clear(int style) {
    String fill = style < cells.size() ? TagText.attribute(cells.get(style), "fillId") : null;
    int index = fill == null || !fill.matches("\\d{1,6}") ? 0 : Integer.parseInt(fill);
    return index < oursOfFills.size() && oursOfFills.get(index) ? style(filled(style, 0)) : style;
  }

  /** The same style in the colour of the severity. */
  int tinted(int style, Severity severity) {
    return tinted
        .computeIfAbsent(severity, ignored -> new HashMap<>())
        .computeIfAbsent(style, ignored -> style(filled(style, fill(severity))));
  }

  private String filled(int style, int fill) {
    String cell = cells.isEmpty() ? PLAIN_CELL : cells.get(style < cells.size() ? style : 0);
    String painted = TagText.with(cell, "fillId", String.valueOf(fill));
    return TagText.with(painted, "applyFill", "1");
  }

  private int fill(Severity severity) {
    return fills.computeIfAbsent(
        severity,
        ignored ->
            append(
                FILLS,
                "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF"
                    + Shade.of(severity)
                    + "\"/><bgColor indexed=\"64\"/></patternFill></fill>"));
  }

  private int style(String cell) {
    return styleOf.computeIfAbsent(cell, ignored -> append(CELLS, cell));
  }

  private int append(String list, String element) {
    List<String> more = appended.getOrDefault(list, List.of());
    more.add(element);
    return counts.getOrDefault(list, 0) + more.size() - 1;
  }

  /** The styles of the list of problems, by look. */
  Map<ProblemList.Look, Integer> ofList() {
    int border = append(BORDERS, border());
    int usual = append(FONTS, font(11, ""));
    int bold = append(FONTS, font(11, "<b/>"));
    int large = append(FONTS, font(16, "<b/>"));
    int link = append(FONTS, font(11, "<u/>").replace("<name", "<color rgb=\"FF0000FF\"/><name"));
    String left = "<alignment horizontal=\"left\" vertical=\"center\" wrapText=\"1\"/>";
    String centre = "<alignment horizontal=\"center\" vertical=\"center\"/>";
    Map<ProblemList.Look, Integer> styles = new EnumMap<>(ProblemList.Look.class);
    for (ProblemList.Look look : ProblemList.Look.values()) {
      String cell =
          switch (look) {
            case TITLE -> cell(large, 0, 0, "<alignment vertical=\"center\"/>");
            case PLAIN -> cell(usual, 0, 0, "<alignment vertical=\"center\"/>");
            case HEADING -> cell(bold, 0, border, centre);
            case BOX -> cell(usual, 0, border, left);
            case LINK -> cell(link, 0, border, left);
            case ERROR -> cell(usual, fill(Severity.ERROR), border, centre);
            case WARNING -> cell(usual, fill(Severity.WARNING), border, centre);
          };
      styles.put(look, style(cell));
    }
    return styles;
  }

  private static String border() {
    StringBuilder border = new StringBuilder("<border>");
    for (String side : List.of("left", "right", "top", "bottom")) {
      border.append('<').append(side).append(" style=\"thin\"/>");
    }
    return border.append("<diagonal/></border>").toString();
  }

  private static String font(int points, String kind) {
    return "<font>" + kind + "<sz val=\"" + points + "\"/><name val=\"宋体\"/></font>";
  }

  private String cell(int font, int fill, int border, String alignment) {
    return ("<xf numFmtId=\"0\" fontId=\"%d\" fillId=\"%d\" borderId=\"%d\"%s applyFont=\"1\""
            + " applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\">%s</xf>")
        .formatted(font, fill, border, named ? " xfId=\"0\"" : "", alignment);
  }

  /** Copies the styles, with those that were asked for. */
  void write(TagStream tags) {
    Map<String, List<String>> rest = new LinkedHashMap<>();
    LISTS.forEach(list -> rest.put(list, appended.getOrDefault(list, List.of())));
    tags.next();
    while (tags.next() && !tags.isClosing()) {
      String list = tags.name();
      String missing = missing(rest, ORDER.indexOf(list));
      if (!missing.isEmpty()) {
        tags.before(missing);
      }
      List<String> more = rest.remove(list);
      if (more == null || more.isEmpty()) {
        tags.skip();
      } else {
        extend(tags, list, more);
      }
    }
    String missing = missing(rest, ORDER.size());
    if (!missing.isEmpty()) {
      tags.before(missing);
    }
  }

  private void extend(TagStream tags, String list, List<String> more) {
    int count = counts.getOrDefault(list, 0) + more.size();
    String tag = TagText.with(tags.raw(), "count", String.valueOf(count));
    if (tags.isEmpty()) {
      String open = tag.substring(0, tag.lastIndexOf('/')) + ">";
      tags.replace(open + String.join("", more) + "</" + list + ">");
    } else {
      tags.replace(tag);
      int depth = 1;
      while (depth > 0 && tags.next()) {
        depth += tags.isClosing() ? -1 : tags.isEmpty() ? 0 : 1;
      }
      tags.before(String.join("", more));
    }
  }

  /** The lists that the file lacks and that stand before this place; they are no longer missing. */
  private static String missing(Map<String, List<String>> rest, int place) {
    StringBuilder xml = new StringBuilder();
    for (String list : LISTS) {
      List<String> more = ORDER.indexOf(list) < place ? rest.remove(list) : null;
      if (more != null && !more.isEmpty()) {
        xml.append('<').append(list).append(" count=\"").append(more.size()).append("\">");
        xml.append(String.join("", more)).append("</").append(list).append('>');
      }
    }
    return xml.toString();
  }

  /** The style that a file writes for a cell; 0 if it writes none. */
  static int index(@Nullable String written) {
    return written == null || !written.matches("\\d{1,9}") ? 0 : Integer.parseInt(written);
  }
}
