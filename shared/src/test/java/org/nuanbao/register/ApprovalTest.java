package org.nuanbao.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nuanbao.memory.SampleCampaign.CAMPAIGN;
import static org.nuanbao.memory.SampleCampaign.FUND;
import static org.nuanbao.memory.SampleCampaign.IN_TIME;
import static org.nuanbao.register.World.LI;
import static org.nuanbao.register.World.WANG;
import static org.nuanbao.register.World.ZHAO;
import static org.nuanbao.register.World.roster;
import static org.nuanbao.register.World.rosterOf;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nuanbao.campaign.Campaign;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.memory.Faults;
import org.nuanbao.memory.MemoryCampaigns;
import org.nuanbao.memory.MemoryClaims;
import org.nuanbao.memory.SampleCampaign;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Pointer.Standing;
import org.nuanbao.submission.Readings;
import org.nuanbao.submission.Submission.State;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;
import org.nuanbao.value.PersonKey;

/** Nobody is approved twice from one fund in one campaign, whoever races or dies. */
class ApprovalTest {
  private static final DutyId ONE = roster("one");
  private static final DutyId TWO = roster("two");

  private final World world = new World();
  private final MemoryClaims claims = new MemoryClaims(world.submissions);

  @Test
  void whoIsApprovedInOneDutyIsRefusedInAnother() {
    world.converted("first", ONE, rosterOf(LI, WANG));
    world.converted("second", TWO, rosterOf(WANG, ZHAO));
    assertThat(standing(approve(ONE, "first"))).isEqualTo(Standing.APPROVED);
    assertThat(standing(approve(ONE, "first"))).as("again").isEqualTo(Standing.APPROVED);

    assertThat(approve(TWO, "second")).isInstanceOf(Approval.Answer.PaidElsewhere.class);

    assertThat(world.submissions.pointer(TWO).standing()).isEqualTo(Standing.OPEN);
    assertThat(holders()).isEqualTo(Map.of(key(LI), ONE, key(WANG), ONE));
  }

  @Test
  void whatIsGivenBackReleasesItsPersonsForAnother() {
    world.converted("first", ONE, rosterOf(LI, WANG));
    world.converted("second", TWO, rosterOf(WANG, ZHAO));
    approve(ONE, "first");

    approval()
        .giveBack(world.duties.get(ONE), new SubmissionId("first"), null, "reviewer", IN_TIME);

    assertThat(holders()).isEmpty();
    assertThat(standing(approve(TWO, "second"))).isEqualTo(Standing.APPROVED);
    assertThat(approve(ONE, "first")).isInstanceOf(Approval.Answer.PaidElsewhere.class);
  }

  @Test
  void aDutyThatPaysNobodyClaimsNobody() {
    world.converted("figures", World.statistics("one"), World.figuresOf(3, 1));

    assertThat(standing(approve(World.statistics("one"), "figures"))).isEqualTo(Standing.APPROVED);
  }

  @Test
  void anotherVersionThanTheOneSeenIsNotApprovedAndClaimsNobody() {
    world.converted("first", ONE, rosterOf(LI));
    world.converted("second", ONE, rosterOf(LI, WANG));

    assertThat(standing(approve(ONE, "first"))).isEqualTo(Standing.OPEN);

    assertThat(holders()).isEmpty();
  }

  @Test
  void versionThatBecomesCurrentWhileItIsLookedAtIsApprovedOnlyWithItsClaims() {
    world.converted("first", ONE, rosterOf(LI));
    world.converted("others", TWO, rosterOf(WANG));
    assertThat(standing(approve(TWO, "others"))).isEqualTo(Standing.APPROVED);
    world.validated("corrected", ONE, rosterOf(LI, WANG));
    Approval overtaken =
        new Approval(
            afterItsFirstCall(
                world.submissions, () -> world.conversion().convert(new SubmissionId("corrected"))),
            world.readings,
            world.keys,
            claims);

    assertThat(standing(approve(overtaken, ONE, "corrected"))).isEqualTo(Standing.OPEN);

    assertThat(world.submission("corrected").state()).isEqualTo(State.ACCEPTED);
    assertThat(world.submissions.pointer(ONE).standing()).isEqualTo(Standing.OPEN);
    assertThat(approve(overtaken, ONE, "corrected"))
        .as("Wang is paid by the other duty")
        .isInstanceOf(Approval.Answer.PaidElsewhere.class);
  }

  @Test
  void whereNothingIsCurrentNothingCanBeApproved() {
    world.validated("first", ONE, rosterOf(LI));

    assertThatThrownBy(() -> approve(ONE, "first")).isInstanceOf(IllegalStateException.class);
    assertThat(holders()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Faults.When.class)
  void whereverAnApprovalDiesTheSameAgainCompletesIt(Faults.When when) {
    Faults none = new Faults(0, when);
    ApprovalTest calm = new ApprovalTest();
    calm.world.converted("first", ONE, rosterOf(LI, WANG));
    calm.approve(calm.approval(none), ONE, "first");
    for (int call = 1; call <= none.calls(); call++) {
      ApprovalTest test = new ApprovalTest();
      test.world.converted("first", ONE, rosterOf(LI, WANG));
      assertThat(test.dies(new Faults(call, when), ONE, "first")).isTrue();

      assertThat(standing(test.approve(ONE, "first"))).isEqualTo(Standing.APPROVED);
      assertThat(test.holders()).isEqualTo(Map.of(key(LI), ONE, key(WANG), ONE));
    }
  }

  @ParameterizedTest
  @EnumSource(Faults.When.class)
  void whatADeadApprovalHasClaimedIsReleasedByTheNextVersionsApproval(Faults.When when) {
    for (int call = 1; call <= 5; call++) {
      ApprovalTest test = new ApprovalTest();
      test.world.converted("first", ONE, rosterOf(LI, WANG));
      assertThat(test.dies(new Faults(call, when), ONE, "first")).isTrue();
      if (test.world.submissions.pointer(ONE).standing() == Standing.APPROVED) {
        continue;
      }
      test.world.converted("corrected", ONE, rosterOf(WANG));

      assertThat(standing(test.approve(ONE, "corrected"))).isEqualTo(Standing.APPROVED);

      assertThat(test.holders()).as("died %s %s", when, call).isEqualTo(Map.of(key(WANG), ONE));
    }
  }

  @ParameterizedTest
  @EnumSource(Faults.When.class)
  void whereverARefusedApprovalDiesGivingBackReleasesWhatItHas(Faults.When when) {
    for (int call = 1; call <= 12; call++) {
      ApprovalTest test = new ApprovalTest();
      test.world.converted("first", ONE, rosterOf(LI, WANG));
      test.world.converted("second", TWO, rosterOf(LI, ZHAO));
      test.world.converted("other", TWO, rosterOf(WANG, ZHAO));
      test.approve(TWO, "other");
      test.dies(new Faults(call, when), ONE, "first");

      test.approval()
          .giveBack(
              test.world.duties.get(ONE), new SubmissionId("first"), null, "reviewer", IN_TIME);

      assertThat(test.holders())
          .as("died %s %s", when, call)
          .isEqualTo(Map.of(key(WANG), TWO, key(ZHAO), TWO));
    }
  }

  @Test
  void ofEightUnitsWithTheSamePersonsAtOnceOneIsApproved() throws Exception {
    for (int round = 0; round < 20; round++) {
      World eight = new World(eightUnits());
      MemoryClaims held = new MemoryClaims(eight.submissions);
      List<DutyId> units = IntStream.rangeClosed(1, 8).mapToObj(i -> roster("u" + i)).toList();
      for (DutyId unit : units) {
        eight.converted(unit.unit().value(), unit, rosterOf(LI, WANG, ZHAO));
      }
      Approval approval = new Approval(eight.submissions, eight.readings, eight.keys, held);
      List<Approval.Answer> answers = new ArrayList<>();
      try (ExecutorService reviewers = Executors.newFixedThreadPool(8)) {
        List<Future<Approval.Answer>> asked = new ArrayList<>();
        for (DutyId unit : units) {
          asked.add(
              reviewers.submit(() ->
                  approval.approve(
                      eight.duties.get(unit),
                      new SubmissionId(unit.unit().value()),
                      "reviewer",
                      IN_TIME)));
        }
        for (Future<Approval.Answer> one : asked) {
          answers.add(one.get());
        }
      }
      List<DutyId> approved =
          units.stream()
              .filter(unit -> eight.submissions.pointer(unit).standing() == Standing.APPROVED)
              .toList();
      assertThat(approved).hasSize(1);
      assertThat(answers).filteredOn(Approval.Answer.Stands.class::isInstance).hasSize(1);
      assertThat(held.holders(CAMPAIGN, FUND, keys()))
          .hasSize(3)
          .containsValue(approved.getFirst());
    }
  }

  private static MemoryCampaigns eightUnits() {
    MemoryCampaigns campaigns = new MemoryCampaigns();
    campaigns.publish(SampleCampaign.notice(), "{}");
    List<Unit> units = new ArrayList<>();
    units.add(new Unit(new UnitPath("/city/"), "市总工会", "city@example.org"));
    for (int i = 1; i <= 8; i++) {
      units.add(new Unit(new UnitPath("/city/u" + i + "/"), "样例" + i, "u@example.org"));
    }
    campaigns.open(new Campaign(CAMPAIGN, "city-2018", "v1", IN_TIME), units);
    return campaigns;
  }

  private Approval approval() {
    return approval(new Faults(0, Faults.When.BEFORE));
  }

  private Approval approval(Faults faults) {
    return new Approval(
        faults.wrap(Submissions.class, world.submissions),
        faults.wrap(Readings.class, world.readings),
        world.keys,
        faults.wrap(Claims.class, claims));
  }

  private Approval.Answer approve(DutyId duty, String seen) {
    return approve(approval(), duty, seen);
  }

  private Approval.Answer approve(Approval approval, DutyId duty, String seen) {
    return approval.approve(world.duties.get(duty), new SubmissionId(seen), "reviewer", IN_TIME);
  }

  /** Somebody else acts between the first call and what comes after it. */
  private static Submissions afterItsFirstCall(Submissions target, Runnable meanwhile) {
    AtomicBoolean called = new AtomicBoolean();
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          Object answer = method.invoke(target, arguments);
          if (!called.getAndSet(true)) {
            meanwhile.run();
          }
          return answer;
        };
    return (Submissions)
        Proxy.newProxyInstance(
            Submissions.class.getClassLoader(), new Class<?>[] {Submissions.class}, handler);
  }

  private boolean dies(Faults faults, DutyId duty, String seen) {
    try {
      approve(approval(faults), duty, seen);
      return false;
    } catch (Faults.Died e) {
      return true;
    }
  }

  private static Standing standing(Approval.Answer answer) {
    assertThat(answer).isInstanceOf(Approval.Answer.Stands.class);
    Pointer pointer = ((Approval.Answer.Stands) answer).pointer();
    return pointer.standing();
  }

  private Map<PersonKey, DutyId> holders() {
    return claims.holders(CAMPAIGN, FUND, keys());
  }

  private static List<PersonKey> keys() {
    return List.of(key(LI), key(WANG), key(ZHAO));
  }

  private static PersonKey key(String number) {
    return new World().person(number);
  }
}
