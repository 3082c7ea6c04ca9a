package org.nuanbao.functions.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.Duties;
import org.nuanbao.functions.MemoryCloud;
import org.nuanbao.functions.Planting;
import org.nuanbao.submission.MailId;
import org.nuanbao.submission.Mailbox.MailOrigin;
import org.nuanbao.submission.Receipts;
import org.nuanbao.submission.SetAside;
import org.nuanbao.submission.Submission;

class ReceiptHandlerTest {
  private final MemoryCloud cloud = new MemoryCloud();
  private final Planting planting = new Planting();
  private final ReceiptHandler handler = new ReceiptHandler(cloud.start(Map.of()));

  @BeforeEach
  void reject() {
    Submission sent =
        cloud.send(cloud.open("winter-2018", "dalian-2018", "dalian-2018-1"), new byte[] {1});
    Submission received = cloud.submissions.received(sent.id(), MemoryCloud.OPENED);
    cloud.submissions.reject(
        received,
        new Receipts(new Duties(cloud.campaigns, cloud.extensions)).rejected(received, List.of()));
  }

  @AfterEach
  void close() {
    handler.close();
  }

  /**
   * Each of its calls, with each kind of failure: it comes again, and is mailed when it is mended.
   */
  @Test
  void whateverItMeetsTheReceiptComesAgainUntilItIsMailed() {
    cloud.planting = planting;
    try (ReceiptHandler planted = new ReceiptHandler(cloud.start(Map.of()))) {
      for (String at :
          List.of("Outbox.posted", "Mailbox.filed", "MailOut.send", "BusinessClock.at")) {
        String[] call = at.split("\\.", -1);
        for (Planting.Kind kind : Planting.Kind.values()) {
          planting.plant(new Planting.Call(call[0], call[1]), kind);
          assertThat(planted.execute(event(json())).getBatchItemFailures()).as(at).hasSize(1);
          assertThat(planting.hasStruck()).as(at).isTrue();
          assertThat(cloud.mail.sent()).isEmpty();
          assertThat(cloud.outbox.unsent()).hasSize(1);
        }
      }
      planting.mend();
      assertThat(planted.execute(event(json())).getBatchItemFailures()).isEmpty();
    }
    assertThat(cloud.mail.sent()).hasSize(1);
    assertThat(cloud.outbox.unsent()).isEmpty();
  }

  @Test
  void mailsTheReceiptOnceHoweverOftenTheStreamTellsOfIt() {
    assertThat(failures()).isEmpty();
    assertThat(failures()).isEmpty();
    assertThat(cloud.mail.sent()).hasSize(1);
    assertThat(cloud.mail.sent().getFirst().to()).isEqualTo("mill@union.test");
    assertThat(cloud.mail.sent().getFirst().headers())
        .containsEntry("X-Nuanbao-Receipt", cloud.outbox.all().getFirst().number());
    assertThat(cloud.outbox.unsent()).isEmpty();
  }

  @Test
  void mailsWhatASweepAsksForAgainAndNotWhatWasMarkedAsSent() {
    String event =
        """
        {"Records": [{"eventName": "MODIFY", "dynamodb": {"SequenceNumber": "1",
          "Keys": {"pk": {"S": "SUBMISSION#1515114000000-0123456789abcdef"}, "sk": {"S": "OUTBOX"}},
          "NewImage": {%s}}}]}
        """;
    assertThat(failures(event.formatted("\"number\": {\"S\": \"N\"}"))).isEmpty();
    assertThat(cloud.mail.sent()).isEmpty();
    assertThat(failures(event.formatted("\"unsent\": {\"S\": \"Y\"}"))).isEmpty();
    assertThat(cloud.mail.sent()).hasSize(1);
  }

  @Test
  void asksForTheRecordAgainWhenTheMailServerFails() {
    cloud.mail.failNext(1);
    assertThat(failures())
        .extracting(StreamsEventResponse.BatchItemFailure::getItemIdentifier)
        .containsExactly("4421584500000000017450439092");
    assertThat(cloud.outbox.unsent()).hasSize(1);
    assertThat(failures()).isEmpty();
    assertThat(cloud.mail.sent()).hasSize(1);
  }

  @Test
  void answersTheMailThatTheFileCameWith() {
    Submission sent =
        cloud.submissions.find(cloud.outbox.all().getFirst().submission()).orElseThrow();
    cloud.mailbox.filed(
        sent.id(), new MailOrigin(new MailId("m1"), "<one@union.test>", "一月报表", List.of()));
    failures();
    assertThat(cloud.mail.sent().getFirst().subject()).startsWith("Re: 一月报表【暖报：没有接收");
    assertThat(cloud.mail.sent().getFirst().headers())
        .containsEntry("In-Reply-To", "<one@union.test>")
        .containsEntry("X-Nuanbao-Receipt", cloud.outbox.all().getFirst().number());
  }

  @Test
  void asksOnceAboutAMailThatWasSetAside() {
    MailId mail = new MailId("m1");
    cloud.mailbox.setAside(
        new SetAside(
            mail,
            MemoryCloud.OPENED,
            List.of(),
            List.of(SetAside.Entry.of(SetAside.Why.NO_FILE)),
            new SetAside.Reply("mill@union.test", null, "一月报表")));
    String event = json().replaceAll("SUBMISSION#[0-9a-f-]+", "MAIL#m1");
    assertThat(failures(event)).isEmpty();
    assertThat(failures(event)).isEmpty();
    assertThat(cloud.mail.sent()).hasSize(1);
    assertThat(cloud.mail.sent().getFirst().headers()).doesNotContainKey("In-Reply-To");
    assertThat(cloud.mailbox.unasked()).isEmpty();
  }

  private List<StreamsEventResponse.BatchItemFailure> failures() {
    return failures(json());
  }

  private static String json() {
    try (InputStream event = MemoryCloud.event("receipt")) {
      return new String(event.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<StreamsEventResponse.BatchItemFailure> failures(String json) {
    return handler.execute(event(json)).getBatchItemFailures();
  }

  private static DynamodbEvent event(String json) {
    return LambdaEventSerializers.serializerFor(
            DynamodbEvent.class, ReceiptHandlerTest.class.getClassLoader())
        .fromJson(json);
  }
}
