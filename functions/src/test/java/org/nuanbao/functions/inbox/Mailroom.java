package org.nuanbao.functions.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import io.micronaut.context.ApplicationContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.nuanbao.campaign.Duties;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.functions.MemoryCloud;
import org.nuanbao.functions.QueueHandler;
import org.nuanbao.functions.receipt.Posting;
import org.nuanbao.functions.validate.ValidateHandler;
import org.nuanbao.sample.Sample;
import org.nuanbao.submission.MailId;
import org.nuanbao.submission.Mails.MailPart;
import org.nuanbao.submission.SetAside;
import org.nuanbao.submission.Submission;
import org.nuanbao.workbook.Filler;
import org.nuanbao.workbook.Mark;

/** Where mails arrive, over stores in memory, with a unit that owes two forms and a document. */
abstract class Mailroom {
  static final MailId ID = new MailId("o3vrnil0e2ic28trm7dfhrc2v0cnbeccl4nbp0g1");
  static final String MILL = "mill@union.test";
  static final Sample STATISTICS = MemoryCloud.valid("dalian-2018", "dalian-2018-1");
  static final Sample ROSTER = MemoryCloud.valid("henan-2017", "henan-2017-2");
  static final byte[] BROKEN = "PK\u0003\u0004[Content_Types].xml xl/".getBytes(UTF_8);
  static final byte[] PDF = "%PDF-1.4 signed".getBytes(UTF_8);

  final MemoryCloud cloud = new MemoryCloud();
  final ApplicationContext context =
      cloud.start(
          Map.of(
              "nuanbao.mail.authserv-id", Envelope.SERVER, "nuanbao.mail.from", "us@nuanbao.test"));
  final InboxHandler handler = new InboxHandler(context);
  final ValidateHandler validate = new ValidateHandler(context);
  final DutyId duty = cloud.open("winter-2018", "dalian-2018", "dalian-2018-1");

  @AfterEach
  void close() {
    context.close();
  }

  /** Each page a file. */
  static Envelope pages(int number) {
    Envelope mail = Envelope.from(MILL);
    for (int i = 1; i <= number; i++) {
      mail = mail.with("第" + i + "页.pdf", PDF);
    }
    return mail;
  }

  void arrives(Envelope mail) {
    arrives(ID, mail);
  }

  void arrives(MailId id, Envelope mail) {
    arrives(id, mail.bytes());
  }

  void arrives(MailId id, byte[] mail) {
    cloud.mails.arrived(id, mail);
    assertThat(failures(handler, "raw/" + id)).isEmpty();
  }

  /** Validate answers what is asked, and each answer is told of. */
  void recognise() {
    for (MailPart part : cloud.mails.open()) {
      assertThat(told("parts/", part, validate)).isEmpty();
      assertThat(told("recognised/", part, handler)).isEmpty();
    }
  }

  List<SQSBatchResponse.BatchItemFailure> failures() {
    return failures(handler, "raw/" + ID);
  }

  static List<SQSBatchResponse.BatchItemFailure> told(
      String folder, MailPart part, QueueHandler<?> handler) {
    return failures(handler, folder + part.mail() + "/" + part.number());
  }

  static List<SQSBatchResponse.BatchItemFailure> failures(QueueHandler<?> handler, String key) {
    return handler.execute(event(key)).getBatchItemFailures();
  }

  static SQSEvent event(String key) {
    SQSEvent event =
        LambdaEventSerializers.serializerFor(SQSEvent.class, Mailroom.class.getClassLoader())
            .fromJson(MemoryCloud.event("inbox"));
    SQSEvent.SQSMessage message = event.getRecords().getFirst();
    message.setBody(message.getBody().replace("raw/" + ID, key));
    return event;
  }

  Submission only() {
    assertThat(cloud.submissions.open()).hasSize(1);
    return cloud.submissions.open().getFirst();
  }

  SetAside aside() {
    assertThat(cloud.mailbox.asides()).hasSize(1);
    return cloud.mailbox.asides().getFirst();
  }

  /** The question as it is mailed, in lines that are not cut. */
  String asked() {
    assertThat(cloud.mailbox.unasked()).extracting(SetAside::mail).containsExactly(ID);
    Posting posting =
        new Posting(
            cloud.outbox,
            cloud.mail,
            cloud.mailbox,
            cloud.submissions,
            new Duties(cloud.campaigns, cloud.extensions),
            cloud.clock);
    posting.ask(ID);
    posting.ask(ID);
    assertThat(cloud.mail.sent()).hasSize(1);
    return cloud.mail.sent().getFirst().html();
  }

  static byte[] filled(Sample sample) {
    Mark mark = new Mark(sample.form().id().value(), sample.form().head().version(), null, null);
    return Filler.fill(sample.form(), sample.raw(), mark);
  }
}
