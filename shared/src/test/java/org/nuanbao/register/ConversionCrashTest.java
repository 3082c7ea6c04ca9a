package org.nuanbao.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nuanbao.register.World.LI;
import static org.nuanbao.register.World.WANG;
import static org.nuanbao.register.World.ZHAO;
import static org.nuanbao.register.World.roster;
import static org.nuanbao.register.World.rosterOf;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nuanbao.memory.Faults;
import org.nuanbao.memory.SampleCampaign;
import org.nuanbao.register.Archives.Archive;
import org.nuanbao.register.Archives.Disbursement;
import org.nuanbao.register.Doubles.HeldDouble;
import org.nuanbao.rollup.RollUps;
import org.nuanbao.rollup.Totals;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;

/** A worker dies at every call it makes, one after another, and is run again. */
class ConversionCrashTest {
  /** All that anyone can see afterwards. */
  private record End(
      List<Optional<Submission>> submissions,
      List<Pointer> pointers,
      List<Receipt> receipts,
      List<RollUps.Dirty> dirty,
      Optional<Totals> figures,
      List<Disbursement> paid,
      List<Archive> archives,
      List<HeldDouble> held) {}

  @ParameterizedTest
  @EnumSource(Faults.When.class)
  void endsTheSameWhereverItDiesOnTheWayToAccepted(Faults.When when) {
    diesEverywhere(when, "second");
  }

  @ParameterizedTest
  @EnumSource(Faults.When.class)
  void endsTheSameWhereverItDiesOnTheWayToUnchanged(Faults.When when) {
    diesEverywhere(when, "again");
  }

  private static void diesEverywhere(Faults.When when, String id) {
    World calm = world();
    Faults none = new Faults(0, when);
    calm.conversion(none).convert(new SubmissionId(id));
    End expected = end(calm, id);
    assertThat(none.calls()).isGreaterThan(2);
    for (int call = 1; call <= none.calls(); call++) {
      World world = world();
      boolean died = false;
      try {
        world.conversion(new Faults(call, when)).convert(new SubmissionId(id));
      } catch (Faults.Died e) {
        died = true;
      }
      assertThat(died).as("dies at call %s", call).isTrue();
      world.conversion().convert(new SubmissionId(id));
      assertThat(end(world, id)).as("died %s call %s", when, call).isEqualTo(expected);
    }
  }

  /** One unit's roster is current; the other's waits, with a person in both; the first's again. */
  private static World world() {
    World world = new World();
    world.converted("first", roster("one"), rosterOf(LI, WANG));
    world.validated("second", roster("two"), rosterOf(WANG, ZHAO));
    world.validated("again", roster("one"), rosterOf(LI, WANG));
    return world;
  }

  private static End end(World world, String id) {
    Submission submission = world.submission(id);
    String form = SampleCampaign.ROSTER.value();
    return new End(
        List.of(Optional.of(submission), world.submissions.find(new SubmissionId("first"))),
        world.submissions.pointers(SampleCampaign.CAMPAIGN, form),
        world.outbox.all(),
        world.rollUps.dirty(SampleCampaign.CAMPAIGN, form),
        world.figures.load(submission.duty(), submission.version()),
        world.archives.disbursements(
            world.person(WANG), SampleCampaign.CAMPAIGN, SampleCampaign.FUND),
        world.archives.entries(
            submission.duty(),
            submission.version(),
            List.of(world.person(WANG), world.person(ZHAO))),
        world.doubles.held(SampleCampaign.CAMPAIGN));
  }
}
