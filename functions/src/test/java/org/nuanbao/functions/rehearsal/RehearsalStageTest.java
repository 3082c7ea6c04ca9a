package org.nuanbao.functions.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What a function has been told of its services, a stage does not hear: nothing that is rehearsed
 * reaches them.
 */
class RehearsalStageTest {
  private static final List<String> TOLD =
      List.of(
          "nuanbao.endpoint.dynamo",
          "nuanbao.endpoint.s3",
          "nuanbao.endpoint.sqs",
          "nuanbao.endpoint.ses",
          "nuanbao.reports",
          "nuanbao.queue.accepted",
          "nuanbao.mail.by");

  @AfterEach
  void forget() {
    TOLD.forEach(System::clearProperty);
  }

  @Test
  void asksOnlyItsOwnServices() {
    TOLD.forEach(name -> System.setProperty(name, "http://service.example.org"));
    try (RehearsalStage stage = RehearsalStage.open()) {
      Map<String, Object> own = stage.settings();
      for (String name : TOLD) {
        assertThat(stage.context().getRequiredProperty(name, String.class))
            .as(name)
            .isEqualTo(String.valueOf(own.get(name)))
            .doesNotContain("example.org");
      }
    }
  }
}
