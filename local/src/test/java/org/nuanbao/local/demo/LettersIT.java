package org.nuanbao.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.local.cloud.BearerTokens;
import org.nuanbao.local.cloud.Endpoints;
import org.nuanbao.local.cloud.OffsetClock;
import org.nuanbao.local.cloud.PostOffice;
import org.nuanbao.local.cloud.RunningSystem;
import org.nuanbao.local.cloud.StateFolder;
import org.nuanbao.value.Bytes;

/** What units are written to without having written themselves, over the embedded cloud. */
@Tag("cloud")
class LettersIT {
  @TempDir static Path folder;
  private static StateFolder state;
  private static RunningSystem system;

  @BeforeAll
  static void start() throws IOException {
    state = StateFolder.at(folder);
    system = RunningSystem.start(state, 0);
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @Test
  void aReturnAndMoreTimeAreMailedAtOnceAndOnce() throws IOException {
    Season season = open("returned");
    String unit = season.scenario().leaves().getFirst();
    String submission = Played.send(season, unit);
    assertThat(season.outcome(submission).path("state").asText()).isEqualTo("accepted");
    String back = "{\"submission\": \"%s\", \"reason\": \"第 3 项与附件不符\"}".formatted(submission);
    season.api().post(season.reviewer(), "/duties/" + season.duty(unit) + "/return", back);
    season.api().post(season.reviewer(), "/duties/" + season.duty(unit) + "/return", back);
    ImapMailbox.Mail returned = letters(season, unit, 1).getFirst();
    assertThat(returned.subject()).contains("已退回，请改好重报");
    assertThat(returned.text()).contains("第 3 项与附件不符");

    LocalDate due = LocalDate.parse(season.standing(unit).path("due").asText());
    season
        .api()
        .put(
            season.reviewer(),
            "/duties/" + season.duty(unit) + "/extension",
            "{\"until\": \"%s\", \"reason\": \"大雪封路\"}".formatted(due.plusDays(5)));
    assertThat(letters(season, unit, 2))
        .extracting(ImapMailbox.Mail::subject)
        .anyMatch(subject -> subject.contains("期限延长到"));
  }

  @Test
  void remindersGoOutInTheMorningOnceAndNotToWhoIsPaused() throws IOException {
    Season season = open("reminded");
    List<String> units = season.scenario().leaves();
    String paused = units.get(1);
    LocalDate due = LocalDate.parse(season.standing(units.getFirst()).path("due").asText());
    season
        .api()
        .put(
            season.reviewer(),
            "/campaigns/" + season.campaign() + "/reminders",
            "{\"unit\": \"%s\", \"paused\": true}".formatted(season.path(paused)));
    JsonNode stopped =
        season.api().get(season.reviewer(), "/campaigns/" + season.campaign() + "/reminders");
    assertThat(stopped.path(0).path("unit").asText()).isEqualTo(season.path(paused));

    new OffsetClock(state.clockOffset().toString())
        .set(due.minusDays(1).atTime(9, 0).atZone(BusinessClock.ZONE).toInstant());
    system.sweep(false);
    system.sweep(false);
    assertThat(letters(season, units.getFirst(), 1))
        .singleElement()
        .satisfies(letter -> assertThat(letter.subject()).contains("没有报"));
    assertThat(letters(season, season.root(), 1))
        .singleElement()
        .satisfies(letter -> assertThat(letter.text()).doesNotContain(paused + "<"));
    assertThat(ImapMailbox.read(imap(), season.mail(paused))).isEmpty();
  }

  @Test
  void aMailThatDidNotArriveIsShownAtTheUnit() throws IOException {
    Season season = open("bounced");
    String unit = season.scenario().leaves().getFirst();
    season.outcome(Played.send(season, unit));
    Waiting.until(() -> !ImapMailbox.read(imap(), season.mail(unit)).isEmpty());
    String number = ImapMailbox.read(imap(), season.mail(unit)).getFirst().number();
    String bounce =
        """
        From: MAILER-DAEMON@elsewhere.test\r
        To: %s\r
        Subject: Undelivered\r
        Content-Type: multipart/report; report-type=delivery-status; boundary=b\r
        \r
        --b\r
        Content-Type: message/delivery-status\r
        \r
        Final-Recipient: rfc822; %s\r
        Action: failed\r
        Status: 5.1.1\r
        --b\r
        Content-Type: text/rfc822-headers\r
        \r
        X-Nuanbao-Receipt: %s\r
        --b--\r
        """
            .formatted(PostOffice.OURS, season.mail(unit), number);
    PostOffice.bring(
        Endpoints.of(state),
        "mailer@elsewhere.test",
        new Bytes(bounce.getBytes(StandardCharsets.US_ASCII)));
    String unreached = "/campaigns/" + season.campaign() + "/unreached";
    assertThat(Waiting.until(() -> !season.api().get(season.reviewer(), unreached).isEmpty()))
        .isTrue();
    JsonNode shown = season.api().get(season.reviewer(), unreached).path(0);
    assertThat(shown.path("unit").asText()).isEqualTo(season.path(unit));
    assertThat(shown.path("kind").asText()).isEqualTo("bounced");
    assertThat(shown.path("status").asText()).isEqualTo("5.1.1");
    assertThat(ImapMailbox.read(imap(), "mailer-daemon@elsewhere.test")).isEmpty();
  }

  private static Season open(String mark) throws IOException {
    return Played.open(
        "statistics", mark, state.clockOffset(), new Api(system.api(), BearerTokens.of(state)));
  }

  private static int imap() throws IOException {
    return Endpoints.of(state).port("imap");
  }

  /** Waits for so many letters to a unit that are no receipts. */
  private static List<ImapMailbox.Mail> letters(Season season, String unit, int wanted)
      throws IOException {
    Waiting.until(() -> read(season, unit).size() >= wanted);
    List<ImapMailbox.Mail> letters = read(season, unit);
    assertThat(letters).hasSize(wanted);
    return letters;
  }

  private static List<ImapMailbox.Mail> read(Season season, String unit) throws IOException {
    return ImapMailbox.read(imap(), season.mail(unit)).stream()
        .filter(mail -> mail.number().startsWith("NL"))
        .toList();
  }
}
