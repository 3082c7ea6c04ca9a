package org.nuanbao.functions.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.directory.Role;
import org.nuanbao.form.FormId;
import org.nuanbao.functions.MemoryCloud;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.SubmissionId;

/** Goes through every cell of the table: route, role, and how the asker's unit stands to it. */
class PortalRouteTest {
  /** The unit whose duty and submission are asked for. */
  private static final UnitPath UNIT = MemoryCloud.EAST;

  /** Its name begins with the other's, but it is not below it. */
  private static final UnitPath TWIN = new UnitPath("/city/eas/");

  private static final Map<String, UnitPath> ASKERS = new LinkedHashMap<>();

  static {
    ASKERS.put("own", UNIT);
    ASKERS.put("above", MemoryCloud.ROOT);
    ASKERS.put("below", MemoryCloud.LEAF);
    ASKERS.put("beside", MemoryCloud.OTHER);
    ASKERS.put("prefix twin", TWIN);
    ASKERS.put("another root", new UnitPath("/town/"));
  }

  private final PortalVisits visits = new PortalVisits();
  private final SubmissionId submission = new SubmissionId("1515114000000-00000000000000ee");
  private DutyId duty = new DutyId("none", new FormId("none"), "once", UNIT);

  @BeforeEach
  void open() {
    DutyId leaf = visits.cloud.open("winter-2018", "dalian-2018", "dalian-2018-1");
    duty = new DutyId(leaf.campaign(), leaf.form(), leaf.period(), UNIT);
    // Only leaves owe it, so that the unit owes it too there is another notice's tree without leaf.
    visits.cloud.campaigns.open(
        new org.nuanbao.campaign.Campaign(
            "spring-2018",
            visits.cloud.campaigns.noticeOf("winter-2018").id(),
            visits.cloud.campaigns.noticeOf("winter-2018").version(),
            MemoryCloud.OPENED),
        java.util.List.of(
            new Unit(MemoryCloud.ROOT, "市总工会", "city@union.test"),
            new Unit(UNIT, "东区总工会", "east@union.test"),
            new Unit(TWIN, "东郊总工会", "eas@union.test")));
    duty = new DutyId("spring-2018", leaf.form(), leaf.period(), UNIT);
    visits.cloud.submissions.open(
        submission,
        duty,
        new AnnouncedFile("表.xlsx", 1, "ab".repeat(32), "a/b"),
        "somebody",
        Instant.EPOCH);
  }

  @AfterEach
  void close() {
    visits.close();
  }

  @Test
  void theTableHoldsEveryRouteAndNoOther() {
    assertThat(
            Stream.of(PortalRoute.values())
                .map(route -> route.method() + " " + route.path())
                .collect(Collectors.toSet()))
        .isEqualTo(visits.routes());
  }

  @Test
  void whoeverIsNotSignedInSeesOnlyTheDoor() {
    for (PortalRoute route : PortalRoute.values()) {
      int status = ask(route, "").status();
      if (!route.isOpen()) {
        assertThat(status).as("%s", route).isEqualTo(route.method() == HttpMethod.GET ? 303 : 401);
      } else {
        assertThat(status).as("%s", route).isNotIn(401, 403);
      }
    }
  }

  @Test
  void everyCellOfTheTableIsAsItSays() {
    int asked = 0;
    for (Role role : Role.values()) {
      for (Map.Entry<String, UnitPath> asker : ASKERS.entrySet()) {
        String cookie = visits.in(role, asker.getValue());
        String guard = visits.get("/portal/account", cookie).guard();
        for (PortalRoute route : PortalRoute.values()) {
          if (route == PortalRoute.LEAVE || route == PortalRoute.LEAVE_EVERYWHERE) {
            continue; // would end the session; DoorTest
          }
          assertThat(status(route, cookie, guard) != 403)
              .as("%s as %s of %s", route, role, asker.getKey())
              .isEqualTo(mayAsk(route, role, asker.getValue()));
          asked++;
        }
      }
    }
    assertThat(asked)
        .isEqualTo((PortalRoute.values().length - 2) * Role.values().length * ASKERS.size());
  }

  private boolean mayAsk(PortalRoute route, Role role, UnitPath asker) {
    if (route.isOpen()) {
      return true;
    }
    Whose reach = route.reach(role);
    boolean ofAUnit = route.path().contains("{duty}") || route.path().contains("{submission}");
    return ofAUnit ? reach.covers(asker, UNIT) : reach != Whose.NOBODYS;
  }

  private int status(PortalRoute route, String cookie, String guard) {
    String path = path(route);
    if (route.method() == HttpMethod.GET) {
      return visits.get(path, cookie).status();
    }
    if (path.endsWith("/submissions") || path.endsWith("/address") || path.endsWith("/scans")) {
      return visits
          .ask(
              "POST",
              path,
              cookie,
              Map.of(
                  "Accept", "application/json",
                  "Content-Type", "application/json",
                  "X-Guard", guard),
              "{\"fileName\":\"a.xlsx\",\"size\":1,\"sha256\":\"" + "ab".repeat(32) + "\"}")
          .status();
    }
    String grant = visits.get("/portal/account", cookie).body();
    String chosen = grant.replaceFirst("(?s).*name=\"grant\"[^>]* value=\"([^\"]*)\".*", "$1");
    return visits
        .post(path, cookie, "guard=" + guard + "&grant=" + chosen.replace(" ", "+"))
        .status();
  }

  private PortalVisits.Shown ask(PortalRoute route, String cookie) {
    return route.method() == HttpMethod.GET
        ? visits.get(path(route), cookie)
        : visits.post(path(route), cookie, "guard=x");
  }

  private String path(PortalRoute route) {
    return route
        .path()
        .replace("{duty}", duty.key())
        .replace("{submission}", submission.value())
        .replaceAll("\\{[^}]*}", "x");
  }

  /** The same table as people read it, which must be the one in the document. */
  @Test
  void theDocumentShowsTheTable() throws IOException {
    StringBuilder table =
        new StringBuilder(
            "| route | filler | reviewer | auditor | administrator |\n|---|---|---|---|---|\n");
    for (PortalRoute route : PortalRoute.values()) {
      table.append("| `").append(route.method()).append(' ').append(route.path()).append("` |");
      for (Role role : Role.values()) {
        table.append(' ').append(route.isOpen() ? "anybody" : word(route.reach(role))).append(" |");
      }
      table.append('\n');
    }
    assertThat(Files.readString(Path.of("..", "docs", "security.md"))).contains(table);
  }

  private static String word(Whose reach) {
    return switch (reach) {
      case NOBODYS -> "–";
      case OWN -> "own";
      case BELOW -> "below";
      case OWN_AND_BELOW -> "own and below";
    };
  }
}
