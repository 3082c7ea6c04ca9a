package org.nuanbao.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nuanbao.local.demo.Chromium.look;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nuanbao.directory.Role;
import org.nuanbao.local.cloud.RunningSystem;
import org.nuanbao.local.cloud.StateFolder;

/** Somebody without Excel types forms on the page in a real browser. */
class WebFormIT {
  @TempDir static Path folder;
  private static RunningSystem system;
  private static Chromium chromium;
  private static StateFolder state;

  @BeforeAll
  static void start() throws IOException {
    chromium = Chromium.found();
    state = StateFolder.at(folder);
    system = RunningSystem.start(state, 0);
  }

  @AfterAll
  static void stop() {
    system.close();
    chromium.close();
  }

  @Test
  void aFormOfFiguresIsTypedMendedAndReceived() throws IOException {
    Season season = Played.open(state, system, "statistics");
    String unit = season.scenario().leaves().getFirst();
    JsonNode sample = season.scenario().sample(unit);
    Page page = filler(season, unit);
    open(page, season);
    assertThat(page.locator("h1").textContent()).isEqualTo("在网页上填写");
    look(page, "web-form");

    for (Map.Entry<String, JsonNode> field : sample.path("header").properties()) {
      fill(page, "@" + field.getKey(), field.getValue().asText());
    }
    String first = sample.path("data").fieldNames().next();
    for (Map.Entry<String, JsonNode> item : sample.path("data").properties()) {
      fill(page, item.getKey(), item.getValue().asText());
    }
    page.reload();
    assertThat(page.locator("[name='" + first + "']").inputValue())
        .as("what was typed is there again")
        .isEqualTo(sample.path("data").path(first).asText());
    fill(page, first, "大约四十五家");
    waitFor(page, page.locator("[aria-invalid=true]"));
    assertThat(page.locator("[aria-invalid=true]").first().getAttribute("name")).isEqualTo(first);
    press(page, "报送");
    assertThat(page.locator("h1").textContent()).contains("处要改，改好才能报送");
    Locator wrong = page.locator("[aria-invalid=true]").first();
    assertThat(wrong.getAttribute("name")).isEqualTo(first);
    assertThat(wrong.inputValue()).as("nothing typed is lost").isEqualTo("大约四十五家");
    String says = wrong.getAttribute("aria-describedby");
    assertThat(page.locator("[id='" + says + "']").textContent()).isNotBlank();
    look(page, "web-form-errors");
    page.locator("#judged a").first().click();
    assertThat(page.evaluate("document.activeElement.name")).isEqualTo(first);

    fill(page, first, sample.path("data").path(first).asText());
    press(page, "报送");
    received(page);
    assertThat(chromium.faults()).isEmpty();
  }

  @Test
  void aShortRosterIsTypedMendedAndReceived() throws IOException {
    Season season = Played.open(state, system, "roster");
    String unit = shortest(season);
    JsonNode sample = season.scenario().sample(unit);
    Page page = filler(season, unit);
    page.locator(".tasks > li")
        .filter(new Locator.FilterOptions().setHasNotText(season.form().head().title()))
        .getByText("在网页上填写")
        .first()
        .click();
    look(page, "web-card");
    page.goBack();
    open(page, season);
    look(page, "web-roster");
    for (Map.Entry<String, JsonNode> field : sample.path("header").properties()) {
      fill(page, "@" + field.getKey(), field.getValue().asText());
    }
    int number = 0;
    for (JsonNode row : sample.path("data")) {
      number++;
      if (page.locator("[name='row" + number + ".name']").count() == 0) {
        press(page, "加 1 行");
      }
      for (Map.Entry<String, JsonNode> cell : row.properties()) {
        fill(page, "row" + number + "." + cell.getKey(), cell.getValue().asText());
      }
    }
    String id = page.locator("[name='row2.id_no']").inputValue();
    fill(page, "row2.id_no", id.substring(0, id.length() - 1));
    press(page, "报送");
    assertThat(page.locator("h1").textContent()).contains("处要改，改好才能报送");
    assertThat(page.locator("[aria-invalid=true]").first().getAttribute("name"))
        .isEqualTo("row2.id_no");
    look(page, "web-roster-errors");

    fill(page, "row2.id_no", id);
    press(page, "报送");
    received(page);
    assertThat(chromium.faults()).isEmpty();
  }

  private static String shortest(Season season) {
    return season.scenario().leaves().stream()
        .filter(unit -> season.scenario().sample(unit).path("data").size() > 1)
        .min(
            java.util.Comparator.comparingInt(
                unit -> season.scenario().sample(unit).path("data").size()))
        .orElseThrow();
  }

  /** Goes from the list of tasks to the form that the season is about. */
  private static void open(Page page, Season season) {
    page.locator(".tasks > li")
        .filter(new Locator.FilterOptions().setHasText(season.form().head().title()))
        .getByText("在网页上填写")
        .first()
        .click();
  }

  /** Types into an input, if the page asks for it. */
  private static void fill(Page page, String name, String value) {
    Locator box = page.locator("[name='" + name + "']");
    if (box.count() == 1 && !value.equals("null")) {
      if (box.evaluate("box => box.tagName").equals("SELECT")) {
        box.selectOption(value);
      } else {
        box.fill(value);
      }
    }
  }

  private static void received(Page page) throws IOException {
    assertThat(
            Waiting.until(() -> {
              page.waitForTimeout(200);
              return page.locator(".note").count() > 0
                  && page.locator(".note").first().textContent().contains("已接收");
            }))
        .as(() -> page.content() + chromium.faults())
        .isTrue();
  }

  private static void waitFor(Page page, Locator seen) throws IOException {
    assertThat(
            Waiting.until(() -> {
              page.waitForTimeout(100);
              return seen.count() > 0;
            }))
        .as(() -> page.locator("#judged").textContent() + chromium.faults())
        .isTrue();
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .first()
        .click();
  }

  /** Signs somebody in who fills in for this unit. */
  private static Page filler(Season season, String unit) {
    String address = ListedPeople.of(system, season, unit, Role.FILLER);
    Page page = chromium.somebody();
    page.navigate(system.signInLink(address).toString());
    press(page, "登录");
    return page;
  }
}
