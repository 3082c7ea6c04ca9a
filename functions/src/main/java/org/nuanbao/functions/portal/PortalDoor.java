package org.nuanbao.functions.portal;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nuanbao.functions.HttpFunction;
import org.nuanbao.functions.upload.Refusal;
import org.nuanbao.signin.SignIn;
import org.nuanbao.signin.SignIn.Present;

/**
 * Everybody passes here: finds out who asks, lets them through or sends them to sign in, and after
 * the answer says what browsers may do with it, shows refusals as pages, and writes one line.
 */
@ServerFilter("/portal/**")
final class PortalDoor implements Ordered {
  /** The prefix makes browsers refuse it from any other host, path or unencrypted page. */
  static final String COOKIE = "__Host-nuanbao";

  private static final String BEGUN = "begun";

  private final SignIn signIn;
  private final Pages pages;
  private final RequestLine line;
  private final ContentPolicy policy;

  PortalDoor(SignIn signIn, Pages pages, RequestLine line, ContentPolicy policy) {
    this.signIn = signIn;
    this.pages = pages;
    this.line = line;
    this.policy = policy;
  }

  /** Before the framework's own check, which knows only the API's tokens. */
  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.before();
  }

  /** Answers whoever is not let through; to others it says nothing. */
  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Nullable HttpResponse<?> asked(HttpRequest<?> request) {
    request.setAttribute(BEGUN, System.nanoTime());
    MutableHttpResponse<?> stopped = stopped(request);
    return stopped == null ? null : seen(request, stopped);
  }

  private @Nullable MutableHttpResponse<?> stopped(HttpRequest<?> request) {
    Optional<PortalRoute> known = PortalRoute.of(request.getMethod(), request.getPath());
    if (known.isEmpty()) {
      return refusal(Refusal.UNKNOWN, request);
    }
    PortalRoute route = known.get();
    Visitor visitor = new Visitor(route, present(request).orElse(null), source(request));
    request.setAttribute(Visitor.ATTRIBUTE, visitor);
    if (request.getMethod() == HttpMethod.POST && isFromElsewhere(request)) {
      return refusal(Refusal.NOT_YOURS, request);
    }
    if (route.isOpen()) {
      return null;
    }
    if (visitor.present() == null) {
      return request.getMethod() == HttpMethod.GET && !isPart(request)
          ? pages.to("sign-in", request)
          : refusal(Refusal.NOT_SIGNED_IN, request);
    }
    return route.reach(visitor.role()) == Whose.NOBODYS
        ? refusal(Refusal.NOT_YOURS, request)
        : null;
  }

  private Optional<Present> present(HttpRequest<?> request) {
    return request
        .getCookies()
        .findCookie(COOKIE)
        .map(Cookie::getValue)
        .flatMap(value -> signIn.present(value, Instant.now()));
  }

  /** Whether a browser says that another site's page sends this. */
  private static boolean isFromElsewhere(HttpRequest<?> request) {
    String site = request.getHeaders().get("Sec-Fetch-Site");
    return site != null && !site.equals("same-origin") && !site.equals("none");
  }

  /** Whether a page asks for a part of itself. */
  private static boolean isPart(HttpRequest<?> request) {
    return request.getHeaders().contains("HX-Request");
  }

  private static String source(HttpRequest<?> request) {
    String said = request.getHeaders().get(HttpFunction.SOURCE);
    return said != null ? said : request.getRemoteAddress().getAddress().getHostAddress();
  }

  @ResponseFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<?> answered(HttpRequest<?> request, MutableHttpResponse<?> response) {
    Object body = response.body();
    MutableHttpResponse<?> shown = response;
    if (body instanceof Refusal.Answer answer && !wantsJson(request)) {
      shown = refusal(Refusal.valueOf(answer.code()), request);
    }
    return seen(request, shown);
  }

  /** Says what a browser may do with an answer, and writes its line, once. */
  private MutableHttpResponse<?> seen(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (!response.getHeaders().contains(ContentPolicy.HEADER)) {
      policy.set(response);
      line.write(request, response, (System.nanoTime() - begun(request)) / 1_000_000);
    }
    return response;
  }

  private static boolean wantsJson(HttpRequest<?> request) {
    return request.accept().stream().anyMatch(type -> type.getSubtype().equals("json"));
  }

  private static long begun(HttpRequest<?> request) {
    return request.getAttribute(BEGUN, Long.class).orElseGet(System::nanoTime);
  }

  private MutableHttpResponse<?> refusal(Refusal refusal, HttpRequest<?> request) {
    HttpStatus status = refusal.status();
    return wantsJson(request)
        ? HttpResponse.status(status).body(refusal.answer())
        : pages.page("refused", status, request, Map.of("refusal", refusal));
  }
}
