package org.nuanbao.functions.upload;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.Duties;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.check.CheckResult;
import org.nuanbao.check.Finding;
import org.nuanbao.form.FormId;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Severity;
import org.nuanbao.functions.MemoryCloud;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.register.Doubles.HeldDouble;
import org.nuanbao.register.Doubles.HeldDouble.Claim;
import org.nuanbao.rollup.RollUps;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.Copies;
import org.nuanbao.submission.MailId;
import org.nuanbao.submission.Mailbox.MailOrigin;
import org.nuanbao.submission.Submission;
import org.nuanbao.value.Money;
import org.nuanbao.value.PersonKey;

class ReviewTest {
  private static final String FILLER = UploadApi.token("filler", MemoryCloud.LEAF.value());
  private static final String REVIEWER = UploadApi.token("reviewer", MemoryCloud.ROOT.value());
  private static final String ELSEWHERE = UploadApi.token("reviewer", MemoryCloud.OTHER.value());

  private final UploadApi api = new UploadApi();
  private final DutyId duty = api.cloud.open("winter-2017", "henan-2017", "henan-2017-2");
  private final Reading roster = MemoryCloud.valid("henan-2017", "henan-2017-2").typed();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void showsPersonsMaskedToReviewersOnly() {
    api.cloud.accept(duty, roster);
    String path = "/duties/" + duty.key() + "/persons";
    APIGatewayProxyResponseEvent answer = api.get(path, REVIEWER);
    assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
    assertThat(answer.getBody()).contains("\"person\":\"v1#").contains("\"row\":1");
    for (String personal : personal()) {
      assertThat(answer.getBody()).doesNotContain(personal);
    }
    assertThat(api.get(path, FILLER).getStatusCode()).isEqualTo(403);
    assertThat(api.get(path, ELSEWHERE).getStatusCode()).isEqualTo(403);
  }

  @Test
  void takesTheFederationsAmountsOfPersonsOnTheRosterToTheFen() {
    api.cloud.accept(duty, roster);
    String person = firstPerson();
    APIGatewayProxyResponseEvent set = amounts(fund(), person, "1000.50", REVIEWER);
    assertThat(set.getStatusCode()).as(set.getBody()).isEqualTo(200);
    assertThat(api.cloud.amounts.of(duty, fund()))
        .containsEntry(new PersonKey(person), new Money(100_050));
  }

  @Test
  void refusesAmountsThatAreNotTheFederationsToEnter() {
    api.cloud.accept(duty, roster);
    String person = firstPerson();
    assertThat(amounts(fund(), person, "1000", FILLER).getStatusCode()).isEqualTo(403);
    assertThat(amounts(fund(), person, "1000", ELSEWHERE).getStatusCode()).isEqualTo(403);
    assertThat(amounts("another", person, "1000", REVIEWER).getStatusCode()).isEqualTo(422);
    assertThat(amounts(fund(), "v1#nobody", "1000", REVIEWER).getStatusCode()).isEqualTo(422);
    for (String wrong : List.of("-1", "0.001", "10000000000", "\"x\"", "null")) {
      assertThat(amounts(fund(), person, wrong, REVIEWER).getStatusCode()).as(wrong).isEqualTo(400);
    }
    assertThat(api.cloud.amounts.of(duty, fund())).isEmpty();
  }

  @Test
  void hasNothingToEnterBeforeTheUnitReported() {
    assertThat(amounts(fund(), "v1#x", "1", REVIEWER).getStatusCode()).isEqualTo(409);
  }

  @Test
  void showsDoublesOnlyToWhoeverMaySeeBothRows() {
    DutyId west = new DutyId("winter-2017", duty.form(), "once", MemoryCloud.OTHER);
    api.cloud.accept(duty, roster);
    api.cloud.accept(west, roster);
    api.cloud.doubles.hold(
        new HeldDouble(
            "winter-2017",
            fund(),
            new PersonKey("v1#ab"),
            List.of(new Claim(duty, 1, 3), new Claim(west, 1, 1))));
    String path = "/campaigns/winter-2017/doubles";
    assertThat(api.get(path, REVIEWER).getBody())
        .contains("\"person\":\"v1#ab\"")
        .contains("\"row\":3", "\"unitName\":\"西区总工会\"")
        .contains(west.key());
    assertThat(api.get(path, ELSEWHERE).getBody()).isEqualTo("[]");
    assertThat(api.get(path, FILLER).getStatusCode()).isEqualTo(403);
  }

  @Test
  void approvesNobodyTwiceAndSaysWhoIsPaidElsewhere() {
    DutyId west = new DutyId("winter-2017", duty.form(), "once", MemoryCloud.OTHER);
    String mine = seen(api.cloud.accept(duty, roster));
    String theirs = seen(api.cloud.accept(west, roster));
    assertThat(api.send("POST", "/duties/" + west.key() + "/approval", REVIEWER, theirs).getBody())
        .contains("\"standing\":\"approved\"");
    String list = "/duties/" + duty.key() + "/paid-elsewhere";

    APIGatewayProxyResponseEvent refused =
        api.send("POST", "/duties/" + duty.key() + "/approval", REVIEWER, mine);

    assertThat(refused.getStatusCode()).isEqualTo(409);
    assertThat(refused.getBody()).contains("PAID_ELSEWHERE").contains("退回其中一份");
    assertThat(api.get(list, REVIEWER).getBody())
        .contains("\"row\":1", "\"duty\":\"" + west.key() + "\"")
        .doesNotContain(personal());
    String east = UploadApi.token("reviewer", MemoryCloud.EAST.value());
    assertThat(api.get(list, east).getBody()).contains("\"duty\":null").doesNotContain(west.key());
    assertThat(api.get(list, FILLER).getStatusCode()).isEqualTo(403);

    api.send("POST", "/duties/" + west.key() + "/return", REVIEWER, theirs);
    assertThat(api.get(list, REVIEWER).getBody()).isEqualTo("[]");
    assertThat(api.send("POST", "/duties/" + duty.key() + "/approval", REVIEWER, mine).getBody())
        .contains("\"standing\":\"approved\"");
  }

  private static String seen(Submission submission) {
    return "{\"submission\":\"" + submission.id() + "\"}";
  }

  @Test
  void leavesTheAmountsOfAnApprovedDutyAsTheyAre() {
    Submission accepted = api.cloud.accept(duty, roster);
    String person = firstPerson();
    amounts(fund(), person, "1000", REVIEWER);
    api.cloud.submissions.approve(duty, accepted.id(), "reviewer", MemoryCloud.OPENED);

    assertThat(amounts(fund(), person, "2000", REVIEWER).getStatusCode()).isEqualTo(409);
    assertThat(api.cloud.amounts.of(duty, fund()))
        .containsEntry(new PersonKey(person), new Money(100_000));
  }

  @Test
  void takesNoAmountThatMustBeASlipOfThePen() {
    api.cloud.accept(duty, roster);
    assertThat(amounts(fund(), firstPerson(), "1000000.01", REVIEWER).getStatusCode())
        .isEqualTo(400);
  }

  @Test
  void givesPersonsPageByPage() {
    api.cloud.accept(duty, roster);
    String path = "/duties/" + duty.key() + "/persons?from=";
    assertThat(api.get(path + "1", REVIEWER).getBody()).doesNotContain("\"row\":1,");
    assertThat(api.get(path + "9999", REVIEWER).getBody()).isEqualTo("[]");
    assertThat(api.get(path + "-1", REVIEWER).getStatusCode()).isEqualTo(400);
  }

  @Test
  void notesWhatWaitsForAnotherFormAndForNobodyElseToSee() {
    api.cloud.accept(duty, roster);
    String path = "/duties/" + duty.key() + "/notes";
    assertThat(api.get(path, REVIEWER).getBody())
        .contains("\"rule\":\"henan-2017-2.R12\",\"state\":\"open\"")
        .doesNotContain("R10");
    assertThat(api.get(path, FILLER).getStatusCode()).isEqualTo(403);
    assertThat(api.get(path, ELSEWHERE).getStatusCode()).isEqualTo(403);
  }

  @Test
  void joinsCardsToPersonsOfTheRosterOrLeavesThemToTheReviewer() {
    DutyId cards = new DutyId("winter-2017", new FormId("henan-2017-1"), "once", MemoryCloud.LEAF);
    Reading card = MemoryCloud.valid("henan-2017", "henan-2017-1").typed();
    api.cloud.acceptPart(cards, card);
    String path = "/duties/" + cards.key() + "/subjects";

    APIGatewayProxyResponseEvent answer = api.get(path, REVIEWER);
    assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
    assertThat(answer.getBody()).contains("\"person\":null").contains("\"number\":1");
    assertThat(answer.getBody()).doesNotContain(name(card));
    assertThat(api.get("/duties/" + duty.key() + "/subjects", REVIEWER).getStatusCode())
        .isEqualTo(404);
    assertThat(api.get(path, FILLER).getStatusCode()).isEqualTo(403);
  }

  private static String name(Reading card) {
    return card.body() instanceof Body.Answers answers
            && requireNonNull(answers.answers().get("name")).value() instanceof Value.Text text
        ? text.text()
        : "?";
  }

  @Test
  void showsASubmissionWithItsFindingsAndWhetherThereIsACopy() {
    Submission sent = api.cloud.send(duty, new byte[] {1});
    Finding finding =
        new Finding(
            "henan-2017-2.R03",
            Severity.ERROR,
            List.of("row1.id_no"),
            "表",
            List.of("E6"),
            "ID_CHECK",
            "身份证号有误",
            "wrong");
    api.cloud.submissions.found(sent.id(), new CheckResult(List.of(finding), List.of("x.R12")));
    api.cloud.copies.save(Copies.annotated(sent.id()), new byte[] {1});
    AnnouncedFile scan = new AnnouncedFile("盖章.pdf", 7, "ab".repeat(32), "application/pdf");
    api.cloud.mailbox.filed(sent.id(), new MailOrigin(new MailId("m1"), null, "报表", List.of(scan)));
    String path = "/submissions/" + sent.id();
    assertThat(api.get(path, FILLER).getBody())
        .contains(
            "\"state\":\"awaiting\"",
            "\"rule\":\"henan-2017-2.R03\"",
            "\"severity\":\"error\"",
            "\"cells\":[\"E6\"]",
            "\"pending\":[\"x.R12\"]",
            "\"findingsTotal\":1",
            "\"annotated\":true",
            "\"scans\":[{\"fileName\":\"盖章.pdf\",\"size\":7");
    assertThat(api.get(path + "?from=1", FILLER).getBody())
        .contains("\"findings\":[]")
        .contains("\"findingsTotal\":1");
    assertThat(api.get(path, ELSEWHERE).getStatusCode()).isEqualTo(403);
    assertThat(api.get("/submissions/none", FILLER).getStatusCode()).isEqualTo(404);
  }

  @Test
  void handsACopyToTheFilingUnitAndTheReviewersAboveItAndNotesEachTime() {
    Submission sent = api.cloud.send(duty, new byte[] {1});
    String path = "/submissions/" + sent.id() + "/annotated";
    assertThat(api.get(path, REVIEWER).getStatusCode()).as("there is none yet").isEqualTo(404);
    api.cloud.copies.save(Copies.annotated(sent.id()), new byte[] {1});
    for (String other :
        List.of(
            ELSEWHERE,
            UploadApi.token("filler", MemoryCloud.ROOT.value()),
            UploadApi.token("filler", MemoryCloud.OTHER.value()),
            UploadApi.token("publisher", MemoryCloud.ROOT.value()),
            UploadApi.token("admin", MemoryCloud.LEAF.value()))) {
      assertThat(api.get(path, other).getStatusCode()).isEqualTo(403);
    }
    assertThat(api.cloud.disclosures.of(sent.id())).isEmpty();

    for (String mine :
        List.of(FILLER, REVIEWER, UploadApi.token("reviewer", MemoryCloud.EAST.value()))) {
      assertThat(api.get(path, mine).getBody()).contains("\"url\":\"memory:/annotated/");
    }
    assertThat(api.cloud.disclosures.of(sent.id()))
        .hasSize(3)
        .allSatisfy(one -> assertThat(one.by()).isEqualTo("somebody"));
  }

  @Test
  void givesAUnitMoreTimeWithAReason() {
    String path = "/duties/" + duty.key() + "/extension";
    String more = "{\"until\":\"2017-01-20\",\"reason\":\"大雪封路\"}";
    assertThat(api.send("PUT", path, FILLER, more).getStatusCode()).isEqualTo(403);
    assertThat(api.send("PUT", path, ELSEWHERE, more).getStatusCode()).isEqualTo(403);
    assertThat(api.send("PUT", path, REVIEWER, "{\"until\":\"2017-01-20\"}").getStatusCode())
        .isEqualTo(400);

    String less = "{\"until\":\"2016-01-20\",\"reason\":\"大雪封路\"}";
    assertThat(api.send("PUT", path, REVIEWER, less).getBody()).contains("WRONG_DAY");

    assertThat(api.send("PUT", path, REVIEWER, more).getStatusCode()).isEqualTo(200);

    assertThat(api.get("/campaigns/winter-2017/duties", FILLER).getBody())
        .contains("\"due\":\"2017-01-20\"");
    Duties duties = new Duties(api.cloud.campaigns, api.cloud.extensions);
    assertThat(duties.get(duty).due()).isEqualTo("2017-01-20");
    assertThat(api.cloud.rollUps.dirty("winter-2017", duty.form().value()))
        .extracting(RollUps.Dirty::unit)
        .contains(duty.unit());
  }

  private String fund() {
    Roster form = (Roster) MemoryCloud.valid("henan-2017", "henan-2017-2").form();
    return requireNonNull(form.disburses()).fund();
  }

  private String firstPerson() {
    String body = api.get("/duties/" + duty.key() + "/persons", REVIEWER).getBody();
    Matcher person = Pattern.compile("\"person\":\"([^\"]+)\"").matcher(body);
    assertThat(person.find()).isTrue();
    return person.group(1);
  }

  private APIGatewayProxyResponseEvent amounts(
      String fund, String person, String yuan, String token) {
    return api.send(
        "PUT",
        "/duties/" + duty.key() + "/amounts/" + fund,
        token,
        "{\"amounts\":[{\"person\":\"" + person + "\",\"yuan\":" + yuan + "}]}");
  }

  /** Every text of the roster that is longer than two characters and no answer of a code list. */
  private List<String> personal() {
    return ((Body.Lines) roster.body())
        .lines().stream()
            .flatMap(line -> line.values().stream())
            .filter(Value.Text.class::isInstance)
            .map(value -> ((Value.Text) value).text())
            .filter(text -> text.length() > 1)
            .toList();
  }
}
