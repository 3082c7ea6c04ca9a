package org.nuanbao.functions.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nuanbao.submission.KeptReasons.KeptReason;
import org.nuanbao.submission.Submission;

/** What is stored of reasons for warnings, and of a file that is judged again with them. */
class KeptReasonItemsTest extends KeptItems {
  private static final KeptReason KEPT =
      new KeptReason("ab".repeat(32), "属实", true, "wang@b.test", TEN);

  @Override
  String resource() {
    return "kept-reasons.json";
  }

  @Override
  void write(Stores stores) {
    new DynamoReasons(stores.reports()).keep(duty("j"), List.of(KEPT));
    DynamoSubmissions all = stores.submissions();
    all.open(id("j"), duty("j"), FILE, "filler-j", NINE);
    Submission sent = all.received(id("j"), TEN);
    all.openAgain(id("k"), sent, "wang@b.test", NINE);
  }

  @Test
  void theyAreReadAsTheyWereWritten() {
    assertThat(new DynamoReasons(kept().reports()).of(duty("j"))).containsExactly(KEPT);
    assertThat(kept().submissions().get(id("k")))
        .satisfies(again -> {
          assertThat(again.fileOf()).isEqualTo(id("j"));
          assertThat(again.version()).isEqualTo(2);
          assertThat(again.receivedAt()).isEqualTo(TEN);
        });
  }
}
