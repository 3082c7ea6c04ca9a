package org.nuanbao.functions;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as maps, lists, texts, numbers, booleans and nulls. A function's first event is read before
 * anything else is ready, so what reads it must load few classes; Lambda's own reader loads 800.
 */
public final class EventJson {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private EventJson() {}

  /**
   * Reads a JSON object.
   *
   * @throws IOException if it is none; the message quotes nothing of it
   */
  public static Map<String, @Nullable Object> read(InputStream in) throws IOException {
    try (JsonParser parser = JSON.createParser(in)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("not a JSON object");
      }
      return object(parser);
    }
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> read = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      read.put(name, value(parser));
    }
    return read;
  }

  private static List<@Nullable Object> list(JsonParser parser) throws IOException {
    List<@Nullable Object> read = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      read.add(value(parser));
    }
    return read;
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return object(parser);
    }
    if (token == JsonToken.START_ARRAY) {
      return list(parser);
    }
    if (token == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    if (token.isNumeric()) {
      return parser.getNumberValue();
    }
    return token.isBoolean() ? parser.getBooleanValue() : null;
  }

  /** Writes what {@link #read} reads. */
  public static void write(@Nullable Object value, OutputStream out) throws IOException {
    try (JsonGenerator to = JSON.createGenerator(out)) {
      write(value, to);
    }
  }

  /** The text that {@link #write} writes. */
  public static String text(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator to = JSON.createGenerator(text)) {
      write(value, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(@Nullable Object value, JsonGenerator to) throws IOException {
    switch (value) {
      case null -> to.writeNull();
      case Map<?, ?> map -> {
        to.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          to.writeFieldName(String.valueOf(entry.getKey()));
          write(entry.getValue(), to);
        }
        to.writeEndObject();
      }
      case Collection<?> all -> {
        to.writeStartArray();
        for (Object each : all) {
          write(each, to);
        }
        to.writeEndArray();
      }
      case Boolean truth -> to.writeBoolean(truth);
      case Number number -> to.writeNumber(number.toString());
      default -> to.writeString(value.toString());
    }
  }

  /** The member of an object that is an object; empty if there is none. */
  @SuppressWarnings("unchecked")
  public static Map<String, @Nullable Object> object(Map<String, ?> of, String name) {
    return of.get(name) instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
  }

  /** The objects of the member that is a list; none if there is none. */
  @SuppressWarnings("unchecked")
  public static List<Map<String, @Nullable Object>> objects(Map<String, ?> of, String name) {
    return of.get(name) instanceof List<?> list
        ? list.stream()
            .filter(Map.class::isInstance)
            .map(each -> (Map<String, @Nullable Object>) each)
            .toList()
        : List.of();
  }

  /** The member as a text; null if there is none. */
  public static @Nullable String text(Map<String, ?> of, String name) {
    Object value = of.get(name);
    return value == null ? null : value.toString();
  }
}
