package org.nuanbao.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nuanbao.local.cloud.StateFolder;

/** The demonstration as {@code ./nuanbao demo} plays it, including the killed cloud. */
class DemoIT {
  private static final int MOST_MEGABYTES = 1_000;

  @TempDir Path folder;

  @Test
  void everythingHoldsOnACloudThatIsKilled() throws IOException {
    Checks checks = new Checks(check -> {});
    Demo demo = new Demo(StateFolder.at(folder), Path.of("..", "notices"), checks);
    demo.play();

    assertThat(checks.all()).hasSizeGreaterThan(30).allMatch(Checks.Check::held);
    assertThat(demo.cloudMegabytes()).isLessThan(MOST_MEGABYTES);

    Set<String> personal = Traces.personal(List.of("roster", "vouchers"));
    assertThat(personal).hasSizeGreaterThan(100);
    assertThat(Traces.of(folder, personal)).as("logs, queues, tables, keys, mails").isEmpty();
    Set<String> unit = Set.of(Scenario.read("roster").leaves().getFirst());
    assertThat(Traces.of(folder, unit)).as("the search finds what is there").isNotEmpty();
  }
}
