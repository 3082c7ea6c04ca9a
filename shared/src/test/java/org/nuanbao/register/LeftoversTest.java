package org.nuanbao.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nuanbao.register.World.LI;
import static org.nuanbao.register.World.WANG;
import static org.nuanbao.register.World.ZHAO;
import static org.nuanbao.register.World.roster;
import static org.nuanbao.register.World.rosterOf;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nuanbao.campaign.Counterpart;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.memory.Faults;
import org.nuanbao.memory.SampleCampaign;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Receipts;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submission.State;
import org.nuanbao.submission.SubmissionId;

/** Of a version that never became current nothing is left; of one that was, everything. */
class LeftoversTest {
  private static final DutyId DUTY = roster("one");
  private static final Counterpart LISTED =
      new Counterpart(
          "listed", SampleCampaign.ROSTER, List.of("id_no"), Counterpart.Within.CAMPAIGN);

  @ParameterizedTest
  @EnumSource(Faults.When.class)
  void whereverAWorkerDiesBeforeANewerOneWinsNothingOfItIsLeft(Faults.When when) {
    Faults none = new Faults(0, when);
    world().conversion(none).convert(new SubmissionId("older"));
    for (int call = 1; call <= none.calls(); call++) {
      World world = world();
      if (!dies(world, "older", call, when)) {
        continue;
      }
      boolean wasCurrent = world.submission("older").state() == State.ACCEPTED;
      world.conversion().convert(new SubmissionId("newer"));
      world.conversion().convert(new SubmissionId("older"));

      assertThat(world.submission("newer").state()).isEqualTo(State.ACCEPTED);
      assertThat(isLeft(world, 1, LI)).as("died %s call %s", when, call).isEqualTo(wasCurrent);
      assertThat(isLeft(world, 2, ZHAO)).isTrue();
      assertThat(world.submissions.uncleared()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Faults.When.class)
  void whereverClearingDiesItIsDoneWhenItComesAgain(Faults.When when) {
    Faults none = new Faults(0, when);
    halfWritten().conversion(none).convert(new SubmissionId("older"));
    assertThat(none.calls()).isGreaterThan(3);
    for (int call = 1; call <= none.calls(); call++) {
      World world = halfWritten();
      assertThat(dies(world, "older", call, when)).isTrue();
      world.conversion().convert(new SubmissionId("older"));

      assertThat(isLeft(world, 1, LI)).as("died %s call %s", when, call).isFalse();
      assertThat(world.submissions.uncleared()).isEmpty();
    }
  }

  @Test
  void whatWasCurrentStaysForTotalsOfPastDays() {
    World world = world();
    world.conversion().convert(new SubmissionId("older"));
    world.conversion().convert(new SubmissionId("newer"));
    world.conversion().convert(new SubmissionId("older"));

    assertThat(isLeft(world, 1, LI)).isTrue();
    assertThat(isLeft(world, 2, ZHAO)).isTrue();
  }

  /** As where a doubled event was judged anew while the first was converted. */
  @Test
  void ofARejectedOneNothingIsLeftEither() {
    World world = world();
    assertThat(dies(world, "older", lastWrite(), Faults.When.AFTER)).isTrue();
    Submission older = world.submission("older");
    assertThat(isLeft(world, 1, LI)).isTrue();
    world.submissions.reject(older, new Receipts(world.duties).rejected(older, List.of()));
    assertThat(world.submissions.uncleared())
        .extracting(Submission::id)
        .containsExactly(older.id());

    world.conversion().convert(older.id());

    assertThat(isLeft(world, 1, LI)).isFalse();
    assertThat(world.submissions.uncleared()).isEmpty();
  }

  @Test
  void ofOneThatIsGivenUpNothingIsLeftAndTheNextOneCounts() {
    World world = world();
    assertThat(dies(world, "older", lastWrite(), Faults.When.AFTER)).isTrue();

    new GivingUp(world.submissions, world.subjects, world.duties, new Receipts(world.duties))
        .end(new SubmissionId("older"));

    assertThat(world.submission("older").state()).isEqualTo(State.REJECTED);
    assertThat(world.outbox.find(new SubmissionId("older")).orElseThrow().outcome())
        .isEqualTo(new Outcome.Failed());
    world.conversion().convert(new SubmissionId("older"));
    assertThat(isLeft(world, 1, LI)).isFalse();
    world.conversion().convert(new SubmissionId("newer"));
    assertThat(world.submission("newer").state()).isEqualTo(State.ACCEPTED);
  }

  /** Superseded, with its rows written and nobody to remove them. */
  private static World halfWritten() {
    World world = world();
    assertThat(dies(world, "older", lastWrite(), Faults.When.AFTER)).isTrue();
    world.conversion().convert(new SubmissionId("newer"));
    Submission older = world.submission("older");
    world.submissions.supersede(
        older,
        world.submissions.pointer(DUTY),
        new Receipts(world.duties).superseded(older, Outcome.Why.NEWER));
    assertThat(isLeft(world, 1, LI)).isTrue();
    return world;
  }

  /** The call before the flip. */
  private static int lastWrite() {
    for (int call = 1; ; call++) {
      World world = world();
      dies(world, "older", call, Faults.When.AFTER);
      if (world.submission("older").state() == State.ACCEPTED) {
        return call - 1;
      }
    }
  }

  private static boolean dies(World world, String id, int call, Faults.When when) {
    try {
      world.conversion(new Faults(call, when)).convert(new SubmissionId(id));
      return false;
    } catch (Faults.Died e) {
      return true;
    }
  }

  private static World world() {
    World world = new World(SampleCampaign.telling(LISTED));
    world.validated("older", DUTY, rosterOf(LI, WANG));
    world.validated("newer", DUTY, rosterOf(WANG, ZHAO));
    return world;
  }

  /** Whether rows, figures or facts of a version are there; they must be there together. */
  private static boolean isLeft(World world, long version, String number) {
    boolean rows =
        world
            .archives
            .disbursements(world.person(number), SampleCampaign.CAMPAIGN, SampleCampaign.FUND)
            .stream()
            .anyMatch(row -> row.duty().equals(DUTY) && row.version() == version);
    boolean archived =
        !world.archives.entries(DUTY, version, List.of(world.person(number))).isEmpty();
    boolean figures =
        world.figures.has(DUTY, version) || world.figures.load(DUTY, version).isPresent();
    boolean told =
        world.facts.find(SampleCampaign.CAMPAIGN + "#listed", "").stream()
            .anyMatch(entry -> entry.duty().equals(DUTY) && entry.version() == version);
    assertThat(archived).isEqualTo(rows);
    assertThat(told).isEqualTo(rows);
    assertThat(figures).isEqualTo(rows);
    return rows;
  }
}
