package org.nuanbao.functions.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.nuanbao.check.kind.RuleKinds;

class InventedTest {
  @Test
  void theNoticeIsAsItIsPublished() {
    assertThat(Invented.source())
        .isEqualTo(RuleKinds.NOTICES.sourceOf(Path.of("../notices/henan-2017")));
  }
}
