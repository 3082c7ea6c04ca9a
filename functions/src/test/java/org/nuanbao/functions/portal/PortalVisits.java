package org.nuanbao.functions.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.directory.Contact;
import org.nuanbao.directory.Directory;
import org.nuanbao.directory.Grant;
import org.nuanbao.directory.ListedUnit;
import org.nuanbao.directory.Listing;
import org.nuanbao.directory.Role;
import org.nuanbao.functions.EventJson;
import org.nuanbao.functions.LambdaTestContext;
import org.nuanbao.functions.MemoryCloud;
import org.nuanbao.signin.SignIn;
import org.nuanbao.signin.SignInLinks.DoorMail;

/** The pages over stores in memory, asked for with the gateway's events. */
final class PortalVisits implements AutoCloseable {
  static final String SOURCE = "203.0.113.7";

  final MemoryCloud cloud = new MemoryCloud();
  private final ApplicationContext context;
  private final PortalHandler function;

  PortalVisits() {
    context = cloud.start(Map.of("nuanbao.token.secret", MemoryCloud.SECRET));
    function = new PortalHandler(context);
  }

  @Override
  public void close() {
    context.close();
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** All routes of pages that the router knows, as method and path. */
  Set<String> routes() {
    return bean(Router.class)
        .uriRoutes()
        .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
        .map(route -> route.getHttpMethodName() + " " + route.getUriMatchTemplate().toPathString())
        .filter(route -> route.contains(" /portal"))
        .collect(Collectors.toSet());
  }

  /** What came back. */
  record Shown(int status, Map<String, String> headers, String body) {
    /** The cookie that was set; empty if none was. */
    String cookie() {
      return headers.getOrDefault("set-cookie", "").replaceFirst(";.*", "");
    }

    /** What forms on the page send along. */
    String guard() {
      return body.contains("name=\"guard\" value=\"")
          ? body.replaceFirst("(?s).*?name=\"guard\" value=\"([^\"]*)\".*", "$1")
          : "";
    }
  }

  /** Lists a contact with this role for this unit. */
  String contact(Role role, UnitPath unit) {
    String address =
        role.name().toLowerCase(java.util.Locale.ROOT) + System.nanoTime() + "@union.test";
    Listing before = cloud.directory.listing(MemoryCloud.ROOT);
    List<Contact> contacts = new ArrayList<>(before.contacts());
    contacts.add(new Contact(address, "王敏", List.of(new Grant(unit, role))));
    ListedUnit root =
        new ListedUnit(MemoryCloud.ROOT, null, "市总工会", null, "city@union.test", null, false);
    cloud.directory.commit(
        new Listing(MemoryCloud.ROOT, before.version(), List.of(root), contacts),
        new Directory.Entry(Instant.EPOCH, "test", ""));
    return address;
  }

  /** The token in the link that would be mailed. */
  String token(String address) {
    return bean(SignIn.class)
        .link(new DoorMail("id", address, DoorMail.Kind.LINK, Instant.now()))
        .orElseThrow();
  }

  /** Signs a new contact in; returns the cookie. */
  String in(Role role, UnitPath unit) {
    return post("/portal/enter/" + token(contact(role, unit)), "", "").cookie();
  }

  Shown get(String path, String cookie) {
    return ask("GET", path, cookie, Map.of("Accept", "text/html"), null);
  }

  /** Sends a form. */
  Shown post(String path, String cookie, String form) {
    return ask(
        "POST",
        path,
        cookie,
        Map.of("Accept", "text/html", "Content-Type", "application/x-www-form-urlencoded"),
        form);
  }

  Shown ask(
      String method,
      String path,
      String cookie,
      Map<String, String> headers,
      @Nullable String body) {
    Map<String, Object> lists = new HashMap<>();
    headers.forEach((name, value) -> lists.put(name, List.of(value)));
    if (!cookie.isEmpty()) {
      lists.put("Cookie", List.of(cookie));
    }
    int query = path.indexOf('?');
    Map<String, @Nullable Object> event = new HashMap<>();
    event.put("httpMethod", method);
    event.put("path", query < 0 ? path : path.substring(0, query));
    event.put("multiValueHeaders", lists);
    event.put("body", body);
    event.put("requestContext", Map.of("identity", Map.of("sourceIp", SOURCE)));
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      function.handleRequest(
          new ByteArrayInputStream(EventJson.text(event).getBytes(UTF_8)),
          answer,
          new LambdaTestContext());
      return shown(EventJson.read(new ByteArrayInputStream(answer.toByteArray())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Shown shown(Map<String, @Nullable Object> json) {
    Map<String, String> headers = new HashMap<>();
    EventJson.object(json, "multiValueHeaders")
        .forEach((name, value) -> {
          if (value instanceof List<?> all) {
            headers.put(name.toLowerCase(java.util.Locale.ROOT), String.valueOf(all.getFirst()));
          }
        });
    String body = EventJson.text(json, "body");
    return new Shown(
        Integer.parseInt(String.valueOf(json.get("statusCode"))),
        headers,
        body == null ? "" : body);
  }
}
