package org.nuanbao.functions.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nuanbao.functions.Deliveries;
import org.nuanbao.functions.MemoryCloud;
import org.nuanbao.scan.LookJob.SignedScan;
import org.nuanbao.scan.Seen;
import org.nuanbao.submission.SubmissionId;

class LookHandlerTest {
  private static final SignedScan JOB =
      new SignedScan(new SubmissionId("1515114000000-0123456789abcdef"), 1);

  private final MemoryCloud cloud = new MemoryCloud();
  private final ApplicationContext context = cloud.start(Map.of());
  private final LookHandler handler = new LookHandler(context);

  @AfterEach
  void close() {
    handler.close();
  }

  @Test
  void leavesWhatItSawBesideTheFile() throws IOException {
    byte[] file = PaperScan.as(PaperScan.page(1_200, 1_700, PaperScan.CODE), "jpeg");
    cloud.lookedFiles.files.put(JOB, file);

    assertThat(handler.execute(event()).getBatchItemFailures()).isEmpty();

    assertThat(cloud.lookedFiles.seen(JOB)).contains(new Seen.Pictured(1, List.of(PaperScan.CODE)));
    assertThat(cloud.lookedFiles.picture(JOB, 1)).isPresent();
    assertThat(cloud.lookedFiles.picture(JOB, 2)).isEmpty();
    assertThat(cloud.lookedFiles.files).as("as it was sent").containsEntry(JOB, file);
  }

  private static SQSEvent event() throws IOException {
    return LambdaEventSerializers.serializerFor(
            SQSEvent.class, LookHandlerTest.class.getClassLoader())
        .fromJson(MemoryCloud.event("look"));
  }

  @Test
  void aFileThatKillsItEachTimeIsAnsweredWithoutBeingOpened() {
    // Whoever was killed noted nothing: only the count of deliveries tells.
    assertThat(
            handler.execute(Deliveries.last(Deliveries.stored(JOB.key()))).getBatchItemFailures())
        .isEmpty();

    assertThat(cloud.lookedFiles.seen(JOB)).contains(new Seen.Refused(Seen.Why.OURS));
  }

  @Test
  void anAnswerThatWasGivenIsNotTakenBack() throws IOException {
    cloud.lookedFiles.files.put(JOB, PaperScan.as(PaperScan.page(300, 400, "x"), "png"));
    handler.execute(event());
    Seen seen = cloud.lookedFiles.seen(JOB).orElseThrow();

    handler.execute(Deliveries.last(Deliveries.stored(JOB.key())));

    assertThat(cloud.lookedFiles.seen(JOB)).contains(seen);
  }

  @Test
  void whatIsNoneOfOursIsLeftAlone() {
    assertThat(Deliveries.isDone(handler, Deliveries.stored("elsewhere/1"))).isTrue();
    assertThat(Deliveries.isDone(handler, "{\"Event\":\"s3:TestEvent\"}")).isTrue();
  }

  @Test
  void theRehearsalAsksNobody() {
    assertThatCode(handler::rehearse).doesNotThrowAnyException();
  }
}
