package org.nuanbao.local.demo;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Crash points of convert with a first version. */
class ConvertCrashPointsIT extends CrashPoints {
  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_ANY, names = CrashPoints.CONVERT)
  void endsTheSameWhicheverCallGoesWrong(Way way) {
    endsTheSame(way);
  }
}
