package org.nuanbao.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The machine's own Chromium, which shows the pages to somebody. Whatever a page asks of another
 * host, and whatever its policy forbids, is kept as a fault.
 */
final class Chromium implements Closeable {
  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private static final int WIDE = 1280;
  private static final int NARROW = 360;

  private final Playwright playwright;
  private final Browser browser;
  private final List<String> faults = Collections.synchronizedList(new ArrayList<>());

  private Chromium(Path program) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(program).setArgs(QUIET));
  }

  /**
   * Finds Chromium on the path. Without it the test fails if {@code CI=true}; otherwise it is
   * skipped, with a line that says so.
   */
  static Chromium found() {
    Optional<Path> program =
        Stream.of("chromium", "chromium-browser", "google-chrome")
            .flatMap(name -> path().map(place -> place.resolve(name)))
            .filter(Files::isExecutable)
            .findFirst();
    if (program.isEmpty()) {
      String missing = "Chromium is not on the path: the pages were NOT tested in a browser";
      assertThat(System.getenv("CI")).as(missing).isNotEqualTo("true");
      System.err.println("*** " + missing + " ***");
      return abort(missing);
    }
    return new Chromium(program.get());
  }

  private static Stream<Path> path() {
    String path = System.getenv("PATH");
    return Stream.of((path == null ? "" : path).split(File.pathSeparator)).map(Path::of);
  }

  /** A window of somebody who has no cookie yet. */
  Page somebody() {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions().setLocale("zh-CN").setViewportSize(WIDE, 900));
    Page page = context.newPage();
    page.onConsoleMessage(said -> {
      if (said.type().equals("error")) {
        faults.add(page.url() + ": " + said.text());
      }
    });
    page.onRequest(this::asked);
    page.onPageError(error -> faults.add(page.url() + ": " + error));
    return page;
  }

  private void asked(Request request) {
    URI asked = URI.create(request.url().split("[?#]", 2)[0]);
    boolean here = "127.0.0.1".equals(asked.getHost()) || !asked.getScheme().startsWith("http");
    if (!here) {
      faults.add("asked " + asked);
    }
  }

  /** What went against the pages' policy, or outside, until now. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  /**
   * Looks at a page as it stands: it is accessible, fits its width, and is small. Pictures are
   * taken at both widths.
   *
   * @param name of the pictures
   */
  static void look(Page page, String name) throws IOException {
    assertThat(new AxeBuilder(page).analyze().getViolations())
        .as("axe on %s", name)
        .extracting(Rule::getId, Rule::getNodes)
        .isEmpty();
    assertThat(page.content().length()).as("characters of %s", name).isLessThan(100 * 1024);
    Path pictures = Files.createDirectories(Path.of("target", "pictures", "portal"));
    for (int width : List.of(NARROW, WIDE)) {
      page.setViewportSize(width, 900);
      assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
          .as("%s at %s pixels does not scroll sideways", name, width)
          .isEqualTo(true);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(pictures.resolve(name + "-" + width + ".png")));
    }
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
