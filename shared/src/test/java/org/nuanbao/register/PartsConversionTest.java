package org.nuanbao.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nuanbao.memory.VoucherCampaign.IN_TIME;
import static org.nuanbao.memory.VoucherCampaign.duty;
import static org.nuanbao.memory.VoucherCampaign.voucher;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nuanbao.campaign.Counterpart;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.memory.Faults;
import org.nuanbao.memory.MemoryAmounts;
import org.nuanbao.memory.MemoryExtensions;
import org.nuanbao.memory.SampleCampaign;
import org.nuanbao.memory.VoucherCampaign;
import org.nuanbao.reading.Reading;
import org.nuanbao.rollup.NightRun;
import org.nuanbao.rollup.NodeTotal;
import org.nuanbao.rollup.RollUps;
import org.nuanbao.rollup.Totals;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.Receipts;
import org.nuanbao.submission.Subjects;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submission.State;
import org.nuanbao.submission.SubmissionId;

class PartsConversionTest {
  private static final Reading QIN = voucher("一", "XM-1", "350205199201239063", "秦某", 1000);
  private static final Reading HE = voucher("二", "XM-2", "", "何某", 800);
  private static final Reading HE_CORRECTED = voucher("二", "XM-2", "", "何某", 600);
  private static final Reading LU = voucher("三", "", "", "陆某", 500);

  private static final Counterpart PROVEN =
      new Counterpart(
          "proven", VoucherCampaign.VOUCHER, List.of("name"), Counterpart.Within.CAMPAIGN);

  private final World world = world();

  @Test
  void aFileOfSeveralVouchersIsOneSubmissionWithAReceiptThatCountsThem() {
    Submission sent = converted("a", QIN, HE, LU);

    assertThat(sent.state()).isEqualTo(State.ACCEPTED);
    assertThat(current(world)).hasSize(3);
    assertThat(receipt(world, "a").outcome()).isEqualTo(new Outcome.Accepted(false));
    assertThat(receipt(world, "a").lines()).containsExactly("共 3 份。", "新接收 3 份。");
  }

  @Test
  void aCorrectedVoucherReplacesItsOwnAndLeavesTheOthers() {
    converted("a", QIN, HE);
    Submission second = converted("b", HE_CORRECTED, QIN);

    assertThat(second.state()).isEqualTo(State.ACCEPTED);
    assertThat(receipt(world, "b").lines())
        .containsExactly("共 2 份。", "新接收 1 份。", "与原来相同、没有变化的 1 份。");
    assertThat(night().sums().get("amount_total")).isEqualByComparingTo("1600");
    assertThat(night().sums().get("rows")).isEqualByComparingTo("2");
  }

  @Test
  void aSecondFileAddsItsVouchersToThoseOfTheFirst() {
    converted("a", QIN);
    converted("b", HE, LU);

    assertThat(night().sums().get("rows")).isEqualByComparingTo("3");
    assertThat(night().sums().get("amount_total")).isEqualByComparingTo("2300");
  }

  @Test
  void theSameFileAgainSaysThatNothingChanged() {
    converted("a", QIN, HE);
    Submission again = converted("b", QIN, HE);

    assertThat(again.state()).isEqualTo(State.SUPERSEDED);
    assertThat(receipt(world, "b").outcome())
        .isEqualTo(new Outcome.Superseded(Outcome.Why.UNCHANGED));
  }

  @Test
  void theSameFileAgainForAReturnedDutySaysThatItIsReturnedStill() {
    Submission first = converted("a", QIN);
    world.submissions.giveBack(duty(), first.id(), "reviewer", IN_TIME);
    converted("b", QIN);

    assertThat(receipt(world, "b").lines()).anyMatch(line -> line.contains("仍是退回状态"));
    assertThat(world.submissions.pointer(duty()).standing()).isEqualTo(Pointer.Standing.RETURNED);
    converted("c", HE);
    assertThat(world.submissions.pointer(duty()).standing()).isEqualTo(Pointer.Standing.OPEN);
  }

  @Test
  void anOlderFileThatComesLastIsSupersededOnlyWhereAllItsVouchersHaveNewerOnes() {
    validated("old", HE);
    validated("mixed", HE, LU);
    validated("new", HE_CORRECTED);
    for (String id : List.of("new", "mixed", "old")) {
      world.conversion().convert(new SubmissionId(id));
    }

    assertThat(receipt(world, "old").outcome())
        .isEqualTo(new Outcome.Superseded(Outcome.Why.NEWER));
    assertThat(receipt(world, "mixed").lines())
        .containsExactly("共 2 份。", "新接收 1 份。", "已有更新报送、以更新的为准的 1 份。");
    assertThat(night().sums().get("amount_total")).isEqualByComparingTo("1100");
  }

  @Test
  void ofAVoucherThatDoesNotCountNothingIsLeft() {
    validated("old", QIN, HE);
    validated("new", HE_CORRECTED, LU);
    converted("again", LU);
    for (String id : List.of("new", "old")) {
      world.conversion().convert(new SubmissionId(id));
    }

    assertThat(current(world)).hasSize(3);
    assertThat(kept(world)).hasSize(3).isEqualTo(counting(world));
  }

  @Test
  void anApprovedDutyTakesNoVoucherMore() {
    Submission first = converted("a", QIN);
    world.submissions.approve(duty(), first.id(), "reviewer", IN_TIME);
    converted("b", HE);

    assertThat(receipt(world, "b").outcome())
        .isEqualTo(new Outcome.Superseded(Outcome.Why.APPROVED));
  }

  @Test
  void aVoucherPaysNobody() {
    converted("a", QIN);

    assertThat(
            world.archives.disbursements(
                world.person("350205199201239063"), VoucherCampaign.CAMPAIGN, "central-aid"))
        .isEmpty();
    assertThat(world.doubles.held(VoucherCampaign.CAMPAIGN)).isEmpty();
  }

  @Test
  void aDocumentIsPublishedWithoutBeingRead() {
    DutyId summary = DutyId.parse("winter-2012~xiamen-2012-summary~once~city.two");
    for (String id : List.of("a", "b")) {
      world.submissions.open(
          new SubmissionId(id), summary, SampleCampaign.file("小结.pdf"), "two", IN_TIME);
      world.submissions.received(new SubmissionId(id), IN_TIME.plusSeconds(48 * 3600));
      world.submissions.validated(new SubmissionId(id), "ab".repeat(32));
      world.conversion().convert(new SubmissionId(id));
    }

    assertThat(receipt(world, "a").outcome()).isEqualTo(new Outcome.Accepted(true));
    assertThat(receipt(world, "a").formTitle()).isEqualTo("两节送温暖活动小结");
    assertThat(receipt(world, "b").outcome())
        .isEqualTo(new Outcome.Superseded(Outcome.Why.UNCHANGED));
  }

  /** All that anyone can see afterwards. */
  private record Seen(
      Submission submission,
      Pointer pointer,
      List<Subjects.Current> current,
      List<Receipt> receipts,
      List<RollUps.Dirty> dirty,
      Set<Kept> kept,
      BigDecimal total) {}

  /** What stands under a version of a voucher: figures, and what it tells other forms. */
  private record Kept(String subject, long version, boolean figures, boolean told) {}

  @ParameterizedTest
  @EnumSource(Faults.When.class)
  void endsTheSameWhereverItDies(Faults.When when) {
    Faults none = new Faults(0, when);
    World calm = waiting();
    calm.conversion(none).convert(new SubmissionId("b"));
    Seen expected = seen(calm);
    assertThat(expected.current()).hasSize(3);
    assertThat(expected.kept()).as("and of the one it replaced").hasSize(4);
    for (int call = 1; call <= none.calls(); call++) {
      World tried = waiting();
      boolean died = false;
      try {
        tried.conversion(new Faults(call, when)).convert(new SubmissionId("b"));
      } catch (Faults.Died e) {
        died = true;
      }
      assertThat(died).as("dies at call %s", call).isTrue();
      tried.conversion().convert(new SubmissionId("b"));
      assertThat(seen(tried)).as("died %s call %s", when, call).isEqualTo(expected);
    }
  }

  /** What counts by then is told; the same file once more brings the rest. */
  @Test
  void givenUpWhereverItDiesItSaysWhatCountsAndComesToTheSameWhenSentAgain() {
    Faults none = new Faults(0, Faults.When.BEFORE);
    World calm = waiting();
    calm.conversion(none).convert(new SubmissionId("b"));
    BigDecimal expected = seen(calm).total();
    Set<State> ends = new HashSet<>();
    for (int call = 1; call <= none.calls(); call++) {
      World tried = waiting();
      try {
        tried.conversion(new Faults(call, Faults.When.BEFORE)).convert(new SubmissionId("b"));
      } catch (Faults.Died e) {
        // Tried in vain often enough.
      }
      new GivingUp(tried.submissions, tried.subjects, tried.duties, new Receipts(tried.duties))
          .end(new SubmissionId("b"));
      tried.conversion().convert(new SubmissionId("b"));
      boolean counts =
          current(tried).stream().anyMatch(part -> part.submission().value().equals("b"));
      ends.add(tried.submission("b").state());
      assertThat(tried.submission("b").state())
          .as("call %s", call)
          .isEqualTo(counts ? State.ACCEPTED : State.REJECTED);
      assertThat(tried.submissions.uncleared()).isEmpty();

      tried.validated("c", duty(), List.of(HE_CORRECTED, QIN, LU), IN_TIME);
      tried.conversion().convert(new SubmissionId("c"));
      assertThat(seen(tried).total()).as("call %s", call).isEqualByComparingTo(expected);
    }
    assertThat(ends).containsExactlyInAnyOrder(State.ACCEPTED, State.REJECTED);
  }

  private static World world() {
    return new World(VoucherCampaign.telling(PROVEN));
  }

  private static World waiting() {
    World world = world();
    world.validated("a", duty(), List.of(QIN, HE), IN_TIME);
    world.conversion().convert(new SubmissionId("a"));
    world.validated("b", duty(), List.of(HE_CORRECTED, QIN, LU), IN_TIME);
    return world;
  }

  private static Seen seen(World world) {
    return new Seen(
        world.submission("b"),
        world.submissions.pointer(duty()),
        current(world),
        world.outbox.all(),
        world.rollUps.dirty(VoucherCampaign.CAMPAIGN, VoucherCampaign.VOUCHER.value()),
        kept(world),
        world
            .figures
            .sum(duty(), current(world))
            .sums()
            .getOrDefault("amount_total", BigDecimal.ZERO));
  }

  private Submission converted(String id, Reading... parts) {
    validated(id, parts);
    world.conversion().convert(new SubmissionId(id));
    return world.submission(id);
  }

  private void validated(String id, Reading... parts) {
    world.validated(id, duty(), List.of(parts), IN_TIME);
  }

  private static List<Subjects.Current> current(World world) {
    return world.subjects.current(duty());
  }

  /** Of all versions of all vouchers what is there. */
  private static Set<Kept> kept(World world) {
    Set<Kept> kept = new HashSet<>();
    for (Subjects.Current subject : current(world)) {
      for (long version = 1;
          version <= world.submissions.pointer(duty()).lastVersion();
          version++) {
        String name = subject.subject();
        boolean figures = world.figures.has(duty(), version, name);
        boolean told = told(world, name, version);
        if (figures || told) {
          kept.add(new Kept(name, version, figures, told));
        }
      }
    }
    return kept;
  }

  private static boolean told(World world, String subject, long version) {
    return world.facts.find(VoucherCampaign.CAMPAIGN + "#proven", "").stream()
        .anyMatch(entry -> entry.subject().equals(subject) && entry.version() == version);
  }

  private static Set<Kept> counting(World world) {
    return current(world).stream()
        .map(part -> new Kept(part.subject(), part.version(), true, true))
        .collect(Collectors.toSet());
  }

  private static Receipt receipt(World world, String id) {
    return world.outbox.find(new SubmissionId(id)).orElseThrow();
  }

  private Totals night() {
    NightRun night =
        new NightRun(
            VoucherCampaign.campaigns(),
            world.submissions,
            world.subjects,
            world.figures,
            new MemoryAmounts(world.rollUps, world.submissions),
            world.rollUps,
            MemoryExtensions.none());
    night.run(VoucherCampaign.CAMPAIGN, VoucherCampaign.VOUCHER, List.of(DutyId.ONCE), true);
    NodeTotal city =
        world
            .rollUps
            .find(
                VoucherCampaign.CAMPAIGN,
                VoucherCampaign.VOUCHER.value(),
                DutyId.ONCE,
                new UnitPath("/city/"))
            .orElseThrow();
    assertThat(city.expected()).as("the district owes no vouchers").isEqualTo(1);
    return city.totals();
  }
}
