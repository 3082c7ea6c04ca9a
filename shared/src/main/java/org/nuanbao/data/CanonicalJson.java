package org.nuanbao.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.nuanbao.value.Sha256;

/**
 * Writes JSON in the one form that is hashed: keys sorted, no white space, plain numbers. Equal
 * data gives equal bytes.
 */
public final class CanonicalJson {
  /** Not the mapper: to start it takes longer than to write all notices. */
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private CanonicalJson() {}

  /**
   * The canonical text.
   *
   * @throws IllegalArgumentException if the tree holds anything but what JSON knows
   */
  public static String of(JsonNode node) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      write(node, out);
    } catch (IOException impossible) {
      // A tree in memory can always be written.
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  /** The first twelve hex digits of the SHA-256 of the canonical text. */
  public static String version(JsonNode node) {
    return Sha256.hex(of(node), 12);
  }

  private static void write(JsonNode node, JsonGenerator out) throws IOException {
    switch (node.getNodeType()) {
      case OBJECT -> {
        out.writeStartObject();
        Map<String, JsonNode> byKey = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
          byKey.put(entry.getKey(), entry.getValue());
        }
        for (Map.Entry<String, JsonNode> entry : byKey.entrySet()) {
          out.writeFieldName(entry.getKey());
          write(entry.getValue(), out);
        }
        out.writeEndObject();
      }
      case ARRAY -> {
        out.writeStartArray();
        for (JsonNode value : node) {
          write(value, out);
        }
        out.writeEndArray();
      }
      case STRING -> out.writeString(node.textValue());
      case NUMBER -> number(node, out);
      case BOOLEAN -> out.writeBoolean(node.booleanValue());
      case NULL, MISSING -> out.writeNull();
      case BINARY, POJO -> throw new IllegalArgumentException("no JSON: " + node.getNodeType());
    }
  }

  private static void number(JsonNode node, JsonGenerator out) throws IOException {
    switch (node.numberType()) {
      case INT -> out.writeNumber(node.intValue());
      case LONG -> out.writeNumber(node.longValue());
      case BIG_INTEGER -> out.writeNumber(node.bigIntegerValue());
      case FLOAT -> out.writeNumber(node.floatValue());
      case DOUBLE -> out.writeNumber(node.doubleValue());
      case BIG_DECIMAL -> out.writeNumber(node.decimalValue());
    }
  }
}
