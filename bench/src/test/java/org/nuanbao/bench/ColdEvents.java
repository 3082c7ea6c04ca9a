package org.nuanbao.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Path;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.local.cloud.BearerTokens;
import org.nuanbao.local.demo.Api;

/** The events of {@code events/}, about other submissions. */
final class ColdEvents {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BearerTokens tokens;

  ColdEvents(BearerTokens tokens) {
    this.tokens = tokens;
  }

  /** The gateway's event of a POST. */
  String post(Api.As who, String path, String body) throws IOException {
    ObjectNode event = read("upload");
    event.put("path", path).put("body", body);
    ((ObjectNode) event.path("pathParameters")).put("proxy", path.substring(1));
    ((ObjectNode) event.path("requestContext")).put("path", "/v1" + path);
    String token = "Bearer " + tokens.of("bench", new UnitPath(who.unit()), who.role());
    ((ObjectNode) event.path("headers")).put("Authorization", token);
    ((ObjectNode) event.path("multiValueHeaders")).putArray("Authorization").add(token);
    return event.toString();
  }

  /** The gateway's event of a page that somebody who is signed in asks for. */
  String page(String path, String cookie) throws IOException {
    ObjectNode event = read("portal");
    event.put("path", "/portal" + path);
    ((ObjectNode) event.path("pathParameters")).put("proxy", path.substring(1));
    ((ObjectNode) event.path("requestContext")).put("path", "/v1/portal" + path);
    String sent = "__Host-nuanbao=" + cookie;
    ((ObjectNode) event.path("headers")).put("Cookie", sent);
    ((ObjectNode) event.path("multiValueHeaders")).putArray("Cookie").add(sent);
    return event.toString();
  }

  /** The queue's event of an upload that has ended. */
  String uploaded(String key) throws IOException {
    ObjectNode event = read("validate");
    ObjectNode message = (ObjectNode) event.path("Records").path(0);
    JsonNode body = JSON.readTree(message.path("body").asText());
    ((ObjectNode) body.at("/Records/0/s3/object")).put("key", URLEncoder.encode(key, UTF_8));
    return event
        .set("Records", JSON.createArrayNode().add(message.put("body", body.toString())))
        .toString();
  }

  /** The stream's event of a receipt in the outbox. */
  String posted(String submission) throws IOException {
    ObjectNode event = read("receipt");
    JsonNode change = event.path("Records").path(1);
    for (String image : new String[] {"Keys", "NewImage"}) {
      ((ObjectNode) change.path("dynamodb").path(image).path("pk"))
          .put("S", "SUBMISSION#" + submission);
    }
    return event.set("Records", JSON.createArrayNode().add(change)).toString();
  }

  private static ObjectNode read(String name) throws IOException {
    return (ObjectNode) JSON.readTree(Path.of("events", name + ".json").toFile());
  }
}
