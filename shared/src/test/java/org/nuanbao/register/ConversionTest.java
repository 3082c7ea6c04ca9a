package org.nuanbao.register;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nuanbao.register.World.LI;
import static org.nuanbao.register.World.WANG;
import static org.nuanbao.register.World.ZHAO;
import static org.nuanbao.register.World.figuresOf;
import static org.nuanbao.register.World.roster;
import static org.nuanbao.register.World.rosterOf;
import static org.nuanbao.register.World.statistics;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.check.CheckResult;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Field;
import org.nuanbao.form.Severity;
import org.nuanbao.memory.SampleCampaign;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.register.Archives.Disbursement;
import org.nuanbao.register.Doubles.HeldDouble;
import org.nuanbao.rollup.RollUps;
import org.nuanbao.rollup.Totals;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submission.State;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.value.Money;

class ConversionTest {
  private final World world = new World();

  @Test
  void publishesRowsFiguresDirtyMarkAndReceiptTogether() {
    Submission accepted = world.converted("a", roster("one"), rosterOf(LI, WANG));

    assertThat(accepted.state()).isEqualTo(State.ACCEPTED);
    assertThat(pointer(roster("one")).current())
        .isEqualTo(
            new Pointer.Current(
                accepted.id(),
                1,
                requireNonNull(accepted.valuesHash()),
                SampleCampaign.IN_TIME,
                false));
    assertThat(world.figures.load(roster("one"), 1).orElseThrow().sums())
        .containsEntry("rows", BigDecimal.valueOf(2));
    assertThat(dirty()).hasSize(1);
    assertThat(receipt("a").outcome()).isEqualTo(new Outcome.Accepted(false));
    assertThat(receipt("a").lines()).containsExactly("共 2 行。");
    assertThat(accepted.receipt()).isEqualTo(receipt("a").number());
  }

  @Test
  void recordsThatThereIsNothingToReport() {
    Entry yes = new Entry(new Value.Text("是"), "D1");
    Reading nothing =
        new Reading(
            SampleCampaign.ROSTER,
            "v1",
            "表",
            null,
            Map.of(Field.NOTHING.key(), yes),
            new Body.Lines(List.of(), List.of("A", "B", "C", "D")));

    world.converted("a", roster("one"), nothing);

    Totals saved = world.figures.load(roster("one"), 1).orElseThrow();
    assertThat(saved.saysNothing()).isTrue();
    assertThat(saved.figures().saysNothing()).isFalse();
    assertThat(receipt("a").lines()).containsExactly("零报告：本期无发生。");
  }

  @Test
  void writesEachPersonsValuesAndWhatIsPaid() {
    world.converted("a", roster("one"), rosterOf(LI, WANG));

    assertThat(world.archives.disbursements(world.person(WANG), "winter-2018", "winter"))
        .containsExactly(
            new Disbursement(
                world.person(WANG), roster("one"), 1, 2, "winter", "慰问", new Money(50_000)));
    assertThat(world.archives.entries(roster("one"), 1, List.of(world.person(WANG))))
        .singleElement()
        .satisfies(archive ->
            assertThat(archive.personal())
                .containsEntry("id_no", WANG)
                .containsEntry("amount", "500.00"));
  }

  @Test
  void readsAVersionOnceForItsRowsItsFiguresAndItsDoubles() {
    world.converted("a", roster("one"), rosterOf(LI, WANG));

    assertThat(world.readings.reads()).isEqualTo(1);
  }

  @Test
  void countsTheWarningsOnTheReceiptOfAnAcceptedVersion() {
    Submission submission = world.validated("a", roster("one"), rosterOf(LI));
    Finding warning =
        new Finding("r", Severity.WARNING, List.of(), "表", List.of("D5"), "AGE", "年龄", "age");
    world.submissions.found(submission.id(), new CheckResult(List.of(warning), List.of()));
    world.conversion().convert(submission.id());
    assertThat(receipt("a").lines()).anyMatch(line -> line.contains("1 处提醒"));
  }

  @Test
  void tellsTheMainItemsOfAStatisticsForm() {
    world.converted("a", statistics("one"), figuresOf(45, 36));
    assertThat(receipt("a").lines()).containsExactly("走访企业：45 家", "共填报 2 项，表内共 2 项。");
  }

  @Test
  void marksWhatCameAfterTheLastDayAsLate() {
    SubmissionId id = new SubmissionId("late");
    world.submissions.open(
        id, roster("one"), SampleCampaign.file("表.xlsx"), "one", SampleCampaign.IN_TIME);
    world.submissions.received(id, SampleCampaign.TOO_LATE);
    world.validated("late", roster("one"), rosterOf(LI));
    world.conversion().convert(id);
    assertThat(receipt("late").outcome()).isEqualTo(new Outcome.Accepted(true));
    Pointer.Current current = pointer(roster("one")).current();
    assertThat(current).isNotNull().extracting(Pointer.Current::late).isEqualTo(true);
  }

  @Test
  void letsTheNewestUploadWinInWhateverOrderTheyAreConverted() {
    world.validated("a", roster("one"), rosterOf(LI));
    world.validated("b", roster("one"), rosterOf(WANG));
    world.conversion().convert(new SubmissionId("b"));
    world.conversion().convert(new SubmissionId("a"));
    assertThat(world.submission("b").state()).isEqualTo(State.ACCEPTED);
    assertThat(receipt("a").outcome()).isEqualTo(new Outcome.Superseded(Outcome.Why.NEWER));
    assertThat(pointer(roster("one")).decidedUpTo()).isEqualTo(2);
  }

  @Test
  void saysThatNothingChangedAndKeepsTheCurrentVersion() {
    world.converted("a", roster("one"), rosterOf(LI));
    Pointer.Current before = pointer(roster("one")).current();
    Submission again = world.converted("b", roster("one"), rosterOf(LI));
    assertThat(again.state()).isEqualTo(State.SUPERSEDED);
    assertThat(receipt("b").outcome()).isEqualTo(new Outcome.Superseded(Outcome.Why.UNCHANGED));
    assertThat(pointer(roster("one")).current()).isEqualTo(before);
    assertThat(pointer(roster("one")).decidedUpTo()).isEqualTo(2);
    assertThat(dirty()).singleElement().satisfies(mark -> assertThat(mark.version()).isEqualTo(1));
  }

  @Test
  void replacesNothingThatIsApproved() {
    world.converted("a", roster("one"), rosterOf(LI));
    world.submissions.approve(
        roster("one"), new SubmissionId("a"), "reviewer", SampleCampaign.IN_TIME);
    world.converted("b", roster("one"), rosterOf(WANG));
    assertThat(receipt("b").outcome()).isEqualTo(new Outcome.Superseded(Outcome.Why.APPROVED));
  }

  @Test
  void takesAnotherVersionAfterTheDutyWasGivenBack() {
    world.converted("a", roster("one"), rosterOf(LI));
    world.submissions.giveBack(
        roster("one"), new SubmissionId("a"), "reviewer", SampleCampaign.IN_TIME);
    assertThat(world.converted("b", roster("one"), rosterOf(WANG)).state())
        .isEqualTo(State.ACCEPTED);
  }

  @Test
  void doesNothingMoreForWhatHasEnded() {
    world.converted("a", roster("one"), rosterOf(LI));
    world.conversion().convert(new SubmissionId("a"));
    assertThat(world.outbox.all()).hasSize(1);
    assertThat(dirty()).singleElement().satisfies(mark -> assertThat(mark.version()).isEqualTo(1));
  }

  @Test
  void leavesWhatIsNotValidatedToTheQueue() {
    SubmissionId id = new SubmissionId("a");
    world.submissions.open(
        id, roster("one"), SampleCampaign.file("表.xlsx"), "one", SampleCampaign.IN_TIME);
    assertThatThrownBy(() -> world.conversion().convert(id))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> world.conversion().convert(new SubmissionId("unknown")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void holdsAPersonWhoStandsInTwoUnitsRosters() {
    world.converted("a", roster("one"), rosterOf(LI, WANG));
    assertThat(world.doubles.held("winter-2018")).isEmpty();
    world.converted("b", roster("two"), rosterOf(ZHAO, WANG));
    assertThat(world.submission("b").state()).isEqualTo(State.ACCEPTED);
    assertThat(world.doubles.held("winter-2018"))
        .containsExactly(
            new HeldDouble(
                "winter-2018",
                "winter",
                world.person(WANG),
                List.of(
                    new HeldDouble.Claim(roster("one"), 1, 2),
                    new HeldDouble.Claim(roster("two"), 1, 2))));
  }

  @Test
  void knowsAPersonHoweverTheNumberWasTyped() {
    world.converted("a", roster("one"), rosterOf(LI));
    world.converted("b", roster("two"), rosterOf("１１０１０５ 19491231002x"));
    assertThat(world.doubles.held("winter-2018")).hasSize(1);
  }

  @Test
  void holdsNobodyWhoseOtherRowIsNoLongerCurrent() {
    world.converted("a", roster("one"), rosterOf(WANG));
    world.converted("b", roster("one"), rosterOf(LI));
    world.converted("c", roster("two"), rosterOf(WANG));
    assertThat(world.doubles.held("winter-2018")).isEmpty();
  }

  @Test
  void holdsAPersonWhoStandsTwiceInOneRosterThatNoRuleRejected() {
    world.converted("a", roster("one"), rosterOf(LI, WANG, LI));
    assertThat(world.doubles.held("winter-2018"))
        .singleElement()
        .satisfies(held ->
            assertThat(held.claims())
                .containsExactly(
                    new HeldDouble.Claim(roster("one"), 1, 1),
                    new HeldDouble.Claim(roster("one"), 1, 3)));
  }

  @Test
  void writesNoArchiveForARowWithoutANumber() {
    world.converted("a", roster("one"), rosterOf(LI, " "));
    assertThat(receipt("a").lines()).containsExactly("共 2 行。");
    assertThat(world.archives.entries(roster("one"), 1, List.of(world.person(LI)))).hasSize(1);
  }

  private Pointer pointer(DutyId duty) {
    return world.submissions.pointer(duty);
  }

  private List<RollUps.Dirty> dirty() {
    return world.rollUps.dirty("winter-2018", SampleCampaign.ROSTER.value());
  }

  private Receipt receipt(String id) {
    return world.outbox.find(new SubmissionId(id)).orElseThrow();
  }
}
