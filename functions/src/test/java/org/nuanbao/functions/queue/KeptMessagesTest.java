package org.nuanbao.functions.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.type.Argument;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nuanbao.functions.KeptJson;
import org.nuanbao.functions.StoredEvent;
import org.nuanbao.submission.Originals;
import org.nuanbao.submission.SubmissionId;

/** Messages of the queues: what waits there was written by code that is replaced meanwhile. */
class KeptMessagesTest {
  private static final SubmissionId ID = new SubmissionId("1515114000000-0123456789abcdef");
  private static final Instant AT = Instant.parse("2018-01-08T01:00:00.123Z");

  private final KeptJson kept = new KeptJson("messages");

  @AfterEach
  void close() {
    kept.close();
  }

  @Test
  void ofValidatedSubmissions() throws IOException {
    kept.isWritten("validated", ID, SubmissionQueues::message);
    assertThat(
            kept.mapper.readValue(
                kept.document("validated"), Argument.mapOf(String.class, String.class)))
        .isEqualTo(Map.of("submission", ID.value()));
  }

  @Test
  void ofStoredObjects() throws IOException {
    kept.isWritten(
        "uploaded", new Originals.Stored("winter-2018/a b", 12, AT), SubmissionQueues::message);
    StoredEvent told =
        Objects.requireNonNull(kept.mapper.readValue(kept.document("uploaded"), StoredEvent.class));
    assertThat(told.entries()).hasSize(1);
    assertThat(told.entries().getFirst().key()).isEqualTo("winter-2018/a b");
    assertThat(told.entries().getFirst().eventTime()).isEqualTo(AT);
    StoredEvent test =
        Objects.requireNonNull(kept.mapper.readValue(kept.document("test"), StoredEvent.class));
    assertThat(test.entries()).isEmpty();
  }
}
