package org.nuanbao.local.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.nuanbao.value.Nearest;

/**
 * Reports what a schema finds, so that whoever wrote the data can mend it. A rule is checked
 * against the schema of its own kind. An unknown name is answered with the nearest known one.
 */
final class SchemaFaults {
  private static final Map<String, String> TYPES =
      Map.of(
          "string", "文字",
          "array", "列表",
          "object", "一组“键: 值”",
          "integer", "整数",
          "number", "数",
          "boolean", "true 或 false");

  private final ObjectNode schema;
  private final Remarks about;

  SchemaFaults(ObjectNode schema, Remarks about) {
    this.schema = schema;
    this.about = about;
  }

  void tell(JsonNode data) {
    JsonNode kinds = schema.at("/properties/rules/items/oneOf");
    ObjectNode whole = schema.deepCopy();
    if (kinds.isArray()) {
      ((ObjectNode) whole.at("/properties/rules")).remove("items");
    }
    tell(whole, data, "");
    for (int i = 0; kinds.isArray() && i < data.path("rules").size(); i++) {
      rule(kinds, data.path("rules").get(i), "rules[" + i + "]");
    }
  }

  private void rule(JsonNode kinds, JsonNode rule, String path) {
    String kind = rule.path("kind").asText("");
    List<String> known = new ArrayList<>();
    for (JsonNode one : kinds) {
      String name = one.at("/properties/kind/const").asText();
      if (name.equals(kind)) {
        ObjectNode own = one.deepCopy();
        own.put("$schema", schema.path("$schema").asText());
        own.set("$defs", schema.path("$defs"));
        tell(own, rule, path);
        return;
      }
      known.add(name);
    }
    about.errorAt(
        path + ".kind",
        "没有“%s”这种规则%s".formatted(kind, meant(kind, known)),
        "“%s” is no kind of rule%s".formatted(kind, meantInEnglish(kind, known)));
  }

  private void tell(ObjectNode schema, JsonNode data, String path) {
    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(schema)
        .validate(data)
        .stream()
        .sorted(Comparator.comparing(fault -> fault.getInstanceLocation().toString()))
        .forEach(fault -> tell(schema, fault, join(path, fault)));
  }

  private static String join(String path, ValidationMessage fault) {
    String below = fault.getInstanceLocation().toString().replaceFirst("^[$][.]?", "");
    return path.isEmpty() || below.isEmpty() || below.startsWith("[")
        ? path + below
        : path + "." + below;
  }

  private void tell(ObjectNode schema, ValidationMessage fault, String path) {
    String raw = String.valueOf(fault.getMessage()).replaceFirst("^[^:]*: ", "");
    switch (fault.getType()) {
      case "additionalProperties" -> {
        List<String> known = new ArrayList<>();
        owner(schema, fault).path("properties").fieldNames().forEachRemaining(known::add);
        String name = String.valueOf(fault.getProperty());
        about.errorAt(
            join(path, name),
            "这里没有“%s”这一项%s".formatted(name, meant(name, known)),
            "“%s” is not known here%s".formatted(name, meantInEnglish(name, known)));
      }
      case "required" ->
          about.errorAt(
              path,
              "缺少“%s”".formatted(fault.getProperty()),
              "“%s” is missing".formatted(fault.getProperty()));
      case "enum", "const" -> {
        List<String> known = new ArrayList<>();
        JsonNode values = owner(schema, fault).path(fault.getType());
        if (values.isArray()) {
          values.forEach(value -> known.add(value.asText()));
        } else {
          known.add(values.asText());
        }
        String said = fault.getInstanceNode() == null ? "" : fault.getInstanceNode().asText();
        about.errorAt(
            path,
            "不能是“%s”%s".formatted(said, meant(said, known)),
            "it cannot be “%s”%s".formatted(said, meantInEnglish(said, known)));
      }
      case "type" -> {
        String type = owner(schema, fault).path("type").asText();
        about.errorAt(path, "这里应是" + TYPES.getOrDefault(type, type), "expected here: " + type);
      }
      case "minItems", "minLength" -> about.errorAt(path, "不能为空", "it must not be empty");
      case "pattern" -> {
        String pattern = owner(schema, fault).path("pattern").asText();
        String means = owner(schema, fault).path("description").asText(pattern);
        about.errorAt(path, "写法不对（应符合 %s）".formatted(pattern), "written wrongly: " + means);
      }
      case "not", "allOf", "anyOf", "oneOf", "if", "false" ->
          about.errorAt(path, "这里的各项不能这样搭配：" + raw, raw);
      default -> about.errorAt(path, raw, raw);
    }
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** The part of the schema with the keyword that the data violates. */
  private static JsonNode owner(ObjectNode schema, ValidationMessage fault) {
    String at = String.valueOf(fault.getSchemaLocation());
    int hash = at.indexOf('#');
    String pointer = hash < 0 ? "" : at.substring(hash + 1);
    int end = pointer.lastIndexOf('/');
    return schema.at(end <= 0 ? "" : pointer.substring(0, end));
  }

  private static String meant(String said, List<String> known) {
    return known.isEmpty()
        ? ""
        : Nearest.of(said, known).map("，是不是“%s”？"::formatted).orElse("")
            + "；可用："
            + String.join("、", known);
  }

  private static String meantInEnglish(String said, List<String> known) {
    return known.isEmpty()
        ? ""
        : Nearest.of(said, known).map("; did you mean “%s”?"::formatted).orElse("")
            + " Known: "
            + String.join(", ", known);
  }
}
