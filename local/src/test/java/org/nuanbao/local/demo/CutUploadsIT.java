package org.nuanbao.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.directory.Role;
import org.nuanbao.local.cloud.RunningSystem;
import org.nuanbao.local.cloud.StateFolder;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submissions;
import org.nuanbao.value.Sha256;

/**
 * Uploads that break off, in a real browser: nothing is lost, nothing doubled, and nobody chooses a
 * file twice. {@code -Dnuanbao.cuts=1000} tries more, {@code -Dnuanbao.seed=17} begins elsewhere.
 */
class CutUploadsIT {
  private static final int CUTS = Integer.getInteger("nuanbao.cuts", 16);
  private static final long SEED = Long.getLong("nuanbao.seed", 16);
  private static final String EXCEL =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /** The request at which it breaks off, before it goes out or before its answer comes in. */
  private enum Point {
    ANNOUNCING(false),
    ANNOUNCED(true),
    PUTTING(false),
    PUT(true);

    private final boolean arrives;

    Point(boolean arrives) {
      this.arrives = arrives;
    }

    boolean isAt(String method, String url) {
      return switch (this) {
        case ANNOUNCING, ANNOUNCED -> method.equals("POST") && url.endsWith("/submissions");
        case PUTTING, PUT -> method.equals("PUT");
      };
    }
  }

  /** What happens there. */
  private enum Cut {
    NETWORK,
    RELOAD,
    CLOSED_TAB,
    SIGNED_OUT
  }

  @TempDir static Path folder;
  private static RunningSystem system;
  private static Chromium chromium;
  private static Season season;

  private boolean isReached;
  private @Nullable Route held;

  @BeforeAll
  static void start() throws IOException {
    chromium = Chromium.found();
    StateFolder state = StateFolder.at(folder);
    system = RunningSystem.start(state, 0);
    season = Played.open(state, system, "statistics");
  }

  @AfterAll
  static void stop() {
    system.close();
    chromium.close();
  }

  @Test
  void nothingIsLostOrDoubledOrChosenTwice() throws IOException {
    System.out.printf("cuts: %d from seed %d%n", CUTS, SEED);
    String unit = season.scenario().leaves().getFirst();
    String address = ListedPeople.of(system, season, unit, Role.FILLER);
    DutyId duty = DutyId.find(season.duty(unit)).orElseThrow();
    Submissions submissions = system.bean(Submissions.class);
    Page page = signedIn(chromium.somebody(), address);
    for (int i = 0; i < CUTS; i++) {
      Random random = new Random(SEED + i);
      Point point = Point.values()[i % 4];
      Cut cut = Cut.values()[i / 4 % 4];
      String name = point + " " + cut + " " + (SEED + i);
      byte[] file = season.filled(unit, another(unit, i));

      page = sentOverACut(page, address, file, point, cut, random);

      String sha256 = Sha256.hex(file);
      int versions = i + 1;
      assertThat(Waiting.until(() -> isFinal(submissions, duty, sha256))).as(name).isTrue();
      List<Submission> all = submissions.all(duty);
      assertThat(all).as(name).hasSize(versions);
      assertThat(all).as(name).filteredOn(it -> it.file().sha256().equals(sha256)).hasSize(1);
    }
    assertThat(submissions.pointer(duty).current()).isNotNull();
  }

  private static boolean isFinal(Submissions submissions, DutyId duty, String sha256) {
    return submissions.all(duty).stream()
        .anyMatch(it -> it.file().sha256().equals(sha256) && it.state().isFinal());
  }

  /** Chooses the file, has it cut, and does what somebody does then who has no file at hand. */
  private Page sentOverACut(
      Page page, String address, byte[] file, Point point, Cut cut, Random random)
      throws IOException {
    page.navigate(system.portal() + "/upload");
    isReached = false;
    page.route("**/*", route -> at(route, point));
    page.setInputFiles("#files", new FilePayload("表一.xlsx", EXCEL, file));
    Page before = page;
    assertThat(
            Waiting.until(() -> {
              before.waitForTimeout(20);
              return isReached;
            }))
        .isTrue();
    Page after = cut(page, address, cut, random);
    assertThat(
            Waiting.until(() -> {
              after.waitForTimeout(50);
              return after.locator("#list").textContent().contains("已收到");
            }))
        .as(() -> point + " " + cut + ": " + after.locator("#list").textContent())
        .isTrue();
    return after;
  }

  /** Holds the first request at the point. */
  private void at(Route route, Point point) {
    if (isReached || !point.isAt(route.request().method(), route.request().url())) {
      route.resume();
      return;
    }
    if (point.arrives) {
      route.fetch();
    }
    held = route;
    isReached = true;
  }

  private Page cut(Page page, String address, Cut cut, Random random) {
    return switch (cut) {
      case NETWORK -> {
        abort();
        if (random.nextBoolean()) {
          page.getByText("现在就试").click();
        }
        yield page;
      }
      case RELOAD -> {
        page.reload();
        abort();
        yield page;
      }
      case CLOSED_TAB -> {
        Page next = page.context().newPage();
        page.close();
        next.navigate(system.portal() + "/upload");
        yield next;
      }
      case SIGNED_OUT -> {
        Page other = page.context().newPage();
        other.navigate(system.portal() + "/account");
        press(other, "退出");
        abort();
        other.close();
        page.waitForTimeout(random.nextInt(300));
        Page again = signedIn(page, address);
        again.navigate(system.portal() + "/upload");
        yield again;
      }
    };
  }

  private void abort() {
    Route route = held;
    held = null;
    if (route != null) {
      try {
        route.abort();
      } catch (PlaywrightException gone) {
        // Its page has been left.
        assertThat(gone).isNotNull();
      }
    }
  }

  private static Page signedIn(Page page, String address) {
    page.navigate(system.signInLink(address).toString());
    press(page, "登录");
    assertThat(page.locator("h1").textContent()).isEqualTo("报送任务");
    return page;
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .click();
  }

  /** What the unit files, told apart by the name of who fills in. */
  private static ObjectNode another(String unit, int number) {
    ObjectNode sample = season.scenario().sample(unit);
    ((ObjectNode) sample.path("header")).put("filler", "样例填报人" + number);
    return sample;
  }
}
