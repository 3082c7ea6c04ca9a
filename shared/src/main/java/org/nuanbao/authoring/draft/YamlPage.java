package org.nuanbao.authoring.draft;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.comments.CommentLine;
import org.yaml.snakeyaml.comments.CommentType;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A YAML document in the style of the notices' data: one entry a line, with its doubts behind it.
 */
public final class YamlPage {
  /** An entry of a list; it goes on one line unless it holds entries itself. */
  public record Entry(Map<String, Object> values, List<Doubt> doubts) {
    /** An entry of these keys, each followed by its value. */
    public static Entry of(Object... keysAndValues) {
      Map<String, Object> values = new LinkedHashMap<>();
      for (int i = 0; i < keysAndValues.length; i += 2) {
        values.put((String) keysAndValues[i], keysAndValues[i + 1]);
      }
      return new Entry(values, List.of());
    }

    /** The same entry with one more value, unless that is null. */
    public Entry with(String key, @Nullable Object value) {
      Map<String, Object> more = new LinkedHashMap<>(values);
      if (value != null) {
        more.put(key, value);
      }
      return new Entry(more, doubts);
    }

    public Entry doubted(List<Doubt> doubted) {
      return new Entry(values, doubted);
    }
  }

  private final List<NodeTuple> tuples = new ArrayList<>();
  private final List<String> comments = new ArrayList<>();

  public YamlPage() {
    comments.add("yaml-language-server: $schema=../../form.schema.json");
    comments.add("由空白表起草，“??”处请核对后删去 · drafted from a blank: check every “??”, then remove it");
  }

  public void doubt(Doubt doubt) {
    comments.add("?? " + doubt);
  }

  /** Writes a value, unless it is null. */
  public void put(String key, @Nullable String value) {
    if (value != null) {
      add(key, scalar(value));
    }
  }

  public void list(String key, List<Entry> entries) {
    add(key, sequence(entries));
  }

  /** Writes a list, unless it has no entries. */
  public void listIfAny(String key, List<Entry> entries) {
    if (!entries.isEmpty()) {
      list(key, entries);
    }
  }

  /** Writes what tells two cards or vouchers apart, with a doubt, as no print says it. */
  public void onePer(List<Entry> subjects) {
    doubt(new Doubt("靠什么区分两份？", "what tells two of them apart?"));
    list("one_per", subjects);
  }

  /** Writes rules and numbers them; the ids also sort as text. */
  public void rules(List<Entry> rules) {
    List<Entry> entries = new ArrayList<>();
    String id = rules.size() > 99 ? "R%03d" : "R%02d";
    for (Entry rule : rules) {
      Map<String, Object> values = Entry.of("id", id.formatted(entries.size() + 1)).values();
      values.putAll(rule.values());
      entries.add(new Entry(values, rule.doubts()));
    }
    list("rules", entries);
  }

  /** Writes groups of items, each with a number and a title. */
  void sections(List<DraftBody.Section> sections, Function<DraftBody.Item, Entry> item) {
    List<Node> nodes = new ArrayList<>();
    for (DraftBody.Section section : sections) {
      List<NodeTuple> parts = new ArrayList<>();
      parts.add(tuple("number", quoted(section.number())));
      parts.add(tuple("title", scalar(section.title())));
      parts.add(tuple("items", sequence(section.items().stream().map(item).toList())));
      nodes.add(new MappingNode(Tag.MAP, parts, FlowStyle.BLOCK));
    }
    add("sections", new SequenceNode(Tag.SEQ, nodes, FlowStyle.BLOCK));
  }

  public void layout(List<Integer> widths, List<Entry> rows) {
    List<Node> nodes = new ArrayList<>();
    rows.forEach(row -> nodes.add(row(row)));
    List<NodeTuple> parts = new ArrayList<>();
    parts.add(tuple("widths", node(widths)));
    parts.add(tuple("rows", new SequenceNode(Tag.SEQ, nodes, FlowStyle.BLOCK)));
    add("layout", new MappingNode(Tag.MAP, parts, FlowStyle.BLOCK));
  }

  /** A row of the layout: its kind and its places, each on its own line. */
  private static Node row(Entry row) {
    List<NodeTuple> parts = new ArrayList<>();
    row.values().forEach((key, value) -> parts.add(tuple(key, node(value))));
    return new MappingNode(Tag.MAP, parts, FlowStyle.BLOCK);
  }

  /** The whole document. */
  public String text() {
    DumperOptions options = new DumperOptions();
    options.setIndent(2);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    options.setAllowUnicode(true);
    options.setWidth(100_000);
    options.setSplitLines(false);
    options.setProcessComments(true);
    StringWriter text = new StringWriter();
    new Yaml(options).serialize(new MappingNode(Tag.MAP, tuples, FlowStyle.BLOCK), text);
    return text.toString();
  }

  private void add(String key, Node value) {
    Node name = scalar(key);
    name.setBlockComments(lines(comments));
    comments.clear();
    tuples.add(new NodeTuple(name, value));
  }

  private static List<CommentLine> lines(List<String> texts) {
    return new ArrayList<>(
        texts.stream()
            .map(text -> new CommentLine(null, null, " " + text, CommentType.BLOCK))
            .toList());
  }

  private static List<CommentLine> inline(List<Doubt> doubts) {
    List<CommentLine> lines = new ArrayList<>();
    if (!doubts.isEmpty()) {
      String all = doubts.stream().map(Doubt::toString).collect(Collectors.joining("; "));
      lines.add(new CommentLine(null, null, " ?? " + all, CommentType.IN_LINE));
    }
    return lines;
  }

  private static SequenceNode sequence(List<Entry> entries) {
    List<Node> nodes = new ArrayList<>();
    for (Entry entry : entries) {
      MappingNode node = entry(entry);
      // SnakeYAML cannot put a comment above a list entry that stands on one line.
      Node last =
          node.getFlowStyle() == FlowStyle.FLOW ? node : node.getValue().getFirst().getValueNode();
      last.setInLineComments(inline(entry.doubts()));
      nodes.add(node);
    }
    return new SequenceNode(Tag.SEQ, nodes, entries.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
  }

  private static MappingNode entry(Entry entry) {
    boolean flat = true;
    List<NodeTuple> parts = new ArrayList<>();
    for (Map.Entry<String, Object> value : entry.values().entrySet()) {
      flat &= !isEntries(value.getValue());
      parts.add(tuple(value.getKey(), node(value.getValue())));
    }
    return new MappingNode(Tag.MAP, parts, flat ? FlowStyle.FLOW : FlowStyle.BLOCK);
  }

  private static boolean isEntries(Object value) {
    return value instanceof List<?> list && !list.isEmpty() && list.getFirst() instanceof Entry;
  }

  private static Node node(Object value) {
    if (isEntries(value)) {
      List<Entry> entries = new ArrayList<>();
      ((List<?>) value).forEach(entry -> entries.add((Entry) entry));
      return sequence(entries);
    }
    return switch (value) {
      case List<?> list -> new SequenceNode(Tag.SEQ, nodes(list), FlowStyle.FLOW);
      case Map<?, ?> map -> {
        Map<String, Object> values = new LinkedHashMap<>();
        map.forEach((key, it) -> values.put(String.valueOf(key), it));
        yield entry(new Entry(values, List.of()));
      }
      case Integer number -> plain(Tag.INT, number.toString());
      case Boolean flag -> plain(Tag.BOOL, flag.toString());
      case Enum<?> constant -> scalar(constant.name().toLowerCase(Locale.ROOT));
      default -> scalar(value.toString());
    };
  }

  private static List<Node> nodes(List<?> list) {
    List<Node> nodes = new ArrayList<>();
    list.forEach(it -> nodes.add(node(it)));
    return nodes;
  }

  private static NodeTuple tuple(String key, Node value) {
    return new NodeTuple(scalar(key), value);
  }

  private static ScalarNode plain(Tag tag, String text) {
    return new ScalarNode(tag, text, null, null, ScalarStyle.PLAIN);
  }

  /** A text, unquoted where YAML reads it back as the same text. */
  private static ScalarNode scalar(String text) {
    return plain(Tag.STR, text);
  }

  private static ScalarNode quoted(String text) {
    return new ScalarNode(Tag.STR, text, null, null, ScalarStyle.DOUBLE_QUOTED);
  }
}
