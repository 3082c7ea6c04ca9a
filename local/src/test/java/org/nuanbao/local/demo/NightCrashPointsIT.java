package org.nuanbao.local.demo;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The night run, and the reviewer. */
class NightCrashPointsIT extends CrashPoints {
  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_ANY, names = CrashPoints.NIGHT)
  void endsTheSameWhicheverCallGoesWrong(Way way) {
    endsTheSame(way);
  }
}
