package org.nuanbao.template;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The template as plain maps, lists and texts. A function of CloudFormation on a text is the text
 * with its tag ({@code !Ref Api}), on anything else a map from the tag.
 */
public final class Template {
  public static final Path ROOT = Path.of("..");

  private final Map<?, ?> document;

  /** As it stands in the folder. */
  public Template() {
    Map<?, ?> loaded = new Yaml(new Tags()).load(text("template.yaml"));
    document = requireNonNull(loaded);
  }

  public static String text(String file) {
    try {
      return Files.readString(ROOT.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Resources of a type by name. */
  public Map<String, Map<?, ?>> ofType(String type) {
    return map(document, "Resources").entrySet().stream()
        .filter(entry -> type.equals(map(entry.getValue()).get("Type")))
        .collect(Collectors.toMap(e -> (String) e.getKey(), e -> map(e.getValue())));
  }

  /** A part of the template, as Globals. */
  public Map<?, ?> section(String name) {
    return map(document, name);
  }

  public Map<?, ?> resource(String name) {
    return map(map(document, "Resources"), name);
  }

  public Map<?, ?> properties(String name) {
    return map(resource(name), "Properties");
  }

  /** A property of a resource. */
  public Object property(String resource, String name) {
    return requireNonNull(properties(resource).get(name), name);
  }

  /** The statements of a function's or a state machine's own policy. */
  public List<Map<?, ?>> statements(String name) {
    return list(properties(name).get("Policies")).stream()
        .flatMap(policy -> list(map(policy).get("Statement")).stream())
        .<Map<?, ?>>map(Template::map)
        .toList();
  }

  public static Map<?, ?> map(@Nullable Object value) {
    return (Map<?, ?>) requireNonNull(value);
  }

  public static Map<?, ?> map(Map<?, ?> of, String key) {
    return (Map<?, ?>) requireNonNull(of.get(key), key);
  }

  /** A list, or a single value as one. */
  public static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of(requireNonNull(value));
  }

  private static final class Tags extends SafeConstructor {
    Tags() {
      super(new LoaderOptions());
      yamlMultiConstructors.put(
          "!",
          new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
              String tag = node.getTag().getValue();
              return switch (node) {
                case ScalarNode scalar -> tag + " " + scalar.getValue();
                case SequenceNode sequence -> Map.of(tag, constructSequence(sequence));
                case MappingNode mapping -> Map.of(tag, constructMapping(mapping));
                default -> throw new IllegalStateException("a node of no kind");
              };
            }
          });
    }
  }
}
