package org.nuanbao.functions.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.nuanbao.check.kind.RuleKinds;

class InventedTest {
  @Test
  void theNoticesAreAsTheyArePublished() {
    assertThat(Invented.sources())
        .containsExactly(
            RuleKinds.NOTICES.sourceOf(Path.of("../notices/henan-2017")),
            RuleKinds.NOTICES.sourceOf(Path.of("../notices/dalian-2018")));
  }
}
