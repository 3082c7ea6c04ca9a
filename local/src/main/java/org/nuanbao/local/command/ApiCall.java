package org.nuanbao.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.local.cloud.ApiAccess;

/** Calls of an installation's API as a root's publisher; a refusal is told in its own words. */
final class ApiCall {
  static final ObjectMapper JSON = new ObjectMapper();

  /** Where a tree begins unless another root is named. */
  static final String FIRST_ROOT = "/1/";

  private final InstallationOption where;
  private final UnitPath root;

  /**
   * Calls in the name of a root.
   *
   * @throws CommandFailure if it is no root's path
   */
  ApiCall(InstallationOption where, String root) {
    if (!UnitPath.isPath(root) || !new UnitPath(root).isRoot()) {
      throw CommandFailure.usage(
          "不是总工会的路径（如 /1/）：" + root, "Not a root's path (like /1/): " + root);
    }
    this.where = where;
    this.root = new UnitPath(root);
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return JSON.readTree(send(path, "application/json", null));
  }

  byte[] workbook(String path) throws IOException, InterruptedException {
    return send(path, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", null);
  }

  JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
    return JSON.readTree(send(path, "application/json", body.toString()));
  }

  private byte[] send(String path, String accept, @Nullable String body)
      throws IOException, InterruptedException {
    ApiAccess api = where.access();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(api.url() + path))
            .header("Authorization", "Bearer " + api.tokens().of("operator", root, "publisher"))
            .header("Accept", accept + ", application/json");
    if (body != null) {
      request
          .header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofString(body));
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() >= 300) {
        throw refused(answer.statusCode(), answer.body());
      }
      return answer.body();
    } catch (ConnectException e) {
      throw where.notRunning();
    }
  }

  private static CommandFailure refused(int status, byte[] body) {
    try {
      JsonNode said = JSON.readTree(new String(body, StandardCharsets.UTF_8));
      return new CommandFailure(
          status < 500 ? Exit.FINDINGS : Exit.INTERNAL,
          "%1$s",
          "%2$s",
          said.path("message").asText("HTTP " + status),
          said.path("english").asText("HTTP " + status));
    } catch (JsonProcessingException e) {
      return new CommandFailure(
          Exit.INTERNAL, "系统没有接受：HTTP %d", "The system did not take it: HTTP %d", status);
    }
  }
}
