package org.nuanbao.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nuanbao.local.demo.Chromium.look;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nuanbao.directory.Role;
import org.nuanbao.local.cloud.RunningSystem;
import org.nuanbao.local.cloud.StateFolder;

/** Somebody who fills in for a unit walks through the pages in a real browser. */
class PortalIT {
  private static final String EXCEL =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final Pattern LINK = Pattern.compile("http\\S+/enter/\\S+");

  @TempDir static Path folder;
  private static RunningSystem system;
  private static Chromium chromium;
  private static Season season;

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

  private static String filler(String unit) {
    return ListedPeople.of(system, season, unit, Role.FILLER);
  }

  private static Page signedIn(String address) throws IOException {
    Page page = chromium.somebody();
    page.navigate(system.portal().toString());
    page.getByLabel("邮箱").fill(address);
    page.getByText("发送登录邮件").click();
    assertThat(page.locator("h1").textContent()).isEqualTo("请查收邮件");
    look(page, "check-mail");
    page.navigate(mailedLink(address));
    assertThat(page.locator("h1").textContent()).isEqualTo("确认登录");
    look(page, "enter");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录")).click();
    return page;
  }

  /** The link in the only mail to an address, once it has come. */
  private static String mailedLink(String address) throws IOException {
    Path mailbox = StateFolder.at(folder).mails().resolve(address);
    assertThat(Waiting.until(() -> Files.isDirectory(mailbox))).as("a mail came").isTrue();
    try (Stream<Path> mails = Files.list(mailbox);
        InputStream mail = Files.newInputStream(mails.findFirst().orElseThrow())) {
      Session session = Session.getInstance(new Properties());
      Matcher link = LINK.matcher(new MimeMessage(session, mail).getContent().toString());
      assertThat(link.find()).as("with a link").isTrue();
      return link.group();
    } catch (MessagingException e) {
      throw new IOException(e);
    }
  }

  @Test
  void aFillerSendsAWorkbookMendsItAndGetsAReceipt() throws IOException {
    String unit = season.scenario().leaves().getFirst();
    Page start = chromium.somebody();
    start.navigate(system.portal().toString());
    look(start, "sign-in");
    Page page = signedIn(filler(unit));
    assertThat(page.locator("h1").textContent()).isEqualTo("报送任务");
    look(page, "tasks");

    page.getByText("上传填好的表").click();
    look(page, "upload");
    page.setInputFiles("#files", file("表一.xlsx", season.filled(unit, broken(unit))));
    waitFor(page, "看哪里要改");
    page.getByText("看哪里要改").click();
    assertThat(page.locator("h1").textContent()).contains("处错误要改");
    look(page, "findings");

    page.getByText("改好后重新上传").click();
    page.setInputFiles(
        "#files", file("表一改.xlsx", season.filled(unit, season.scenario().sample(unit))));
    waitFor(page, "看回执");
    page.getByText("看回执").click();
    assertThat(page.locator(".note").textContent()).contains("已接收");
    look(page, "receipt");

    page.getByText(season.form().head().title()).first().click();
    assertThat(page.locator("tbody tr").count()).as("both versions").isEqualTo(2);
    look(page, "history");
    assertThat(chromium.faults()).isEmpty();
  }

  @Test
  void aFillerExplainsWhatIsOddAndTakesItBack() throws IOException {
    String unit = season.scenario().leaves().get(3);
    Page page = chromium.somebody();
    page.navigate(system.signInLink(filler(unit)).toString());
    press(page, "登录");
    page.getByText("上传填好的表").click();
    page.setInputFiles("#files", file("表一.xlsx", season.filled(unit, odd(unit))));
    waitFor(page, "看回执");
    page.getByText("看回执").click();
    assertThat(page.locator(".note--warn").textContent()).contains("处提醒没有说明");
    look(page, "receipt-with-warnings");

    page.locator("#f1 input[name=text]").fill("站点 1 月起移交街道，人次为移交前发生。");
    settled(page, page.locator("#f1 button"));
    assertThat(page.locator("#f1").textContent()).contains("已说明", "移交街道");
    look(page, "reason-kept");

    settled(page, page.locator("#f1 button"));
    assertThat(page.locator("#f1").textContent()).doesNotContain("移交街道");
    assertThat(chromium.faults()).isEmpty();
  }

  @Test
  void aFillerReportsNothingWithOneButton() throws IOException {
    Page page = chromium.somebody();
    page.navigate(system.signInLink(filler(season.scenario().leaves().get(4))).toString());
    press(page, "登录");
    page.getByText("没有内容要报（零报告）").first().click();
    look(page, "nothing");
    for (Locator field : page.locator("form input[type=text]").all()) {
      field.fill(field.getAttribute("inputmode").equals("tel") ? "0411-88880123" : "王敏");
    }
    page.locator("form input[type=checkbox]").check();
    settled(page, page.getByText("确认报送零报告"));
    assertThat(page.locator("dl").textContent()).contains("零报告：本期无发生");
    look(page, "receipt-of-nothing");
    assertThat(chromium.faults()).isEmpty();
  }

  /** Presses what files something, and waits until its page shows its receipt, by itself. */
  private static void settled(Page page, Locator button) {
    String before = page.url();
    button.click();
    page.waitForURL(url -> !url.equals(before));
    page.locator("h1").filter(new Locator.FilterOptions().setHasText("回执　")).waitFor();
  }

  /** Services at stations although there is no station, which is asked about. */
  private static ObjectNode odd(String unit) {
    ObjectNode sample = season.scenario().sample(unit);
    ((ObjectNode) sample.path("data")).put("11.A", 0).put("11.B", 46);
    return sample;
  }

  @Test
  void aPageThatIsPrintedSignedAndSentBackFindsItsVersion() throws IOException {
    String unit = season.scenario().leaves().get(2);
    Page page = chromium.somebody();
    page.navigate(system.signInLink(filler(unit)).toString());
    press(page, "登录");
    page.getByText("上传填好的表").click();
    page.setInputFiles(
        "#files", file("表.xlsx", season.filled(unit, season.scenario().sample(unit))));
    waitFor(page, "看回执");
    page.getByText("看回执").click();
    page.getByText("打印签字页").click();
    look(page, "page-to-sign");
    byte[] signed = page.pdf(new Page.PdfOptions().setFormat("A4").setPreferCSSPageSize(true));

    page.getByText("签好了，传回来").click();
    assertThat(page.locator("h1").textContent()).isEqualTo("还没有签字页");
    look(page, "scans-none");
    byte[] blank = page.locator(".crumbs").screenshot();
    page.setInputFiles("#file", new FilePayload("没拍全.png", "image/png", blank));
    waitForScan(page, "没有认出二维码");
    page.setInputFiles("#file", new FilePayload("签字页.pdf", "application/pdf", signed));
    waitForScan(page, "已对上第 1 版");
    page.reload();
    assertThat(page.locator("h1").textContent()).isEqualTo("签字页：已对上第 1 版");
    assertThat(page.locator(".scans section:has(img)").count()).as("both are shown").isEqualTo(2);
    page.locator(".scan img").first().scrollIntoViewIfNeeded();
    assertThat(
            Waiting.until(() -> {
              page.waitForTimeout(100);
              Object width = page.evaluate("document.querySelector('.scan img').naturalWidth");
              return width instanceof Number drawn && drawn.intValue() > 300;
            }))
        .as("as a picture")
        .isTrue();
    look(page, "scans");
    page.setInputFiles("#file", new FilePayload("IMG_0001.HEIC", "image/heic", blank));
    assertThat(page.locator("#way").textContent()).contains("没有上传", "兼容性最佳");
    assertThat(chromium.faults()).isEmpty();
  }

  private static void waitForScan(Page page, String words) throws IOException {
    assertThat(
            Waiting.until(() -> {
              page.waitForTimeout(200);
              return page.locator("main").textContent().contains(words);
            }))
        .as(() -> page.locator("main").textContent() + chromium.faults())
        .isTrue();
  }

  @Test
  void whoeverLeavesIsOutHereOrEverywhere() throws IOException {
    String address = filler(season.scenario().leaves().get(1));
    Page page = chromium.somebody();
    page.navigate(system.signInLink(address).toString());
    press(page, "登录");
    assertThat(page.locator("h1").textContent()).isEqualTo("报送任务");
    press(page, "退出");
    assertThat(page.locator("h1").textContent()).isEqualTo("登录");
    page.navigate(system.portal() + "/tasks");
    assertThat(page.locator("h1").textContent()).as("out here").isEqualTo("登录");

    page.navigate(system.signInLink(address).toString());
    press(page, "登录");
    Page elsewhere = chromium.somebody();
    elsewhere.navigate(system.signInLink(address).toString());
    press(elsewhere, "登录");
    page.navigate(system.portal() + "/account");
    look(page, "account");
    press(page, "在所有设备上退出");
    elsewhere.navigate(system.portal() + "/tasks");
    assertThat(elsewhere.locator("h1").textContent()).as("out there").isEqualTo("登录");
    assertThat(chromium.faults()).isEmpty();
  }

  @Test
  void whoRunsItHasALinkForEachRoleThatIsListed() {
    filler(season.scenario().leaves().get(2));

    Map<Role, URI> links = system.signInLinks();

    assertThat(links).containsOnlyKeys(Role.FILLER);
    Page page = chromium.somebody();
    page.navigate(String.valueOf(links.get(Role.FILLER)));
    press(page, "登录");
    assertThat(page.locator("h1").textContent()).isEqualTo("报送任务");
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .click();
  }

  /** Waits until the list of files says this; what it says instead is told. */
  private static void waitFor(Page page, String words) throws IOException {
    assertThat(
            Waiting.until(() -> {
              page.waitForTimeout(100);
              return page.locator("#list").textContent().contains(words);
            }))
        .as(() -> page.locator("#list").textContent() + chromium.faults())
        .isTrue();
  }

  /** What the unit files, with words in the first cell that asks for a number. */
  private static ObjectNode broken(String unit) {
    ObjectNode sample = season.scenario().sample(unit);
    ObjectNode data = (ObjectNode) sample.path("data");
    data.put(data.fieldNames().next(), "大约四十五家");
    return sample;
  }

  private static FilePayload file(String name, byte[] content) {
    return new FilePayload(name, EXCEL, content);
  }
}
