package org.nuanbao.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nuanbao.local.cloud.WholeSystem;
import org.nuanbao.submission.SubmissionId;

/** Uploads, events and mails that arrive, go astray and come again. */
@Tag("cloud")
class DeliveryIT {
  @TempDir static Path folder;
  private static WholeSystem system;

  @BeforeAll
  static void start() throws IOException {
    system = WholeSystem.in(folder);
    system.hurry();
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @Test
  void addressTakesTheAnnouncedFileAndNoOther() throws IOException {
    Season season = Played.open(system, "statistics");
    String unit = season.scenario().leaves().getFirst();
    byte[] file = season.filled(unit, season.scenario().sample(unit));
    Api.Ticket ticket = season.ticket(unit, "a.xlsx", file);
    byte[] other = file.clone();
    other[other.length / 2] ^= 1;

    assertThat(season.put(ticket, other)).as("another file").isBetween(400, 499);
    String tampered = ticket.url().replace(ticket.submission(), "0" + ticket.submission());
    assertThat(season.api().put(tampered, ticket.headers(), file)).as("another key").isEqualTo(403);
    assertThat(season.api().put(ticket.url(), Map.of(), file))
        .as("without the signed headers")
        .isEqualTo(403);
    assertThat(season.put(ticket, file)).isEqualTo(200);
    assertThat(season.put(ticket, file)).as("a second time").isEqualTo(412);
    assertThat(season.outcome(ticket.submission()).path("state").asText()).isEqualTo("accepted");
  }

  @Test
  void eventThatComesThreeTimesLeavesOneOutcomeAndOneMail() throws Exception {
    Season season = Played.open(system, "roster");
    String unit = season.scenario().leaves().getFirst();
    String submission = Played.send(season, unit);
    system.deliver(season.campaign(), new SubmissionId(submission));
    system.deliver(season.campaign(), new SubmissionId(submission));
    JsonNode outcome = season.outcome(submission);
    assertThat(Waiting.until(() -> system.uploads().waiting() == 0)).isTrue();

    assertThat(season.submission(submission).path("receipt")).isEqualTo(outcome.path("receipt"));
    assertThat(season.standing(unit).path("submission").asText()).isEqualTo(submission);
    assertThat(Waiting.until(() -> !numbers(season.mail(unit)).isEmpty())).isTrue();
    assertThat(numbers(season.mail(unit))).containsExactly(outcome.path("receipt").asText());
  }

  @Test
  void brokenFileIsAnsweredWithItsFindings() throws IOException {
    Season season = Played.open(system, "statistics");
    String unit = season.scenario().leaves().getFirst();
    JsonNode outcome =
        season.outcome(season.send(unit, "no workbook".getBytes(StandardCharsets.UTF_8)));
    assertThat(outcome.path("state").asText()).isEqualTo("rejected");
    assertThat(outcome.path("findings").path(0).path("code").asText()).isNotEmpty();
    assertThat(season.standing(unit).path("submission").isNull()).isTrue();
  }

  @Test
  void messageThatCannotBeDoneWaitsAmongTheDeadAndComesBack() throws IOException {
    Season season = Played.open(system, "statistics");
    String unit = season.scenario().leaves().getFirst();
    byte[] file = season.filled(unit, season.scenario().sample(unit));
    Api.Ticket ticket = season.ticket(unit, "a.xlsx", file);
    // The upload is not there yet, so validate gives the message back each time.
    system.deliver(season.campaign(), new SubmissionId(ticket.submission()));
    assertThat(Waiting.until(() -> system.uploads().count() == 1)).isTrue();

    season.put(ticket, file);
    JsonNode outcome = season.outcome(ticket.submission());
    assertThat(system.uploads().redrive()).isEqualTo(1);
    assertThat(Waiting.until(() -> system.uploads().waiting() == 0)).isTrue();
    assertThat(system.uploads().count()).isZero();
    assertThat(season.submission(ticket.submission())).isEqualTo(outcome);
  }

  private static List<String> numbers(String address) throws IOException {
    try {
      List<String> numbers = new ArrayList<>();
      for (MimeMessage mail : system.mails(address)) {
        numbers.add(mail.getHeader("X-Nuanbao-Receipt", ","));
      }
      return numbers;
    } catch (MessagingException e) {
      throw new IOException(e);
    }
  }
}
