package org.nuanbao.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nuanbao.contract.Given.MORNING;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.rollup.RollUps;
import org.nuanbao.submission.Outbox;
import org.nuanbao.submission.Outbox.Posted;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Subjects;
import org.nuanbao.submission.Subjects.Current;
import org.nuanbao.submission.Subjects.End;
import org.nuanbao.submission.Subjects.Part;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submission.State;
import org.nuanbao.submission.Submissions;

/** A store of cards and vouchers: one current version for each duty and subject, decided once. */
public abstract class SubjectsContract {
  private static final int AT_ONCE = 8;
  private static final String LI = subject(1);
  private static final String WANG = subject(2);

  /** The store under test. */
  protected abstract Subjects subjects();

  /** The store that holds its submissions and duties' pointers. */
  protected abstract Submissions submissions();

  /** The outbox that holds its receipts. */
  protected abstract Outbox outbox();

  /** The store that holds its dirty marks. */
  protected abstract RollUps rollUps();

  @Test
  void eachPartBecomesItsSubjectsCurrentVersion() {
    DutyId duty = Given.duty();
    Submission mine = Given.validated(submissions(), duty);

    assertThat(decide(mine, part(WANG, 1, "a"))).isEqualTo(End.CURRENT);
    assertThat(decide(mine, part(LI, 2, "b"))).isEqualTo(End.CURRENT);

    assertThat(subjects().current(duty))
        .containsExactly(current(mine, part(LI, 2, "b")), current(mine, part(WANG, 1, "a")));
    assertThat(rollUps().dirty(duty.campaign(), Given.FORM)).hasSize(1);
    assertThat(submissions().find(mine.id()).orElseThrow().state())
        .as("not before all parts are decided")
        .isEqualTo(State.VALIDATED);
  }

  @Test
  void theDutysPointerNamesTheSubmissionOfTheLastPart() {
    DutyId duty = Given.duty();
    Submission first = Given.validated(submissions(), duty);
    Submission second = Given.validated(submissions(), duty);
    decide(second, part(LI, 1, "a"));
    decide(first, part(WANG, 1, "a"));

    assertThat(submissions().pointer(duty).current()).isEqualTo(Given.current(first));
    assertThat(submissions().pointer(duty).lastVersion()).isEqualTo(2);
  }

  @Test
  void aNewerVersionReplacesItsOwnSubjectOnly() {
    DutyId duty = Given.duty();
    Submission older = Given.validated(submissions(), duty);
    Submission newer = Given.validated(submissions(), duty);
    decide(older, part(LI, 1, "a"));
    decide(older, part(WANG, 2, "b"));

    assertThat(decide(newer, part(LI, 1, "c"))).isEqualTo(End.CURRENT);

    assertThat(subjects().current(duty))
        .containsExactly(current(newer, part(LI, 1, "c")), current(older, part(WANG, 2, "b")));
  }

  @Test
  void anOlderVersionThatComesLastLeavesTheNewer() {
    DutyId duty = Given.duty();
    Submission older = Given.validated(submissions(), duty);
    Submission newer = Given.validated(submissions(), duty);
    decide(newer, part(LI, 1, "b"));

    assertThat(decide(older, part(LI, 1, "a"))).isEqualTo(End.NEWER);
    assertThat(subjects().current(duty)).containsExactly(current(newer, part(LI, 1, "b")));
  }

  @Test
  void theSameValuesAgainLeaveTheVersionAndShutOutWhatIsOlder() {
    DutyId duty = Given.duty();
    Submission first = Given.validated(submissions(), duty);
    Submission between = Given.validated(submissions(), duty);
    Submission same = Given.validated(submissions(), duty);
    decide(first, part(LI, 1, "a"));

    assertThat(decide(same, part(LI, 7, "a"))).isEqualTo(End.UNCHANGED);
    assertThat(decide(between, part(LI, 1, "b"))).isEqualTo(End.NEWER);
    assertThat(subjects().current(duty)).containsExactly(current(first, part(LI, 1, "a")));
  }

  @Test
  void anApprovedDutyTakesNoPartAndOneGivenBackIsOpenedByOne() {
    DutyId duty = Given.duty();
    Submission first = Given.validated(submissions(), duty);
    Submission second = Given.validated(submissions(), duty);
    Submission third = Given.validated(submissions(), duty);
    decide(first, part(LI, 1, "a"));
    finish(first, new Outcome.Accepted(false));
    submissions().approve(duty, first.id(), "reviewer", MORNING);

    assertThat(decide(second, part(WANG, 1, "a"))).isEqualTo(End.APPROVED);
    submissions().giveBack(duty, first.id(), "reviewer", MORNING);
    assertThat(decide(third, part(WANG, 1, "a"))).isEqualTo(End.CURRENT);

    assertThat(submissions().pointer(duty).standing()).isEqualTo(Pointer.Standing.OPEN);
    assertThat(subjects().current(duty)).hasSize(2);
  }

  @Test
  void aPartIsDecidedOnceWhateverComesBetween() {
    DutyId duty = Given.duty();
    Submission older = Given.validated(submissions(), duty);
    Submission newer = Given.validated(submissions(), duty);
    decide(older, part(LI, 1, "a"));
    decide(newer, part(LI, 1, "b"));

    assertThat(decide(older, part(LI, 1, "a"))).isEqualTo(End.CURRENT);
    assertThat(subjects().end(older.id(), LI)).contains(End.CURRENT);
    assertThat(subjects().end(older.id(), WANG)).isEmpty();
    assertThat(subjects().current(duty)).containsExactly(current(newer, part(LI, 1, "b")));
  }

  @Test
  void manyWorkersAtOnceDecideTheSame() throws Exception {
    DutyId duty = Given.duty();
    Submission mine = Given.validated(submissions(), duty);
    Callable<End> worker = () -> decide(mine, part(LI, 1, "a"));

    List<End> ends = Race.of(IntStream.range(0, AT_ONCE).mapToObj(i -> worker).toList());

    assertThat(ends).containsOnly(End.CURRENT);
    assertThat(subjects().current(duty)).hasSize(1);
  }

  @Test
  void ofManyVersionsAtOnceTheNewestCounts() throws Exception {
    DutyId duty = Given.duty();
    List<Submission> all =
        Stream.generate(() -> Given.validated(submissions(), duty)).limit(AT_ONCE).toList();

    Race.of(
        all.stream()
            .<Callable<End>>map(mine -> () -> decide(mine, part(LI, 1, "v" + mine.version())))
            .toList());

    assertThat(subjects().current(duty))
        .containsExactly(current(all.getLast(), part(LI, 1, "v" + AT_ONCE)));
  }

  @Test
  void aSubmissionEndsOnceWithItsReceipt() throws Exception {
    DutyId duty = Given.duty();
    Submission mine = Given.validated(submissions(), duty);
    decide(mine, part(LI, 1, "a"));
    Callable<Boolean> worker =
        () -> {
          finish(mine, new Outcome.Accepted(false));
          return true;
        };

    Race.of(IntStream.range(0, AT_ONCE).mapToObj(i -> worker).toList());
    finish(mine, new Outcome.Superseded(Outcome.Why.NEWER));

    assertThat(submissions().find(mine.id()).orElseThrow().state()).isEqualTo(State.ACCEPTED);
    assertThat(outbox().posted(mine.id()).map(Posted::receipt)).contains(Given.accepted(mine));
    assertThat(submissions().open()).noneMatch(open -> open.id().equals(mine.id()));
  }

  @Test
  void whatCountedAtAMomentIsKept() {
    DutyId duty = Given.duty();
    Submission first = Given.validated(submissions(), duty);
    Submission second = Given.validated(submissions(), duty);
    Pointer.Current then = Given.current(first);
    Pointer.Current later =
        new Pointer.Current(
            second.id(), second.version(), "h", then.receivedAt().plusSeconds(600), false);
    subjects().decide(first, part(LI, 1, "a"), then);
    subjects().decide(first, part(WANG, 2, "a"), then);
    subjects().decide(second, part(LI, 1, "b"), later);

    assertThat(subjects().currentAt(duty, then.receivedAt().minusSeconds(1))).isEmpty();
    assertThat(subjects().currentAt(duty, then.receivedAt()))
        .containsExactly(current(first, part(LI, 1, "a")), current(first, part(WANG, 2, "a")));
    assertThat(subjects().currentAt(duty, later.receivedAt())).isEqualTo(subjects().current(duty));
  }

  @Test
  void otherDutiesHaveTheirOwnSubjects() {
    String campaign = Given.campaign();
    Submission one = Given.validated(submissions(), Given.duty(campaign, "/city/a/"));
    Submission other = Given.validated(submissions(), Given.duty(campaign, "/city/b/"));

    assertThat(decide(one, part(LI, 1, "a"))).isEqualTo(End.CURRENT);
    assertThat(decide(other, part(LI, 1, "a"))).isEqualTo(End.CURRENT);
    assertThat(subjects().current(one.duty())).hasSize(1);
  }

  private End decide(Submission mine, Part part) {
    return subjects().decide(mine, part, Given.current(mine));
  }

  private void finish(Submission mine, Outcome outcome) {
    subjects().finish(mine, Given.receipt(mine, outcome));
  }

  private static Part part(String subject, int number, String values) {
    return new Part(subject, number, values.repeat(32));
  }

  private static Current current(Submission submission, Part part) {
    Pointer.Current whole = Given.current(submission);
    return new Current(
        part.subject(),
        submission.id(),
        submission.version(),
        part.number(),
        part.valuesHash(),
        whole.receivedAt(),
        whole.late());
  }

  private static String subject(int number) {
    return String.format(Locale.ROOT, "%064x", number);
  }
}
