package org.nuanbao.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nuanbao.directory.Role;
import org.nuanbao.local.cloud.RunningSystem;
import org.nuanbao.local.cloud.StateFolder;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;

/**
 * Somebody of each role follows every link of every page, as far as they lead: each answers, is
 * small and accessible, fits a telephone, asks no other host and keeps the pages' policy.
 */
class CrawlIT {
  private static final int MOST_BYTES = 100 * 1024;
  private static final int NARROW = 360;

  @TempDir static Path folder;
  private static RunningSystem system;
  private static Chromium chromium;
  private static Season season;
  private static String unit = "";

  @BeforeAll
  static void start() throws IOException {
    chromium = Chromium.found();
    StateFolder state = StateFolder.at(folder);
    system = RunningSystem.start(state, 0);
    season = Played.open(state, system, "statistics");
    unit = season.scenario().leaves().getFirst();
    ObjectNode broken = season.scenario().sample(unit);
    ObjectNode data = (ObjectNode) broken.path("data");
    data.put(data.fieldNames().next(), "大约四十五家");
    for (byte[] file :
        List.of(season.filled(unit, broken), season.filled(unit, season.scenario().sample(unit)))) {
      SubmissionId sent = new SubmissionId(season.send(unit, file));
      Submissions submissions = system.bean(Submissions.class);
      assertThat(Waiting.until(() -> submissions.find(sent).orElseThrow().state().isFinal()))
          .isTrue();
    }
  }

  @AfterAll
  static void stop() {
    system.close();
    chromium.close();
  }

  @ParameterizedTest
  @EnumSource
  void everyLinkLeadsToASoundPage(Role role) {
    Page page = chromium.somebody();
    page.navigate(system.signInLink(ListedPeople.of(system, season, unit, role)).toString());
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录").setExact(true))
        .click();
    String root = system.portal().toString();
    Deque<String> left = new ArrayDeque<>(List.of(page.url(), root + "/account"));
    Set<String> seen = new LinkedHashSet<>(left);
    while (!left.isEmpty()) {
      for (String link : links(page, left.pop())) {
        String address = link.replaceAll("#.*", "");
        if (address.startsWith(root) && seen.add(address)) {
          left.add(address);
        }
      }
    }
    System.out.println("crawl: " + role + " " + seen.size());
    assertThat(seen).hasSizeGreaterThan(role == Role.FILLER ? 8 : 0);
    assertThat(chromium.faults()).isEmpty();
  }

  /** Looks at a page; where its links lead. A file has none. */
  private static List<String> links(Page page, String address) {
    Object answer =
        page.evaluate(
            """
            async address => {
              const answer = await fetch(address);
              const length = (await answer.arrayBuffer()).byteLength;
              return [answer.status, answer.headers.get('content-type') || '', length];
            }\
            """,
            address);
    if (!(answer instanceof List<?> told)) {
      throw new AssertionError(answer);
    }
    assertThat(told.get(0)).as(address).isEqualTo(200);
    if (!String.valueOf(told.get(1)).startsWith("text/html")) {
      return List.of();
    }
    assertThat((Integer) told.get(2)).as(address).isLessThan(MOST_BYTES);
    page.navigate(address);
    page.setViewportSize(NARROW, 900);
    assertThat(new AxeBuilder(page).analyze().getViolations())
        .as("axe on %s", address)
        .extracting(Rule::getId, Rule::getNodes)
        .isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .as("%s does not scroll sideways", address)
        .isEqualTo(true);
    Object found =
        page.evaluate("[...document.querySelectorAll('a[href]')].map(link => link.href)");
    return found instanceof List<?> all ? all.stream().map(String::valueOf).toList() : List.of();
  }
}
