package org.nuanbao.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nuanbao.local.cloud.StateFolder;

/** The demonstration as {@code ./nuanbao demo} plays it, the killed cloud included. */
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
  }
}
