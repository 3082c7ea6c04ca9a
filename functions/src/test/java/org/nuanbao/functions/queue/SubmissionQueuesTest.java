package org.nuanbao.functions.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.nuanbao.submission.Originals;
import org.nuanbao.submission.SubmissionId;

class SubmissionQueuesTest {
  @Test
  void namesTheSubmissionAndNothingElse() {
    assertThat(SubmissionQueues.message(new SubmissionId("s-1")))
        .isEqualTo("{\"submission\":\"s-1\"}");
  }

  @Test
  void messageIsWhatTheBucketItselfSays() {
    Originals.Stored original =
        new Originals.Stored("winter-2018/1-a", 12, Instant.parse("2018-01-08T01:00:00Z"));

    assertThat(SubmissionQueues.message(original))
        .isEqualTo(
            "{\"Records\":[{\"eventSource\":\"aws:s3\",\"eventName\":\"ObjectCreated:Put\","
                + "\"eventTime\":\"2018-01-08T01:00:00Z\","
                + "\"s3\":{\"object\":{\"key\":\"winter-2018%2F1-a\",\"size\":12}}}]}");
  }
}
