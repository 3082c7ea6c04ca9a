package org.nuanbao.functions.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nuanbao.submission.SubmissionId;

class AcceptedQueueTest {
  @Test
  void namesTheSubmissionAndNothingElse() {
    assertThat(AcceptedQueue.message(new SubmissionId("s-1")))
        .isEqualTo("{\"submission\":\"s-1\"}");
  }
}
