package org.nuanbao.functions.convert;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.Duties;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.check.CheckResult;
import org.nuanbao.functions.MemoryCloud;
import org.nuanbao.functions.QueueHandler;
import org.nuanbao.functions.receipt.Posting;
import org.nuanbao.reading.ValuesHash;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submission.State;

class ConvertHandlerTest {
  private final MemoryCloud cloud = new MemoryCloud();
  private final ConvertHandler handler = new ConvertHandler(cloud.start(Map.of()));
  private final DutyId duty = cloud.open("winter-2018", "henan-2017", "henan-2017-2");

  @AfterEach
  void close() {
    handler.close();
  }

  @Test
  void publishesAValidatedRosterOnceHoweverOftenItComes() {
    Submission sent = cloud.send(duty, new byte[] {1});
    validated(sent);
    assertThat(failures()).isEmpty();
    assertThat(failures()).isEmpty();
    assertThat(cloud.submissions.find(sent.id()).orElseThrow().state()).isEqualTo(State.ACCEPTED);
    assertThat(cloud.submissions.pointer(duty).current()).isNotNull();
    assertThat(cloud.figures.load(duty, 1)).isPresent();
    assertThat(cloud.outbox.all()).hasSize(1);
  }

  @Test
  void givesBackToTheQueueWhatIsNotValidated() {
    cloud.send(duty, new byte[] {1});
    assertThat(failures())
        .extracting(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
        .containsExactly("2e1424d4-f796-459a-8184-9c92662be6da");
  }

  /** As of a reading that is gone, or that no table takes. */
  @Test
  void rejectsByAFaultOfOursWhatIsTriedInVain() {
    Submission sent = cloud.send(duty, new byte[] {1});
    cloud.submissions.received(sent.id(), MemoryCloud.OPENED);
    cloud.submissions.validated(sent.id(), "a hash");
    for (int delivery = 1; delivery < QueueHandler.DELIVERIES; delivery++) {
      assertThat(failures(delivery)).as("delivery %d", delivery).hasSize(1);
      assertThat(now(sent).state()).isEqualTo(State.VALIDATED);
      assertThat(cloud.submissions.lastFailure(sent.id())).isPresent();
    }
    failures(QueueHandler.DELIVERIES);
    assertThat(now(sent).state()).isEqualTo(State.REJECTED);
    Receipt receipt = cloud.outbox.find(sent.id()).orElseThrow();
    assertThat(receipt.outcome()).isEqualTo(new Outcome.Failed());
    new Posting(
            cloud.outbox,
            cloud.mail,
            cloud.submissions,
            new Duties(cloud.campaigns, cloud.extensions),
            cloud.clock)
        .send(sent.id());
    assertThat(cloud.mail.sent().getFirst().html())
        .contains("系统没有处理成功", "不是表格的问题", "不用改表格，请把同一份文件再报一次");
    failures(QueueHandler.DELIVERIES);
    assertThat(cloud.outbox.all()).as("again").hasSize(1);
  }

  private Submission now(Submission sent) {
    return cloud.submissions.find(sent.id()).orElseThrow();
  }

  private void validated(Submission sent) {
    var typed = MemoryCloud.valid("henan-2017", "henan-2017-2").typed();
    cloud.submissions.received(sent.id(), MemoryCloud.OPENED);
    cloud.submissions.found(sent.id(), new CheckResult(List.of(), List.of()));
    cloud.readings.save(sent.id(), typed);
    cloud.submissions.validated(sent.id(), ValuesHash.of(typed));
  }

  private List<SQSBatchResponse.BatchItemFailure> failures() {
    return failures(1);
  }

  private List<SQSBatchResponse.BatchItemFailure> failures(int delivery) {
    SQSEvent event =
        LambdaEventSerializers.serializerFor(SQSEvent.class, getClass().getClassLoader())
            .fromJson(MemoryCloud.event("convert"));
    event
        .getRecords()
        .forEach(message ->
            message.getAttributes().put("ApproximateReceiveCount", Integer.toString(delivery)));
    return handler.execute(event).getBatchItemFailures();
  }
}
