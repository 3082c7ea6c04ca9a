package org.nuanbao.functions.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nuanbao.directory.Role;
import org.nuanbao.functions.LambdaTestContext;
import org.nuanbao.functions.MemoryCloud;
import org.nuanbao.functions.portal.PortalVisits.Shown;
import org.nuanbao.functions.rehearsal.RehearsalStage;

class PortalHandlerTest {
  private final PortalVisits visits = new PortalVisits();

  @AfterEach
  void close() {
    visits.close();
  }

  @Test
  void answersTheGatewaysEventWithAPage() throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    new PortalHandler(visits.bean(io.micronaut.context.ApplicationContext.class))
        .handleRequest(MemoryCloud.event("portal"), answer, new LambdaTestContext());

    assertThat(answer.toString(UTF_8)).contains("\"statusCode\":200", "发送登录邮件");
  }

  @Test
  void everyPageOfTheRehearsalIsShown() {
    try (RehearsalStage stage = RehearsalStage.open()) {
      assertThatCode(() -> PortalHandler.rehearse(stage)).doesNotThrowAnyException();
    }
  }

  @Test
  void whatAPageLinksToIsRelativeAndAnswers() {
    visits.cloud.open("winter-2018", "dalian-2018", "dalian-2018-1");
    String cookie = visits.in(Role.FILLER, MemoryCloud.LEAF);
    for (String page : List.of("/portal/tasks", "/portal/upload", "/portal/account")) {
      Shown shown = visits.get(page, cookie);
      assertThat(shown.status()).as(page).isEqualTo(200);
      List<String> links =
          java.util.regex.Pattern.compile("(?:href|src)=\"([^\"#]+)\"")
              .matcher(shown.body())
              .results()
              .map(found -> found.group(1))
              .distinct()
              .toList();
      assertThat(links).isNotEmpty().noneMatch(link -> link.startsWith("/"));
      for (String link : links) {
        String path = java.net.URI.create(page).resolve(link).toString();
        assertThat(visits.get(path, cookie).status()).as("%s on %s", link, page).isEqualTo(200);
      }
    }
  }

  @Test
  void browsersMayDoNothingThatIsNotOurs() {
    Shown shown = visits.get("/portal/sign-in", "");

    assertThat(shown.headers().get("content-security-policy"))
        .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
        .contains("frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'")
        .doesNotContain("unsafe");
    assertThat(shown.headers()).containsEntry("cache-control", "no-store");
    assertThat(shown.body()).doesNotContain("style=", "onclick", "javascript:");
  }

  @Test
  void assetsAreKeptForAYearUnderTheHashOfWhatTheyHold() {
    Assets assets = visits.bean(Assets.class);
    for (String name :
        List.of(
            "portal.css",
            "portal.js",
            "upload.js",
            "form.js",
            "scan.js",
            "htmx.min.js",
            "icon.svg")) {
      Shown shown = visits.get("/portal/" + assets.path(name), "");
      assertThat(shown.status()).as(name).isEqualTo(200);
      assertThat(shown.headers().get("cache-control")).contains("immutable", "max-age=31536000");
    }
    assertThat(visits.get("/portal/assets/0000000000000000/portal.css", "").status())
        .isEqualTo(404);
  }

  @Test
  void aRefusalIsAPageThatSaysWhatToDo() {
    String cookie = visits.in(Role.FILLER, MemoryCloud.LEAF);

    Shown unknown = visits.get("/portal/nothing-here", cookie);
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.body()).contains("<h1>没有这一页</h1>");
    Shown json =
        visits.ask(
            "POST",
            "/portal/submissions/none/address",
            cookie,
            Map.of("Accept", "application/json", "Content-Type", "application/json"),
            "{}");
    assertThat(json.status()).isEqualTo(403);
    assertThat(json.body()).contains("\"code\":\"NOT_YOURS\"");
  }
}
