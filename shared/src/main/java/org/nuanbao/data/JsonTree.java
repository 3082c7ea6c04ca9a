package org.nuanbao.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Reads JSON into a tree by the parser alone. The mapper gives the same tree, but a short command
 * would take longer to start it than to read.
 */
public final class JsonTree {
  private static final JsonFactory JSON = new JsonFactory();
  private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

  private JsonTree() {}

  /**
   * The first value of a text; missing if there is none.
   *
   * @throws JsonProcessingException if the text is not JSON
   */
  public static JsonNode of(String json) throws JsonProcessingException {
    try (JsonParser in = JSON.createParser(json)) {
      JsonToken first = in.nextToken();
      return first == null ? MissingNode.getInstance() : value(first, in);
    } catch (JsonProcessingException broken) {
      throw broken;
    } catch (IOException impossible) {
      // A text in memory can always be read.
      throw new UncheckedIOException(impossible);
    }
  }

  private static JsonNode value(JsonToken token, JsonParser in) throws IOException {
    return switch (token) {
      case START_OBJECT -> object(in);
      case START_ARRAY -> array(in);
      case VALUE_STRING -> MAKE.textNode(in.getText());
      case VALUE_NUMBER_INT ->
          switch (in.getNumberType()) {
            case INT -> MAKE.numberNode(in.getIntValue());
            case LONG -> MAKE.numberNode(in.getLongValue());
            default -> MAKE.numberNode(in.getBigIntegerValue());
          };
      case VALUE_NUMBER_FLOAT -> MAKE.numberNode(in.getDoubleValue());
      case VALUE_TRUE -> MAKE.booleanNode(true);
      case VALUE_FALSE -> MAKE.booleanNode(false);
      case VALUE_NULL -> MAKE.nullNode();
      default -> throw new IllegalStateException("no value begins with " + token);
    };
  }

  private static ObjectNode object(JsonParser in) throws IOException {
    ObjectNode object = MAKE.objectNode();
    for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
      object.set(key, value(in.nextToken(), in));
    }
    return object;
  }

  private static ArrayNode array(JsonParser in) throws IOException {
    ArrayNode array = MAKE.arrayNode();
    for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
      array.add(value(token, in));
    }
    return array;
  }
}
