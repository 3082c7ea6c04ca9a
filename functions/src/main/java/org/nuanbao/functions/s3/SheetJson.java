package org.nuanbao.functions.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.nuanbao.sheet.RowGap;
import org.nuanbao.sheet.SheetCell;
import org.nuanbao.sheet.SheetCell.Align;
import org.nuanbao.sheet.SheetCell.Kind;
import org.nuanbao.sheet.SheetIndex;
import org.nuanbao.sheet.SheetLine;
import org.nuanbao.sheet.SheetPage;
import org.nuanbao.sheet.SheetPicture;
import org.nuanbao.sheet.SheetPicture.FoundCell;
import org.nuanbao.sheet.SheetPicture.PageSpan;

/**
 * Renderings as JSON. A page has few words beside the sender's own: a line is an array of its row,
 * then its cells; a cell an array of its column, text, kind and align, then an object with what is
 * not usual.
 */
final class SheetJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private SheetJson() {}

  static ObjectNode of(SheetIndex index) {
    ObjectNode json = NODES.objectNode();
    ArrayNode sheets = json.putArray("sheets");
    for (SheetPicture sheet : index.sheets()) {
      ObjectNode each = sheets.addObject();
      each.put("name", sheet.name());
      each.put("rows", sheet.rows());
      each.put("columns", sheet.columns());
      each.put("columnsLeftOut", sheet.columnsLeftOut());
      each.put("rowsLeftOut", sheet.rowsLeftOut());
      each.put("foundLeftOut", sheet.foundLeftOut());
      sheet.widths().forEach(each.putArray("widths")::add);
      ArrayNode pages = each.putArray("pages");
      sheet.pages().forEach(page -> pages.add(of(page)));
    }
    return json;
  }

  private static ArrayNode of(PageSpan page) {
    ArrayNode json = NODES.arrayNode();
    json.add(page.number()).add(page.first()).add(page.last());
    ArrayNode found = json.addArray();
    for (FoundCell cell : page.found()) {
      ArrayNode names = found.addArray().add(cell.cell());
      if (!cell.shown().equals(cell.cell())) {
        names.add(cell.shown());
      }
    }
    return json;
  }

  static SheetIndex index(JsonNode json) {
    return new SheetIndex(json.path("sheets").valueStream().map(SheetJson::picture).toList());
  }

  private static SheetPicture picture(JsonNode json) {
    return new SheetPicture(
        json.path("name").asText(),
        json.path("rows").asInt(),
        json.path("columns").asInt(),
        json.path("columnsLeftOut").asInt(),
        json.path("widths").valueStream().map(JsonNode::asInt).toList(),
        json.path("pages").valueStream().map(SheetJson::span).toList(),
        json.path("rowsLeftOut").asInt(),
        json.path("foundLeftOut").asInt());
  }

  private static PageSpan span(JsonNode json) {
    List<FoundCell> found = json.path(3).valueStream().map(SheetJson::found).toList();
    return new PageSpan(json.path(0).asInt(), json.path(1).asInt(), json.path(2).asInt(), found);
  }

  private static FoundCell found(JsonNode json) {
    String cell = json.path(0).asText();
    return new FoundCell(cell, json.path(1).asText(cell));
  }

  static ObjectNode of(SheetPage page) {
    ObjectNode json = NODES.objectNode();
    json.put("number", page.number());
    json.put("sheet", page.sheet());
    ArrayNode lines = json.putArray("lines");
    for (SheetLine line : page.lines()) {
      // A hidden row's number is negative.
      ArrayNode row = lines.addArray().add(line.hidden() ? -line.row() : line.row());
      line.cells().forEach(cell -> row.add(of(cell)));
    }
    ArrayNode gaps = json.putArray("gaps");
    for (RowGap gap : page.gaps()) {
      gaps.addArray().add(gap.first()).add(gap.last()).add(small(gap.why()));
    }
    return json;
  }

  private static ArrayNode of(SheetCell cell) {
    ArrayNode json = NODES.arrayNode().add(cell.column()).add(cell.text());
    json.add(small(cell.kind())).add(small(cell.align()));
    ObjectNode more = NODES.objectNode();
    put(more, "width", cell.width(), 1);
    put(more, "height", cell.height(), 1);
    put(more, "masked", cell.masked() ? 1 : 0, 0);
    put(more, "length", cell.length(), 0);
    put(more, "continued", cell.continued() ? 1 : 0, 0);
    return more.isEmpty() ? json : json.add(more);
  }

  private static void put(ObjectNode json, String key, int value, int usual) {
    if (value != usual) {
      json.put(key, value);
    }
  }

  static SheetPage page(JsonNode json) {
    return new SheetPage(
        json.path("number").asInt(),
        json.path("sheet").asInt(),
        json.path("lines").valueStream().map(SheetJson::line).toList(),
        json.path("gaps").valueStream().map(SheetJson::gap).toList());
  }

  private static SheetLine line(JsonNode json) {
    int row = json.path(0).asInt();
    List<SheetCell> cells = json.valueStream().skip(1).map(SheetJson::cell).toList();
    return new SheetLine(Math.abs(row), row < 0, cells);
  }

  private static RowGap gap(JsonNode json) {
    return new RowGap(
        json.path(0).asInt(), json.path(1).asInt(), RowGap.Why.valueOf(large(json.path(2))));
  }

  private static SheetCell cell(JsonNode json) {
    JsonNode more = json.path(4);
    return new SheetCell(
        json.path(0).asInt(),
        json.path(1).asText(),
        Kind.valueOf(large(json.path(2))),
        Align.valueOf(large(json.path(3))),
        more.path("width").asInt(1),
        more.path("height").asInt(1),
        more.path("masked").asInt() == 1,
        more.path("length").asInt(),
        more.path("continued").asInt() == 1);
  }

  private static String small(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String large(JsonNode word) {
    return word.asText().toUpperCase(Locale.ROOT);
  }
}
