package org.nuanbao.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.local.cloud.BearerTokens;
import org.nuanbao.value.Sha256;

/** The HTTP API as its clients use it. */
public final class Api {
  /** The headers that the HTTP client sets itself. */
  private static final Set<String> NOT_OURS = Set.of("host", "content-length");

  private final String base;
  private final BearerTokens tokens;
  private final String subject;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public Api(URI base, BearerTokens tokens) {
    this(base, tokens, "demo");
  }

  /**
   * The API of an installation.
   *
   * @param subject the name that its audit gives the caller
   */
  public Api(URI base, BearerTokens tokens, String subject) {
    this.base = base.toString().replaceFirst("/$", "");
    this.tokens = tokens;
    this.subject = subject;
  }

  /** The holder of a token: the top of a subtree, and a role in it. */
  public record As(String unit, String role) {
    public static As filler(String unit) {
      return new As(unit, "filler");
    }

    public static As reviewer(String unit) {
      return new As(unit, "reviewer");
    }

    public static As publisher(String unit) {
      return new As(unit, "publisher");
    }
  }

  public static final class Answer {
    private final int status;
    private final byte[] body;

    Answer(int status, byte[] body) {
      this.status = status;
      this.body = body;
    }

    int status() {
      return status;
    }

    byte[] body() {
      return body;
    }

    JsonNode json() {
      try {
        return Scenario.JSON.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /**
     * This answer, if its status is below 300.
     *
     * @throws IllegalStateException otherwise
     */
    Answer good(String what) {
      if (status >= 300) {
        throw new IllegalStateException(what + ": HTTP " + status);
      }
      return this;
    }
  }

  public JsonNode get(As who, String path) {
    return send(who, path, "GET", null).good(path).json();
  }

  public byte[] bytes(As who, String path) {
    return send(who, path, "GET", null).good(path).body();
  }

  public JsonNode post(As who, String path, String json) {
    return send(who, path, "POST", json).good(path).json();
  }

  public JsonNode put(As who, String path, String json) {
    return send(who, path, "PUT", json).good(path).json();
  }

  /** Where the file of a submission may be put, and with which headers. */
  public record Ticket(String submission, String url, Map<String, String> headers) {}

  public Ticket ticket(As filler, String duty, String name, byte[] file) {
    JsonNode ticket = post(filler, "/duties/" + duty + "/submissions", said(name, file));
    Map<String, String> headers = new LinkedHashMap<>();
    ticket
        .path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
    return new Ticket(ticket.path("submission").asText(), ticket.path("url").asText(), headers);
  }

  /** What a client says about the file it is going to send, as JSON. */
  static String said(String name, byte[] file) {
    return Scenario.JSON
        .createObjectNode()
        .put("fileName", name)
        .put("size", file.length)
        .put("sha256", Sha256.hex(file))
        .put("contentType", MediaType.MICROSOFT_EXCEL_OPEN_XML)
        .toString();
  }

  /** Sends any request; returns the answer, whatever its status. */
  Answer send(As who, String path, String method, @Nullable String json) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header(
                "Authorization",
                "Bearer " + tokens.of(subject, new UnitPath(who.unit()), who.role()))
            .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
    if (json != null) {
      request.header("Content-Type", "application/json");
    }
    // The gateway gives binary answers only to clients that say they accept them.
    request.header(
        "Accept",
        json == null
            ? MediaType.MICROSOFT_EXCEL_OPEN_XML + ", application/json"
            : "application/json");
    return send(request.build());
  }

  /** Fetches what a short-lived link leads to. */
  public byte[] fetch(String url) {
    return send(HttpRequest.newBuilder(URI.create(url)).build()).good("link").body();
  }

  /** Puts a file where a ticket says; returns the HTTP status. */
  public int put(Ticket ticket, byte[] file) {
    return put(ticket.url(), ticket.headers(), file);
  }

  /** Puts a file to this URL with these headers; returns the HTTP status. */
  public int put(String url, Map<String, String> headers, byte[] file) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url)).PUT(BodyPublishers.ofByteArray(file));
    headers.forEach((name, value) -> {
      if (!NOT_OURS.contains(name.toLowerCase(Locale.ROOT))) {
        request.header(name, value);
      }
    });
    return send(request.build()).status();
  }

  private Answer send(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
