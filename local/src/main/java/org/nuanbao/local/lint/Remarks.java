package org.nuanbao.local.lint;

import java.io.StringReader;
import java.util.ArrayList;
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

/**
 * Collects the remarks about one file, and knows the line of each value in it by a path like {@code
 * rules[3].kind}.
 */
final class Remarks {
  private final String file;
  private final List<Remark> all = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();

  Remarks(String file) {
    this.file = file;
  }

  /** Finds the line of each value in a YAML text. */
  void locate(String text) {
    Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
    if (root != null) {
      locate("", root);
    }
  }

  private void locate(String path, Node node) {
    lines.put(path, node.getStartMark().getLine() + 1);
    switch (node) {
      case MappingNode map -> {
        for (NodeTuple tuple : map.getValue()) {
          String key = tuple.getKeyNode() instanceof ScalarNode name ? name.getValue() : "?";
          String below = path.isEmpty() ? key : path + "." + key;
          locate(below, tuple.getValueNode());
          lines.put(below, tuple.getKeyNode().getStartMark().getLine() + 1);
        }
      }
      case SequenceNode sequence -> {
        List<Node> nodes = sequence.getValue();
        for (int i = 0; i < nodes.size(); i++) {
          locate(path + "[" + i + "]", nodes.get(i));
        }
      }
      default -> {}
    }
  }

  void error(String where, String chinese, String english) {
    all.add(new Remark(Remark.Level.ERROR, file, where, chinese, english));
  }

  /** Adds an error at a line of the file. */
  void error(int line, String where, String chinese, String english) {
    all.add(new Remark(Remark.Level.ERROR, file + ":" + line, where, chinese, english));
  }

  /** Adds an error at the line of what the path leads to, or of the nearest that contains it. */
  void errorAt(String path, String chinese, String english) {
    String at = path;
    while (!at.isEmpty() && !lines.containsKey(at)) {
      int dot = Math.max(at.lastIndexOf('.'), at.lastIndexOf('['));
      at = dot < 0 ? "" : at.substring(0, dot);
    }
    error(lines.getOrDefault(at, 1), path, chinese, english);
  }

  void doubt(String where, String chinese, String english) {
    all.add(new Remark(Remark.Level.DOUBT, file, where, chinese, english));
  }

  List<Remark> all() {
    return List.copyOf(all);
  }
}
