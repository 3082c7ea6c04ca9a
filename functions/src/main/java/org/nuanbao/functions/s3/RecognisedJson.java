package org.nuanbao.functions.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.nuanbao.form.FormId;
import org.nuanbao.submission.Mails.MailedWorkbook;

/** What a workbook says of itself, as JSON. */
final class RecognisedJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RecognisedJson() {}

  static byte[] write(MailedWorkbook recognised) {
    ObjectNode node = JSON.createObjectNode();
    switch (recognised) {
      case MailedWorkbook.Filled filled -> {
        node.put("form", filled.form().value());
        node.put("unit", filled.unit());
        filled.names().forEach(node.putArray("names")::add);
        ArrayNode days = node.putArray("days");
        filled.days().forEach(day -> days.add(day.toString()));
      }
      case MailedWorkbook.Unknown(String message, String english) ->
          node.put("message", message).put("english", english);
    }
    return node.toString().getBytes(StandardCharsets.UTF_8);
  }

  static MailedWorkbook read(byte[] json) {
    try {
      JsonNode node = JSON.readTree(json);
      return node.has("form") ? filled(node) : unknown(node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MailedWorkbook unknown(JsonNode node) {
    return new MailedWorkbook.Unknown(node.path("message").asText(), node.path("english").asText());
  }

  private static MailedWorkbook filled(JsonNode node) {
    List<String> names = node.path("names").valueStream().map(JsonNode::asText).toList();
    List<LocalDate> days =
        node.path("days").valueStream().map(day -> LocalDate.parse(day.asText())).toList();
    return new MailedWorkbook.Filled(
        new FormId(node.path("form").asText()),
        node.path("unit").isNull() ? null : node.path("unit").asText(),
        names,
        days);
  }
}
