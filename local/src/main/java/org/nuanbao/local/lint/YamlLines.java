package org.nuanbao.local.lint;

import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** In which line of a YAML file each value stands, by a path like {@code rules[3].kind}. */
final class YamlLines {
  private final Map<String, Integer> lines = new HashMap<>();

  private YamlLines() {}

  /** Of a text that is YAML. */
  static YamlLines of(String text) {
    YamlLines lines = new YamlLines();
    Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
    if (root != null) {
      lines.add("", root);
    }
    return lines;
  }

  private void add(String path, Node node) {
    lines.put(path, node.getStartMark().getLine() + 1);
    switch (node) {
      case MappingNode map -> {
        for (NodeTuple tuple : map.getValue()) {
          String key = tuple.getKeyNode() instanceof ScalarNode name ? name.getValue() : "?";
          String below = path.isEmpty() ? key : path + "." + key;
          add(below, tuple.getValueNode());
          lines.put(below, tuple.getKeyNode().getStartMark().getLine() + 1);
        }
      }
      case SequenceNode sequence -> {
        List<Node> nodes = sequence.getValue();
        for (int i = 0; i < nodes.size(); i++) {
          add(path + "[" + i + "]", nodes.get(i));
        }
      }
      default -> {}
    }
  }

  /** The line of what a path leads to, or of the nearest that holds it. */
  int line(String path) {
    String at = path;
    while (!at.isEmpty() && !lines.containsKey(at)) {
      int dot = Math.max(at.lastIndexOf('.'), at.lastIndexOf('['));
      at = dot < 0 ? "" : at.substring(0, dot);
    }
    return lines.getOrDefault(at, 1);
  }
}
