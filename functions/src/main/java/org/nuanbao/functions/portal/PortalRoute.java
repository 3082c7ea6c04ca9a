package org.nuanbao.functions.portal;

import static org.nuanbao.functions.portal.Whose.NOBODYS;
import static org.nuanbao.functions.portal.Whose.OWN;
import static org.nuanbao.functions.portal.Whose.OWN_AND_BELOW;

import io.micronaut.http.HttpMethod;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nuanbao.directory.Role;

/**
 * The one table of who may do what on the pages: each route, and for each role whose things it may
 * be asked for. A route that is missing here answers nobody. The tests go through every cell of it,
 * and the table in docs/security.md is made from it.
 */
public enum PortalRoute {
  // whoever comes
  HOME(HttpMethod.GET, "/portal"),
  ASSET(HttpMethod.GET, "/portal/assets/{hash}/{name}"),
  SIGN_IN(HttpMethod.GET, "/portal/sign-in"),
  ASK(HttpMethod.POST, "/portal/sign-in"),
  LINK(HttpMethod.GET, "/portal/enter/{token}"),
  ENTER(HttpMethod.POST, "/portal/enter/{token}"),
  // whoever is signed in: filler, reviewer, auditor, administrator
  LEAVE(HttpMethod.POST, "/portal/sign-out", OWN, OWN, OWN, OWN),
  LEAVE_EVERYWHERE(HttpMethod.POST, "/portal/sign-out-everywhere", OWN, OWN, OWN, OWN),
  ACCOUNT(HttpMethod.GET, "/portal/account", OWN, OWN, OWN, OWN),
  ACT(HttpMethod.POST, "/portal/account", OWN, OWN, OWN, OWN),
  TASKS(HttpMethod.GET, "/portal/tasks", OWN, NOBODYS, NOBODYS, NOBODYS),
  UPLOAD(HttpMethod.GET, "/portal/upload", OWN, NOBODYS, NOBODYS, NOBODYS),
  TEMPLATE(HttpMethod.GET, "/portal/duties/{duty}/template", OWN, NOBODYS, NOBODYS, NOBODYS),
  FORM(HttpMethod.GET, "/portal/duties/{duty}/form", OWN, NOBODYS, NOBODYS, NOBODYS),
  TYPED(HttpMethod.POST, "/portal/duties/{duty}/form", OWN, NOBODYS, NOBODYS, NOBODYS),
  CHECK(HttpMethod.POST, "/portal/duties/{duty}/form/check", OWN, NOBODYS, NOBODYS, NOBODYS),
  NOTHING(HttpMethod.GET, "/portal/duties/{duty}/nothing", OWN, NOBODYS, NOBODYS, NOBODYS),
  FILE_NOTHING(HttpMethod.POST, "/portal/duties/{duty}/nothing", OWN, NOBODYS, NOBODYS, NOBODYS),
  OPEN(HttpMethod.POST, "/portal/duties/{duty}/submissions", OWN, NOBODYS, NOBODYS, NOBODYS),
  AGAIN(
      HttpMethod.POST, "/portal/submissions/{submission}/address", OWN, NOBODYS, NOBODYS, NOBODYS),
  HISTORY(HttpMethod.GET, "/portal/duties/{duty}", OWN, OWN_AND_BELOW, OWN_AND_BELOW, NOBODYS),
  SUBMISSION(
      HttpMethod.GET,
      "/portal/submissions/{submission}",
      OWN,
      OWN_AND_BELOW,
      OWN_AND_BELOW,
      NOBODYS),
  STATE(
      HttpMethod.GET,
      "/portal/submissions/{submission}/state",
      OWN,
      OWN_AND_BELOW,
      OWN_AND_BELOW,
      NOBODYS),
  EXPLAIN(
      HttpMethod.POST, "/portal/submissions/{submission}/reasons", OWN, NOBODYS, NOBODYS, NOBODYS),
  TAKE_BACK(
      HttpMethod.POST,
      "/portal/submissions/{submission}/reasons/taken-back",
      OWN,
      NOBODYS,
      NOBODYS,
      NOBODYS),
  COPY(
      HttpMethod.GET,
      "/portal/submissions/{submission}/copy",
      OWN,
      OWN_AND_BELOW,
      NOBODYS,
      NOBODYS),
  PAGE_TO_SIGN(
      HttpMethod.GET,
      "/portal/submissions/{submission}/page-to-sign",
      OWN,
      OWN_AND_BELOW,
      NOBODYS,
      NOBODYS),
  SCANS(
      HttpMethod.GET,
      "/portal/submissions/{submission}/scans",
      OWN,
      OWN_AND_BELOW,
      NOBODYS,
      NOBODYS),
  SCANS_STATE(
      HttpMethod.GET,
      "/portal/submissions/{submission}/scans/state",
      OWN,
      OWN_AND_BELOW,
      NOBODYS,
      NOBODYS),
  SCAN(HttpMethod.POST, "/portal/submissions/{submission}/scans", OWN, NOBODYS, NOBODYS, NOBODYS),
  SCAN_PICTURE(
      HttpMethod.GET,
      "/portal/submissions/{submission}/scans/{number}/pages/{page}",
      OWN,
      OWN_AND_BELOW,
      NOBODYS,
      NOBODYS);

  private final HttpMethod method;
  private final String path;
  private final Pattern pattern;
  private final boolean isOpen;
  private final Whose filler;
  private final Whose reviewer;
  private final Whose auditor;
  private final Whose administrator;

  PortalRoute(HttpMethod method, String path) {
    this(method, path, true, NOBODYS, NOBODYS, NOBODYS, NOBODYS);
  }

  PortalRoute(
      HttpMethod method,
      String path,
      Whose filler,
      Whose reviewer,
      Whose auditor,
      Whose administrator) {
    this(method, path, false, filler, reviewer, auditor, administrator);
  }

  PortalRoute(
      HttpMethod method,
      String path,
      boolean isOpen,
      Whose filler,
      Whose reviewer,
      Whose auditor,
      Whose administrator) {
    this.method = method;
    this.path = path;
    this.pattern = Pattern.compile(path.replaceAll("\\{(\\w+)}", "(?<$1>[^/]+)"));
    this.isOpen = isOpen;
    this.filler = filler;
    this.reviewer = reviewer;
    this.auditor = auditor;
    this.administrator = administrator;
  }

  public HttpMethod method() {
    return method;
  }

  /** As the router writes it, with names in braces. */
  public String path() {
    return path;
  }

  /** Whether nobody needs to be signed in. */
  public boolean isOpen() {
    return isOpen;
  }

  /** Whose things a role may ask for here. */
  public Whose reach(Role role) {
    return switch (role) {
      case FILLER -> filler;
      case REVIEWER -> reviewer;
      case AUDITOR -> auditor;
      case ADMINISTRATOR -> administrator;
    };
  }

  /** The route of a request; empty if the table has none, which answers nobody. */
  static Optional<PortalRoute> of(HttpMethod method, String path) {
    HttpMethod asked = method == HttpMethod.HEAD ? HttpMethod.GET : method;
    return Stream.of(values())
        .filter(route -> route.method == asked && route.pattern.matcher(path).matches())
        .findFirst();
  }

  /** The duty or the submission in a request's path; empty if the route names none. */
  Optional<String> on(String path) {
    Matcher matcher = pattern.matcher(path);
    return matcher.matches()
        ? Stream.of("duty", "submission")
            .filter(matcher.namedGroups()::containsKey)
            .map(matcher::group)
            .findFirst()
        : Optional.empty();
  }
}
