package org.nuanbao.local.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.nuanbao.check.kind.Parameter;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.check.kind.RuleKinds.RuleKind;
import org.nuanbao.form.ValueType;

/**
 * Makes what {@code form.schema.json} says about rules and types from the tables that the reader
 * works by, so that an editor completes what is read and nothing else.
 */
final class RuleSchema {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

  private RuleSchema() {}

  /** The schema with its rules and types as they are now. */
  public static ObjectNode of(JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    ArrayNode kinds = JSON.arrayNode();
    RuleKinds.ALL.forEach(kind -> kinds.add(kind(kind)));
    ((ObjectNode) whole.at("/properties/rules/items")).removeAll().set("oneOf", kinds);
    ArrayNode types = JSON.arrayNode();
    Arrays.stream(ValueType.values()).forEach(it -> types.add(it.name().toLowerCase(Locale.ROOT)));
    ((ObjectNode) whole.at("/$defs/type")).set("enum", types);
    return whole;
  }

  private static ObjectNode kind(RuleKind kind) {
    ObjectNode properties = JSON.objectNode();
    properties.set("id", ref("ruleId"));
    String on = kind.forms().isEmpty() ? "" : " Only on: " + String.join(", ", forms(kind)) + ".";
    properties.putObject("kind").put("const", kind.name()).put("description", kind.says() + on);
    ObjectNode rule = object(kind.parameters(), properties);
    properties.set("severity", ref("severity"));
    properties.set("says", ref("says"));
    rule.withArray("required").add("id").add("kind").add("severity");
    return rule.put("title", kind.name());
  }

  private static List<String> forms(RuleKind kind) {
    return kind.forms().stream().sorted().toList();
  }

  /** The schema of an object; if a parameter has several keys, only one of them may be there. */
  private static ObjectNode object(List<Parameter> parameters, ObjectNode properties) {
    ObjectNode object = JSON.objectNode().put("type", "object").put("additionalProperties", false);
    ArrayNode required = object.putArray("required");
    List<ArrayNode> choices = new ArrayList<>();
    for (Parameter parameter : parameters) {
      parameter.keys().forEach(key -> properties.set(key, value(parameter)));
      if (parameter.keys().size() > 1) {
        choices.add(choice(parameter));
      } else if (parameter.demanded()) {
        required.add(parameter.keys().getFirst());
      }
    }
    object.set("properties", properties);
    if (!choices.isEmpty()) {
      ArrayNode all = object.putArray("allOf");
      choices.forEach(choice -> all.addObject().set("oneOf", choice));
    }
    return object;
  }

  private static ArrayNode choice(Parameter parameter) {
    ArrayNode choice = JSON.arrayNode();
    parameter.keys().forEach(key -> choice.addObject().putArray("required").add(key));
    if (!parameter.demanded()) {
      ArrayNode none = choice.addObject().putObject("not").putArray("anyOf");
      parameter.keys().forEach(key -> none.addObject().putArray("required").add(key));
    }
    return choice;
  }

  private static JsonNode value(Parameter parameter) {
    if (!parameter.several()) {
      return one(parameter.type());
    }
    if (parameter.type() == String.class) {
      return ref(parameter.refs() == null ? "refs" : "oneOrMore");
    }
    ObjectNode list = JSON.objectNode().put("type", "array").put("minItems", 1);
    list.set("items", one(parameter.type()));
    return list;
  }

  private static ObjectNode one(Class<?> type) {
    if (type == boolean.class || type == Boolean.class) {
      return JSON.objectNode().put("type", "boolean");
    }
    if (type == int.class || type == Integer.class) {
      return JSON.objectNode().put("type", "integer");
    }
    if (type == BigDecimal.class) {
      return JSON.objectNode().put("type", "number");
    }
    if (type == LocalDate.class) {
      return JSON.objectNode().put("type", "string").put("pattern", DAY);
    }
    List<Parameter> parts = type.isRecord() ? Parameter.of(type) : List.of();
    return parts.isEmpty()
        ? type.isRecord() ? JSON.objectNode().put("const", 0) : ref("ref")
        : object(parts, JSON.objectNode());
  }

  private static ObjectNode ref(String definition) {
    return JSON.objectNode().put("$ref", "#/$defs/" + definition);
  }
}
