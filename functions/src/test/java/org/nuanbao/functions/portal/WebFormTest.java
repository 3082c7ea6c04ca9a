package org.nuanbao.functions.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.directory.Role;
import org.nuanbao.form.FormId;
import org.nuanbao.form.Roster;
import org.nuanbao.functions.MemoryCloud;
import org.nuanbao.functions.portal.PortalVisits.Shown;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.rollup.Totals;
import org.nuanbao.sample.Sample;
import org.nuanbao.submission.Submission;
import org.nuanbao.value.Sha256;
import org.nuanbao.workbook.ReadOutcome;
import org.nuanbao.workbook.WorkbookReader;
import org.nuanbao.workbook.guard.ReadLimits;

/** A form is typed on its page, comes back with what is wrong, and is filed. */
class WebFormTest {
  private static final FormId ROSTER = new FormId("henan-2017-2");

  private final PortalVisits visits = new PortalVisits();
  private final DutyId duty = visits.cloud.open("winter-2018", "dalian-2018", "dalian-2018-1");
  private String cookie = "";
  private String guard = "";

  @BeforeEach
  void enter() {
    cookie = visits.in(Role.FILLER, MemoryCloud.LEAF);
    guard = visits.get("/portal/account", cookie).guard();
  }

  @AfterEach
  void close() {
    visits.close();
  }

  @Test
  void theListOfTasksLeadsToThePrintedSheetWithInputs() {
    assertThat(visits.get("/portal/tasks", cookie).body())
        .contains("href=\"./duties/" + duty.key() + "/form\"", "在网页上填写");

    Shown page = visits.get(page(duty), cookie);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body())
        .contains("name=\"1.A\"", "inputmode=\"numeric\"", "name=\"3.B\"", "inputmode=\"decimal\"")
        .contains("<output id=\"i-2.C\">", "value=\"东区纺织厂工会\"")
        .doesNotContain("name=\"2.C\"", "aria-invalid");
  }

  @Test
  void whatIsWrongIsSaidAtItsInputAndNothingTypedIsLost() {
    Map<String, String> typed = valid();
    typed.put("1.A", "大约四十五家");
    typed.put("2.A", "19");

    Shown page = send(duty, typed, "send");

    assertThat(page.body())
        .contains("改好才能报送", "href=\"#i-1.A\"", "id=\"m-1.A\"")
        .containsPattern(
            "name=\"1.A\" value=\"大约四十五家\"[^>]*aria-invalid=\"true\""
                + "[^>]*aria-describedby=\"m-1.A\"")
        .contains("name=\"2.A\" value=\"19\"");
    assertThat(visits.cloud.submissions.all(duty)).isEmpty();
  }

  @Test
  void whatIsTypedIsFiledAsTheUnitsWorkbook() {
    Shown sent = send(duty, valid(), "send");

    Submission filed = visits.cloud.submissions.all(duty).getFirst();
    assertThat(sent.status()).isEqualTo(303);
    assertThat(sent.headers().get("location")).endsWith("submissions/" + filed.id());
    byte[] workbook = visits.cloud.originals.read(filed.id()).orElseThrow();
    assertThat(Sha256.hex(workbook)).isEqualTo(filed.file().sha256());
    assertThat(read(workbook).body().answer("1.A").value())
        .isEqualTo(sample().typed().body().answer("1.A").value());
  }

  @Test
  void whileTypingNothingIsSaidAboutWhatIsStillEmpty() {
    Shown part = visits.post(page(duty) + "/check", cookie, form(Map.of("2.D", "1", "2.E", "x")));

    assertThat(part.status()).isEqualTo(200);
    assertThat(part.body())
        .contains("data-for=\"i-2.E\"", "data-sum=\"i-2.C\" value=\"1\"")
        .doesNotContain("<html", "i-@phone", "i-1.A");
  }

  @Test
  void theFiguresThatCountStandThereAlready() {
    Submission accepted = visits.cloud.accept(duty, sample().typed());
    visits.cloud.figures.save(
        duty,
        accepted.version(),
        new Totals(new TreeMap<>(Map.of("1.A", new BigDecimal("1054"))), new TreeMap<>()));

    assertThat(visits.get(page(duty), cookie).body())
        .contains("第 1 版", "name=\"1.A\" value=\"1054\"");
  }

  @Test
  void whatIsApprovedCannotBeTypedAgain() {
    Submission accepted = visits.cloud.accept(duty, sample().typed());
    visits.cloud.submissions.approve(duty, accepted.id(), "reviewer", MemoryCloud.OPENED);

    assertThat(visits.get(page(duty), cookie).status()).isEqualTo(409);
    assertThat(send(duty, valid(), "send").status()).isEqualTo(409);
  }

  @Test
  void aFormFromElsewhereIsRefused() {
    assertThat(visits.post(page(duty), cookie, "guard=other&do=send").status()).isEqualTo(403);
    assertThat(visits.post(page(duty) + "/check", cookie, "1.A=5").status()).isEqualTo(403);
  }

  @Test
  void aRosterGrowsShrinksAndIsMarkedInTheRowThatIsWrong() {
    DutyId roster = roster();
    Map<String, String> typed = new LinkedHashMap<>();
    typed.put("row3.name", "何雅琴");
    typed.put("row3.id_no", "41010419610117850");

    Shown more = send(roster, typed, "add:rows");
    assertThat(more.body()).contains("name=\"row4.name\"", "value=\"何雅琴\"");
    Shown fewer = send(roster, typed, "drop:1");
    assertThat(fewer.body())
        .contains("name=\"row2.name\" value=\"何雅琴\"")
        .doesNotContain("name=\"row3.name\"");

    Shown checked = send(roster, typed, "check");
    assertThat(checked.body())
        .containsPattern(
            "name=\"row3.id_no\" value=\"41010419610117850\"[^>]*aria-invalid=\"true\"")
        .contains("第 3 行")
        .doesNotContain("name=\"row3.amount\"");
  }

  @Test
  void aFullRosterIsStillASmallPage() {
    DutyId roster = roster();
    Roster form = (Roster) NoticesOnDisk.form(ROSTER.value());
    Map<String, String> typed = new LinkedHashMap<>();
    for (int row = 1; row <= 50; row++) {
      for (var column : form.columns()) {
        typed.put("row" + row + "." + column.key(), "样例样例");
      }
    }
    Shown full = send(roster, typed, "add:rows");
    assertThat(full.body().length()).isLessThan(100 * 1024);
    assertThat(full.body()).contains("用 Excel 填好");
    typed.put("row51.name", "样例");
    assertThat(send(roster, typed, "check").status()).isEqualTo(400);
  }

  private DutyId roster() {
    DutyId first = visits.cloud.open("spring-2017", "henan-2017", ROSTER.value());
    return new DutyId(first.campaign(), ROSTER, DutyId.ONCE, MemoryCloud.LEAF);
  }

  private static String page(DutyId duty) {
    return "/portal/duties/" + duty.key() + "/form";
  }

  private Shown send(DutyId to, Map<String, String> typed, String pressed) {
    Map<String, String> all = new LinkedHashMap<>(typed);
    all.put("do", pressed);
    return visits.post(page(to), cookie, form(all));
  }

  private String form(Map<String, String> typed) {
    return "guard="
        + guard
        + typed.entrySet().stream()
            .map(each ->
                "&"
                    + URLEncoder.encode(each.getKey(), UTF_8)
                    + "="
                    + URLEncoder.encode(each.getValue(), UTF_8))
            .collect(Collectors.joining());
  }

  private Sample sample() {
    return MemoryCloud.valid("dalian-2018", "dalian-2018-1");
  }

  /** A sample that keeps all rules, as somebody types it. */
  private Map<String, String> valid() {
    Map<String, String> typed = new LinkedHashMap<>();
    Reading raw = sample().raw();
    raw.fields().forEach((key, entry) -> typed.put("@" + key, text(entry.value())));
    ((org.nuanbao.reading.Body.Figures) raw.body())
        .items()
        .forEach((ref, entry) -> typed.put(ref, text(entry.value())));
    return typed;
  }

  private static String text(Value value) {
    return switch (value) {
      case Value.Numeric number -> number.plain();
      case Value.Text(String text) -> text;
      case Value.Day(var day) -> day.toString();
      case Value.Blank _, Value.Broken _ -> "";
    };
  }

  private static Reading read(byte[] workbook) {
    ReadOutcome opened =
        new WorkbookReader(NoticesOnDisk.forms(), ReadLimits.standard()).read(workbook);
    assertThat(opened).isInstanceOf(ReadOutcome.Read.class);
    return ((ReadOutcome.Read) opened).parts().getFirst().reading();
  }
}
