package org.nuanbao.local.demo;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Crash points of convert where there was a version already. */
class CorrectionCrashPointsIT extends CrashPoints {
  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_ANY, names = CrashPoints.CORRECTIONS)
  void endsTheSameWhicheverCallGoesWrong(Way way) {
    endsTheSame(way);
  }
}
