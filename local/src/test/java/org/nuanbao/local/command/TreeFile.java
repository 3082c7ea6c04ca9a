package org.nuanbao.local.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;

/** Trees of units, as {@code rollup --tree} takes them. */
final class TreeFile {
  private static final JsonMapper JSON = new JsonMapper();

  private TreeFile() {}

  /** A tree of 市总工会 with 甲区工会 and 乙区工会 below it. */
  static Path ofTwo(Path folder) throws IOException {
    ObjectNode root = JSON.createObjectNode().put("unit", "市总工会");
    ArrayNode children = root.putArray("children");
    children.addObject().put("unit", "甲区工会");
    children.addObject().put("unit", "乙区工会");
    Path tree = folder.resolve("tree.json");
    JSON.writeValue(tree.toFile(), root);
    return tree;
  }
}
