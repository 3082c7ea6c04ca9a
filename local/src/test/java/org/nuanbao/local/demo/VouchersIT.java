package org.nuanbao.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nuanbao.local.cloud.BearerTokens;
import org.nuanbao.local.cloud.Endpoints;
import org.nuanbao.local.cloud.OffsetClock;
import org.nuanbao.local.cloud.RunningSystem;
import org.nuanbao.local.cloud.StateFolder;

/** Units of two types, with vouchers, the roster they prove, weekly reports and a document. */
class VouchersIT {
  @TempDir static Path folder;
  private static StateFolder state;
  private static RunningSystem system;
  private static int opened;

  private final Scenario data;
  private final String industry;
  private final String district;
  private final String voucher;
  private final String roster;
  private final String weekly;
  private final String document;
  private final String week;
  private final DemoOffice office;

  VouchersIT() throws IOException {
    data = Scenario.read("vouchers");
    industry = data.role("industry");
    district = data.role("district");
    voucher = data.part("forms").path("voucher").asText();
    roster = data.part("forms").path("roster").asText();
    weekly = data.part("forms").path("weekly").asText();
    document = data.part("forms").path("document").asText();
    week = data.part("week").asText();
    office = open(data);
  }

  @BeforeAll
  static void start() throws IOException {
    state = StateFolder.at(folder);
    new OffsetClock(state.clockOffset().toString()).set(Scenario.read("vouchers").clock());
    system = RunningSystem.start(state, 0);
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @Test
  void eachTypeOfUnitSeesWhatItOwes() {
    Map<String, Integer> mine = forms(industry);
    assertThat(mine).containsEntry(voucher, 1).containsEntry(roster, 1);
    assertThat(mine).containsEntry(weekly, 8).containsEntry(document, 1);
    assertThat(forms(district)).doesNotContainKey(voucher).containsEntry(weekly, 8);
  }

  @Test
  void wholeSeasonOfAnIndustryUnionAddsUp() throws IOException {
    sendVouchers(List.of(sample("voucher", 0), sample("voucher", 1)));
    send(office, industry, office.duty(industry, roster, "once"), List.of(data.part("roster")));
    send(office, industry, office.duty(industry, weekly, week), List.of(data.part("weekly")));
    JsonNode kept =
        office.send(
            industry,
            office.duty(industry, document, "once"),
            "小结.docx",
            "小结".getBytes(StandardCharsets.UTF_8));
    assertThat(kept.path("state").asText()).isEqualTo("accepted");

    system.night(office.campaign());
    String city = office.root();
    JsonNode paid = office.totals(city, roster, "once");
    assertThat(paid.path("totals").path("amount_total").asInt()).isEqualTo(1300);
    assertThat(texts(paid.path("missing"))).containsExactly(district);
    JsonNode proof = office.totals(city, voucher, "once");
    assertThat(proof.path("totals").path("amount_total").asInt()).isEqualTo(1300);
    assertThat(proof.path("expected").asInt()).isEqualTo(1);
    assertThat(proof.path("missing")).isEmpty();
    JsonNode arrears = office.totals(city, weekly, week);
    assertThat(arrears.path("totals").path("soe.persons").asInt()).isEqualTo(60);
    assertThat(texts(arrears.path("missing"))).containsExactly(district);
    assertThat(texts(office.totals(city, weekly, "2011-12-30").path("missing")))
        .containsExactlyInAnyOrder(industry, district);
    assertThat(office.totals(city, document, "once").path("reported").asInt()).isEqualTo(1);
    assertThat(office.doubles()).as("a voucher is no second payment").isEmpty();
    receiptsArrive();
  }

  @Test
  void correctionOfOneVoucherIsANewVersionOfThatSubjectOnly() throws IOException {
    JsonNode first = sendVouchers(List.of(sample("voucher", 0), sample("voucher", 1)));
    ObjectNode corrected = sample("voucher", 1);
    ((ObjectNode) corrected.path("data")).setAll((ObjectNode) data.part("corrected").deepCopy());
    JsonNode second = sendVouchers(List.of(corrected));

    List<String> counting = new ArrayList<>();
    office
        .subjects(office.duty(industry, voucher, "once"))
        .forEach(subject -> counting.add(subject.path("submission").asText()));
    assertThat(counting)
        .containsExactlyInAnyOrder(
            first.path("submission").asText(), second.path("submission").asText());
    assertThat(sent(List.of(corrected)).path("state").asText()).isEqualTo("superseded");
  }

  @Test
  void twoVouchersOfOnePersonInAFileAreSentBackWithBothPlaces() throws IOException {
    JsonNode rejected = sent(List.of(sample("voucher", 0), sample("voucher", 0)));

    assertThat(rejected.path("state").asText()).isEqualTo("rejected");
    JsonNode finding = rejected.path("findings").path(0);
    assertThat(finding.path("code").asText()).isEqualTo("SAME_SUBJECT");
    assertThat(finding.path("sheet").asText()).endsWith("(2)");
    assertThat(finding.path("cells")).hasSize(1);
    assertThat(finding.path("message").asText())
        .contains("工作表")
        .contains(finding.path("cells").path(0).asText());
    assertThat(office.subjects(office.duty(industry, voucher, "once"))).isEmpty();
  }

  @Test
  void reviewerSeesVouchersThatDisagreeWithTheRoster() throws IOException {
    String duty = office.duty(industry, voucher, "once");
    send(office, industry, duty, List.of(sample("voucher", 0), sample("voucher", 1)));
    assertThat(unruled(duty)).as("no roster yet").isEmpty();

    ObjectNode list = data.part("roster").deepCopy();
    ArrayNode rows = (ArrayNode) list.path("data");
    ((ObjectNode) rows.path(0)).put("amount", 600);
    rows.remove(1);
    send(office, industry, office.duty(industry, roster, "once"), List.of(list));
    assertThat(unruled(duty))
        .hasSize(2)
        .anyMatch(note -> note.contains("500") && note.contains("600"))
        .anyMatch(note -> note.contains("没有这个人"));

    send(office, industry, office.duty(industry, roster, "once"), List.of(data.part("roster")));
    assertThat(unruled(duty)).isEmpty();
  }

  @Test
  void weeklyReportOfAnotherWeekIsAskedAbout() throws IOException {
    JsonNode wrong =
        send(
            office,
            industry,
            office.duty(industry, weekly, "2011-12-30"),
            List.of(data.part("weekly")));
    assertThat(codes(wrong)).contains("WRONG_PERIOD");
    JsonNode right =
        send(office, industry, office.duty(industry, weekly, week), List.of(data.part("weekly")));
    assertThat(codes(right)).doesNotContain("WRONG_PERIOD");
  }

  private static List<String> codes(JsonNode submission) {
    List<String> codes = new ArrayList<>();
    submission.path("findings").forEach(finding -> codes.add(finding.path("code").asText()));
    return codes;
  }

  /** The messages of those notes that belong to no rule. */
  private List<String> unruled(String duty) {
    List<String> messages = new ArrayList<>();
    office
        .notes(duty)
        .forEach(note -> {
          if (!note.path("rule").isTextual()) {
            messages.add(note.path("message").asText());
          }
        });
    return messages;
  }

  @Test
  void rosterAndCardsJudgeEachOtherWhicheverComesFirst() throws IOException {
    Scenario rosters = Scenario.read("roster");
    DemoOffice cards = open(rosters);
    String unit = rosters.leaves().getFirst();
    ObjectNode list = rosters.sample(unit);
    ArrayNode rows = (ArrayNode) list.path("data");
    while (rows.size() > 2) {
      rows.remove(2);
    }
    String rosterDuty = cards.duty(unit, rosters.form(), "once");
    String cardDuty = cards.duty(unit, "henan-2017-1", "once");

    JsonNode early = send(cards, unit, cardDuty, List.of(card(rows.path(0))));
    assertThat(texts(early.path("pending"))).contains("henan-2017-1.R11");
    assertThat(states(cards, cardDuty)).contains("henan-2017-1.R11 open");

    JsonNode listed = send(cards, unit, rosterDuty, List.of(list));
    assertThat(texts(listed.path("pending"))).contains("henan-2017-2.R12");
    assertThat(states(cards, cardDuty)).noneMatch(state -> state.startsWith("henan-2017-1.R11"));
    assertThat(states(cards, rosterDuty)).contains("henan-2017-2.R12 open");

    JsonNode stranger = send(cards, unit, cardDuty, List.of(card(rows.path(1))));
    assertThat(texts(stranger.path("pending"))).doesNotContain("henan-2017-1.R11");
    assertThat(states(cards, rosterDuty)).noneMatch(state -> state.startsWith("henan-2017-2.R12"));

    rows.remove(1);
    send(cards, unit, rosterDuty, List.of(list));
    assertThat(states(cards, cardDuty)).contains("henan-2017-1.R11 broken");
  }

  private static JsonNode send(DemoOffice office, String unit, String duty, List<JsonNode> samples)
      throws IOException {
    String form = duty.split("~", -1)[1];
    JsonNode submission = office.send(unit, duty, "表.xlsx", office.filled(unit, form, samples));
    assertThat(submission.path("state").asText()).as(submission.toString()).isEqualTo("accepted");
    return submission;
  }

  private static List<String> states(DemoOffice office, String duty) {
    List<String> states = new ArrayList<>();
    office
        .notes(duty)
        .forEach(
            note -> states.add(note.path("rule").asText() + " " + note.path("state").asText()));
    return states;
  }

  /** The card for a row of a roster. */
  private static JsonNode card(JsonNode row) throws IOException {
    Path valid = Path.of("..", "notices", "henan-2017", "samples", "henan-2017-1", "valid.json");
    ObjectNode card = (ObjectNode) Scenario.JSON.readTree(valid.toFile());
    ObjectNode data = (ObjectNode) card.path("data");
    data.set("name", row.path("name"));
    data.set("sex", row.path("sex"));
    data.set("age", row.path("age"));
    data.set("employer", row.path("employer_or_address"));
    return card;
  }

  private JsonNode sendVouchers(List<JsonNode> samples) throws IOException {
    JsonNode submission = sent(samples);
    assertThat(submission.path("state").asText()).as(submission.toString()).isEqualTo("accepted");
    return submission;
  }

  private JsonNode sent(List<JsonNode> samples) throws IOException {
    byte[] file = office.filled(industry, voucher, samples);
    return office.send(industry, office.duty(industry, voucher, "once"), "凭证.xlsx", file);
  }

  private void receiptsArrive() throws IOException {
    int imap = Endpoints.of(state).port("imap");
    Set<String> told = new HashSet<>();
    office.sent().forEach(id -> told.add(office.submission(id).path("receipt").asText()));
    Set<String> numbers = new HashSet<>();
    Waiting.until(() -> {
      numbers.addAll(ImapMailbox.numbers(imap, office.mail(industry)));
      return numbers.containsAll(told);
    });
    assertThat(numbers).isEqualTo(told);
  }

  private Map<String, Integer> forms(String unit) {
    Map<String, Integer> forms = new TreeMap<>();
    office.duties(unit).forEach(duty -> forms.merge(duty.path("form").asText(), 1, Integer::sum));
    return forms;
  }

  private ObjectNode sample(String part, int index) {
    return data.part(part).path(index).deepCopy();
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /** Opens a campaign of its own for each test. */
  private static DemoOffice open(Scenario data) throws IOException {
    Api api = new Api(system.api(), BearerTokens.of(state));
    DemoOffice office =
        new DemoOffice(data, Path.of("..", "notices", data.notice()), "it" + ++opened, api);
    assertThat(office.open().path("units").asInt()).isEqualTo(data.units().size());
    return office;
  }
}
