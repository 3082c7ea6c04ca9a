package org.nuanbao.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.UncheckedIOException;
import java.util.TreeMap;
import org.nuanbao.value.Sha256;

/**
 * Writes JSON in the one form that is hashed: keys sorted, no white space, plain numbers. Equal
 * data gives equal bytes.
 */
public final class CanonicalJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private CanonicalJson() {}

  public static String of(JsonNode node) {
    try {
      return JSON.writeValueAsString(sorted(node));
    } catch (JsonProcessingException impossible) {
      // A tree in memory can always be written.
      throw new UncheckedIOException(impossible);
    }
  }

  /** The first twelve hex digits of the SHA-256 of the canonical text. */
  public static String version(JsonNode node) {
    return Sha256.hex(of(node), 12);
  }

  private static JsonNode sorted(JsonNode node) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    if (node.isObject()) {
      TreeMap<String, JsonNode> byKey = new TreeMap<>();
      node.properties().forEach(entry -> byKey.put(entry.getKey(), sorted(entry.getValue())));
      return make.objectNode().setAll(byKey);
    }
    if (node.isArray()) {
      return make.arrayNode(node.size())
          .addAll(node.valueStream().map(CanonicalJson::sorted).toList());
    }
    return node;
  }
}
