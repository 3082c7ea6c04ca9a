package org.nuanbao.workbook.mark;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Severity;
import org.nuanbao.workbook.cells.CellName;
import org.nuanbao.workbook.cells.Range;
import org.nuanbao.workbook.mark.Note.Place;
import org.nuanbao.workbook.xml.TagStream;
import org.nuanbao.workbook.xml.TagText;

/**
 * Copies one sheet (ECMA-376 part 1, 18.3) and changes on the way: styles of marked cells and of
 * cells marked before, formulas and links that reach outside, and where its comments are.
 */
final class SheetCopy {
  static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  static final String REFERENCES =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  /** What a broken reference looks like, in place of a formula that reaches outside. */
  static final String NOWHERE = "#REF!";

  /** What stands after the comments' drawing in a sheet. */
  private static final Set<String> AFTER_COMMENTS =
      Set.of(
          "legacyDrawingHF",
          "drawingHF",
          "picture",
          "oleObjects",
          "controls",
          "mc:AlternateContent",
          "webPublishItems",
          "tableParts",
          "extLst");

  private static final Set<String> FORMULAS = Set.of("formula", "formula1", "formula2", "f");

  /**
   * What was found on the way.
   *
   * @param comments the id of the relation to the comments' drawing; null if there is none
   */
  record Seen(boolean changed, int formulas, int links, @Nullable String comments) {}

  /**
   * What is to be done.
   *
   * @param outside the ids of relations that lead out of the file
   * @param comments the id of the relation to a new drawing of comments, needed unless the sheet
   *     has one; null if there are no comments
   */
  record Order(
      Map<Place, Note> notes, StyleSheet styles, Set<String> outside, @Nullable String comments) {}

  private record Columns(int min, int max, int style) {}

  private final TagStream tags;
  private final Order order;
  private final NavigableMap<Integer, NavigableMap<Integer, Severity>> marks = new TreeMap<>();
  private final List<Columns> columns = new ArrayList<>();
  private final Set<String> outsideShared = new HashSet<>();
  private String declaration = "";
  private boolean dataSeen;
  private boolean worksheet;
  private int lastRow;
  private int formulas;
  private int links;
  private @Nullable String comments;
  private @Nullable String heldLinks;

  private SheetCopy(TagStream tags, Order order) {
    this.tags = tags;
    this.order = order;
    order
        .notes()
        .forEach((place, note) ->
            marks
                .computeIfAbsent(place.row() + 1, ignored -> new TreeMap<>())
                .put(place.column(), note.severity()));
  }

  static Seen of(TagStream tags, Order order) {
    return new SheetCopy(tags, order).sheet();
  }

  private Seen sheet() {
    tags.next();
    tags.demandKnownPrefix();
    worksheet = tags.is("worksheet");
    declaration = tags.attribute("xmlns:r") == null ? " xmlns:r=\"" + REFERENCES + "\"" : "";
    int depth = 1;
    while (depth > 0 && tags.next()) {
      if (tags.isClosing()) {
        depth--;
        closing(depth);
      } else if (depth == 1 && tags.is("sheetData")) {
        dataSeen = true;
        data();
      } else {
        boolean open = element(depth) && !tags.isEmpty();
        depth += open ? 1 : 0;
      }
    }
    return new Seen(tags.isChanged(), formulas, links, comments);
  }

  private void closing(int depth) {
    if (depth == 0) {
      comments();
    } else if (heldLinks != null && tags.is("hyperlinks")) {
      tags.drop();
      heldLinks = null;
    }
  }

  /** Copies one start tag outside the cells. False if its whole element is done. */
  private boolean element(int depth) {
    tags.demandUsualPrefixes();
    String name = tags.name();
    if (depth == 1 && dataSeen && AFTER_COMMENTS.contains(name)) {
      comments();
    }
    String id = order.outside().isEmpty() ? null : tags.attribute("r:id");
    if (id != null && order.outside().contains(id)) {
      links++;
      tags.dropElement();
      return false;
    }
    switch (name) {
      case "dimension" -> dimension();
      case "sheetView" -> unselect();
      case "col" -> column();
      case "legacyDrawing" -> comments = tags.attribute("r:id");
      case "hyperlinks" -> holdLinks();
      case "hyperlink" -> releaseLinks();
      default -> {
        if (FORMULAS.contains(name.substring(name.indexOf(':') + 1)) && !tags.isEmpty()) {
          rule();
        }
      }
    }
    return true;
  }

  /** The list of links must not be empty, so it is not begun before its first link. */
  private void holdLinks() {
    if (!order.outside().isEmpty() && !tags.isEmpty()) {
      heldLinks = tags.raw();
      tags.drop();
    }
  }

  private void releaseLinks() {
    if (heldLinks != null) {
      tags.before(heldLinks);
      heldLinks = null;
    }
  }

  private void rule() {
    if (OutsideFormula.is(tags.text())) {
      tags.retext(NOWHERE);
      formulas++;
    }
  }

  /** Only the list of problems is selected, for what is typed goes into all selected sheets. */
  private void unselect() {
    if (tags.attribute("tabSelected") != null) {
      tags.set("tabSelected", null);
    }
  }

  private void dimension() {
    String written = tags.attribute("ref");
    Range range = written == null ? null : Range.parse(written);
    if (range == null || order.notes().isEmpty()) {
      return;
    }
    int left = range.firstColumn();
    int top = range.firstRow();
    int right = range.lastColumn();
    int bottom = range.lastRow();
    for (Place place : order.notes().keySet()) {
      left = Math.min(left, place.column());
      top = Math.min(top, place.row() + 1);
      right = Math.max(right, place.column());
      bottom = Math.max(bottom, place.row() + 1);
    }
    Range all = new Range(left, top, right, bottom);
    if (!all.equals(range)) {
      tags.set("ref", all.toString());
    }
  }

  private void column() {
    String style = tags.attribute("style");
    if (style != null && !marks.isEmpty()) {
      columns.add(
          new Columns(
              StyleSheet.index(tags.attribute("min")) - 1,
              StyleSheet.index(tags.attribute("max")) - 1,
              StyleSheet.index(style)));
    }
  }

  private void comments() {
    String id = order.comments();
    if (worksheet && comments == null && id != null) {
      tags.before("<legacyDrawing" + declaration + " r:id=\"" + TagText.escaped(id) + "\"/>");
      comments = id;
    }
  }

  private void data() {
    if (tags.isEmpty()) {
      if (!marks.isEmpty()) {
        tags.replace("<sheetData>" + rowsBefore(Integer.MAX_VALUE) + "</sheetData>");
      }
      return;
    }
    while (tags.next()) {
      if (tags.isClosing()) {
        if (tags.is("sheetData")) {
          insert(rowsBefore(Integer.MAX_VALUE));
          return;
        }
      } else if (tags.is("row")) {
        row();
      } else if (tags.is("f")) {
        formula();
      } else {
        tags.demandKnownPrefix();
      }
    }
  }

  private void insert(String xml) {
    if (!xml.isEmpty()) {
      tags.before(xml);
    }
  }

  /** New rows for marks on rows above this one that the sheet does not have. */
  private String rowsBefore(int row) {
    if (marks.isEmpty() || marks.firstKey() >= row) {
      return "";
    }
    StringBuilder xml = new StringBuilder();
    NavigableMap<Integer, NavigableMap<Integer, Severity>> above = marks.headMap(row, false);
    above.forEach((number, cells) ->
        xml.append("<row r=\"")
            .append(number)
            .append("\">")
            .append(newCells(number, cells, null))
            .append("</row>"));
    above.clear();
    return xml.toString();
  }

  private String newCells(
      int row, NavigableMap<Integer, Severity> cells, @Nullable String styleOfRow) {
    StringBuilder xml = new StringBuilder();
    cells.forEach((column, severity) -> {
      int style = styleOfRow == null ? styleOfColumn(column) : StyleSheet.index(styleOfRow);
      xml.append("<c r=\"").append(CellName.of(column, row)).append("\" s=\"");
      xml.append(order.styles().tinted(style, severity)).append("\"/>");
    });
    return xml.toString();
  }

  private int styleOfColumn(int column) {
    for (Columns span : columns) {
      if (span.min() <= column && column <= span.max()) {
        return span.style();
      }
    }
    return 0;
  }

  private void row() {
    boolean clearing = order.styles().anyOurs();
    if (marks.isEmpty() && !clearing) {
      return;
    }
    String written = tags.attribute("r");
    int number = written == null ? lastRow + 1 : Integer.parseInt(written);
    lastRow = number;
    insert(rowsBefore(number));
    NavigableMap<Integer, Severity> marked = marks.remove(number);
    if (marked == null && !clearing) {
      return;
    }
    NavigableMap<Integer, Severity> cells = marked == null ? new TreeMap<>() : marked;
    String custom = tags.attribute("customFormat");
    String style = "1".equals(custom) || "true".equals(custom) ? tags.attribute("s") : null;
    boolean empty = tags.isEmpty();
    if (marked != null) {
      // It may hold a cell further out than before.
      String tag = TagText.with(tags.raw(), "spans", null);
      if (empty) {
        String open = tag.substring(0, tag.lastIndexOf('/')) + ">";
        tags.replace(open + newCells(number, cells, style) + "</row>");
        return;
      }
      tags.replace(tag);
    }
    if (!empty) {
      cells(number, cells, style);
    }
  }

  private void cells(int row, NavigableMap<Integer, Severity> marked, @Nullable String styleOfRow) {
    int column = -1;
    while (tags.next()) {
      if (tags.isClosing()) {
        if (tags.is("row")) {
          insert(newCells(row, marked, styleOfRow));
          return;
        }
      } else if (tags.is("c")) {
        String written = tags.attribute("r");
        column = written == null ? column + 1 : Place.of(written).column();
        NavigableMap<Integer, Severity> before = marked.headMap(column, false);
        insert(newCells(row, before, styleOfRow));
        before.clear();
        cell(marked.remove(column));
      } else if (tags.is("f")) {
        formula();
      } else {
        tags.demandKnownPrefix();
      }
    }
  }

  private void cell(@Nullable Severity severity) {
    int style = StyleSheet.index(tags.attribute("s"));
    int now =
        severity == null ? order.styles().cleared(style) : order.styles().tinted(style, severity);
    if (now != style) {
      tags.set("s", String.valueOf(now));
    }
  }

  /** Leaves a formula that reaches outside out; what it shows stays. */
  private void formula() {
    String text = tags.text();
    String shared = tags.attribute("si");
    if (text.isEmpty()
        ? shared != null && outsideShared.contains(shared)
        : OutsideFormula.is(text)) {
      if (shared != null) {
        outsideShared.add(shared);
      }
      formulas++;
      tags.dropElement();
    }
  }
}
