package org.nuanbao.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nuanbao.local.demo.CrashWorld.ONE;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.nuanbao.local.cloud.CrashPlan;
import org.nuanbao.submission.Outbox;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submission.State;
import org.nuanbao.submission.Submissions;

/**
 * Crash points of upload, validate, inbox, receipt and sweep, and of every way without its own
 * class.
 */
class CrashPointsIT extends CrashPoints {
  @ParameterizedTest
  @EnumSource(
      mode = Mode.MATCH_NONE,
      names = {CrashPoints.CONVERT, CrashPoints.CORRECTIONS, CrashPoints.NIGHT})
  void endsTheSameWhicheverCallGoesWrong(Way way) {
    endsTheSame(way);
  }

  /** A client that got no answer asks again; the version it never heard of stays without a file. */
  @ParameterizedTest
  @EnumSource
  void anUploadWhoseAnswerWasLostIsAskedForAgainAndEndsOnce(CrashPlan.How how) {
    for (int call = 1; ; call++) {
      CrashPlan plan = new CrashPlan(call, how);
      CrashWorld world = new CrashWorld(cloud, state);
      String sent = world.upload(plan, ONE, world.own(ONE));
      world.drain();
      if (plan.hit().isEmpty()) {
        assertThat(call).isGreaterThan(2);
        break;
      }
      POINTS.add("UPLOAD %02d: %s".formatted(call, plan.hit().get()));
      assertThat(world.stored(sent).state()).isEqualTo(State.ACCEPTED);
      assertThat(world.season().standing(ONE).path("submission").asText()).isEqualTo(sent);
      List<Submission> open = cloud.bean(Submissions.class).open();
      assertThat(open).hasSizeLessThan(2).allMatch(left -> left.state() == State.AWAITING);
      assertThat(cloud.bean(Outbox.class).unsent()).isEmpty();
      mailedWithOneNumber(world);
    }
  }
}
