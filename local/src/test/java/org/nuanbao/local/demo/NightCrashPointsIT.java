package org.nuanbao.local.demo;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Crash points of the night run, and of what a reviewer does. */
class NightCrashPointsIT extends CrashPoints {
  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_ANY, names = CrashPoints.NIGHT)
  void endsTheSameWhicheverCallGoesWrong(Way way) {
    endsTheSame(way);
  }
}
