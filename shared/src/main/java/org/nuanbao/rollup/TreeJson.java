package org.nuanbao.rollup;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;

/**
 * An organisation tree written down by names: nested {@code {"unit":…,"children":[…]}}, or flat
 * {@code {"root":…,"districts":[…],"units":[{"unit":…,"district":…}]}}. The paths are made up.
 */
public final class TreeJson {
  private final List<Unit> units = new ArrayList<>();

  private TreeJson() {}

  /**
   * Reads either shape.
   *
   * @throws IllegalArgumentException if it is neither of the two; the message is for the user
   */
  public static Tree read(JsonNode json) {
    TreeJson reader = new TreeJson();
    if (json.has("unit")) {
      reader.nested(json, "/1/");
    } else if (json.has("root")) {
      reader.flat(json);
    } else {
      throw wrong("neither \"unit\" nor \"root\" in it");
    }
    Tree tree = new Tree(reader.units);
    for (Unit unit : reader.units) {
      if (tree.named(unit.name()).size() > 1) {
        throw wrong("two units are called " + unit.name());
      }
    }
    return tree;
  }

  private void nested(JsonNode node, String path) {
    add(text(node, "unit"), path);
    int number = 0;
    for (JsonNode child : node.path("children")) {
      number++;
      nested(child, path + number + "/");
    }
  }

  private void flat(JsonNode json) {
    add(text(json, "root"), "/1/");
    Map<String, String> districts = new LinkedHashMap<>();
    for (JsonNode district : json.path("districts")) {
      String path = "/1/" + (districts.size() + 1) + "/";
      add(district.asText(), path);
      districts.put(district.asText(), path);
    }
    int number = 0;
    for (JsonNode unit : json.path("units")) {
      String above = districts.get(text(unit, "district"));
      if (above == null) {
        throw wrong("no such district: " + text(unit, "district"));
      }
      number++;
      add(text(unit, "unit"), above + number + "/");
    }
  }

  private void add(String name, String path) {
    units.add(new Unit(new UnitPath(path), name, ""));
  }

  private static String text(JsonNode node, String key) {
    if (!node.path(key).isTextual()) {
      throw wrong("\"" + key + "\" is missing or no text");
    }
    return node.path(key).asText();
  }

  private static IllegalArgumentException wrong(String why) {
    return new IllegalArgumentException("not an organisation tree: " + why);
  }
}
