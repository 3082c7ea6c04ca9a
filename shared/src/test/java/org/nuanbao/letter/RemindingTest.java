package org.nuanbao.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.Campaign;
import org.nuanbao.campaign.Demand;
import org.nuanbao.campaign.Demand.OwedForm;
import org.nuanbao.campaign.Duties;
import org.nuanbao.campaign.Duty;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Extension;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitLetter;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.form.FormId;
import org.nuanbao.memory.MemoryCampaigns;
import org.nuanbao.memory.MemoryExtensions;
import org.nuanbao.memory.MemoryOutbox;
import org.nuanbao.memory.MemoryRollUps;
import org.nuanbao.memory.MemorySubmissions;
import org.nuanbao.memory.SampleCampaign;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Receipts;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.UnitLetters.Slot;

/** A campaign whose two forms are due on 10 January 2018, the day included. */
class RemindingTest {
  private static final LocalDate DUE = SampleCampaign.DUE;
  private static final String ONE = "one@example.org";
  private static final String TWO = "two@example.org";
  private static final String CITY = "city@example.org";

  private final MemoryOutbox outbox = new MemoryOutbox();
  private final MemoryRollUps rollUps = new MemoryRollUps();
  private final MemoryCampaigns campaigns = SampleCampaign.campaigns();
  private final MemorySubmissions submissions = new MemorySubmissions(outbox, rollUps);
  private final MemoryExtensions extensions = new MemoryExtensions(rollUps, outbox.letters());
  private final DutyLetters written =
      new DutyLetters(new Ways("https://nuanbao.example", "in@nuanbao.example", ""));

  @Test
  void remindsSevenAndOneDaysBeforeOnTheDayAndOneAndThreeDaysAfter() {
    List<LocalDate> days = new ArrayList<>();
    for (LocalDate day = DUE.minusDays(20); day.isBefore(DUE.plusDays(20)); day = day.plusDays(1)) {
      if (run(day, 9) > 0) {
        days.add(day);
      }
    }
    assertThat(days)
        .containsExactly(DUE.minusDays(7), DUE.minusDays(1), DUE, DUE.plusDays(1), DUE.plusDays(3));
    assertThat(to(ONE)).hasSize(5);
    assertThat(to(CITY)).hasSize(5);
  }

  @Test
  void oneLetterListsAllThatAUnitOwesAndItsParentIsToldWhoIsMissing() {
    run(DUE.minusDays(1), 9);
    assertThat(to(ONE))
        .singleElement()
        .satisfies(letter -> {
          assertThat(letter.subject()).isEqualTo("【暖报】有 2 项没有报，还有 1 天");
          assertThat(letter.text())
              .startsWith("样例一公司，您好：\n")
              .contains("送温暖情况统计表", "困难职工实名制汇总表", "最迟 1月10日（星期三），还有 1 天")
              .contains("直接回复本邮件");
          assertThat(letter.html()).contains("<th scope=\"row\">送温暖情况统计表</th>");
        });
    assertThat(to(CITY))
        .singleElement()
        .satisfies(letter -> {
          assertThat(letter.subject()).isEqualTo("【暖报】下级还有 2 个单位没有报齐");
          assertThat(letter.text()).contains("样例一公司", "样例二公司", "4 项没有报");
        });
  }

  @Test
  void nobodyIsRemindedTwiceHoweverOftenItRuns() {
    for (int hour = 0; hour < 24; hour++) {
      run(DUE, hour);
    }
    assertThat(outbox.letters().all()).hasSize(3);
  }

  @Test
  void nobodyIsWrittenToBeforeTheMorning() {
    assertThat(run(DUE, 7)).isZero();
    assertThat(run(DUE, 8)).isEqualTo(3);
  }

  @Test
  void whatDiedHalfwayIsGoneOnWithAndNobodyIsRemindedTwice() {
    List<Owed> owed =
        List.of(owed(SampleCampaign.STATISTICS, DUE), owed(SampleCampaign.ROSTER, DUE));
    outbox.letters().remind(List.of(written.reminder(unit("one"), owed, at(DUE, 9))));
    assertThat(run(DUE, 10)).as("the other unit and the one above").isEqualTo(2);
    assertThat(to(ONE)).hasSize(1);
    assertThat(to(TWO)).hasSize(1);
    // As if it had died before it noted the day.
    outbox.letters().remindedUpTo(SampleCampaign.CAMPAIGN, DUE.minusDays(1));
    assertThat(run(DUE, 11)).isZero();
  }

  private Owed owed(FormId form, LocalDate day) {
    DutyId id = SampleCampaign.duty(form, "one");
    Duty duty = new Duties(campaigns, extensions).get(id);
    return new Owed(duty, false, new Slot(id, day));
  }

  private Unit unit(String name) {
    return campaigns
        .unit(SampleCampaign.CAMPAIGN, new UnitPath("/city/" + name + "/"))
        .orElseThrow();
  }

  @Test
  void daysOnWhichNothingRanAreNotMadeUpForOneByOne() {
    run(DUE.minusDays(10), 9);
    assertThat(run(DUE.plusDays(2), 9)).as("for four days").isEqualTo(3);
    assertThat(to(ONE).getFirst().subject()).isEqualTo("【暖报】有 2 项没有报，有的已逾期");
    assertThat(to(ONE).getFirst().text()).contains("已逾期 2 天");
    assertThat(run(DUE.plusDays(3), 9)).as("the next").isEqualTo(3);
    assertThat(run(DUE.plusDays(4), 9)).isZero();
  }

  @Test
  void whatIsMetIsNotRemindedOfAndWhatWasGivenBackIs() {
    accept(SampleCampaign.STATISTICS, "one");
    accept(SampleCampaign.ROSTER, "one");
    Submission back = accept(SampleCampaign.ROSTER, "two");
    submissions.giveBack(back.duty(), back.id(), "r", at(DUE.minusDays(3), 9));
    accept(SampleCampaign.STATISTICS, "two");
    run(DUE.minusDays(1), 9);
    assertThat(to(ONE)).isEmpty();
    assertThat(to(TWO))
        .singleElement()
        .satisfies(letter -> assertThat(letter.text()).contains("已退回，还有 1 天"));
    assertThat(to(CITY))
        .singleElement()
        .satisfies(it -> assertThat(it.text()).contains("样例二公司").doesNotContain("样例一公司"));
  }

  @Test
  void moreTimeMovesTheReminders() {
    for (FormId form : List.of(SampleCampaign.STATISTICS, SampleCampaign.ROSTER)) {
      extensions.grant(
          new Extension(SampleCampaign.duty(form, "one"), DUE.plusDays(10), "断网", "r", at(DUE, 1)));
    }
    run(DUE, 9);
    assertThat(to(ONE)).isEmpty();
    assertThat(to(TWO)).hasSize(1);
    run(DUE.plusDays(9), 9);
    assertThat(to(ONE)).hasSize(1);
  }

  @Test
  void aReviewerStopsThemForASubtreeAndLetsThemGoOn() {
    UnitPath one = new UnitPath("/city/one/");
    outbox.letters().pause(SampleCampaign.CAMPAIGN, one, true, "r", at(DUE, 1));
    run(DUE.minusDays(1), 9);
    assertThat(to(ONE)).isEmpty();
    assertThat(to(TWO)).hasSize(1);
    assertThat(to(CITY).getFirst().text()).doesNotContain("样例一公司");
    outbox.letters().pause(SampleCampaign.CAMPAIGN, one, false, "r", at(DUE, 1));
    run(DUE, 9);
    assertThat(to(ONE)).as("of the day alone").hasSize(1);
  }

  @Test
  void theNoticeSaysOnWhichDays() {
    Notice usual = SampleCampaign.notice();
    MemoryCampaigns own = new MemoryCampaigns();
    own.publish(
        new Notice(
            usual.id(),
            usual.version(),
            usual.issuer(),
            usual.title(),
            null,
            usual.forms(),
            List.of(),
            List.of(new OwedForm(SampleCampaign.STATISTICS, Demand.Who.LEAVES, DUE, false)),
            List.of(),
            List.of(),
            List.of(-2)),
        "{}");
    own.open(
        new Campaign(SampleCampaign.CAMPAIGN, usual.id(), usual.version(), at(DUE, 1)),
        campaigns.units(SampleCampaign.CAMPAIGN));
    Reminding reminding = new Reminding(own, submissions, extensions, outbox.letters(), written);
    assertThat(reminding.run(at(DUE.minusDays(2), 9))).as("the last day is the ninth").isZero();
    assertThat(
            new Reminding(own, submissions, extensions, new MemoryOutbox().letters(), written)
                .run(at(DUE.minusDays(3), 9)))
        .isEqualTo(3);
  }

  @Test
  void threeThousandUnitsAreWrittenToInOneRun() {
    List<Unit> units = new ArrayList<>();
    units.add(new Unit(new UnitPath("/big/"), "市总工会", "big@example.org"));
    IntStream.range(0, 30)
        .forEach(d -> {
          UnitPath district = new UnitPath("/big/d" + d + "/");
          units.add(new Unit(district, "区" + d, "d" + d + "@example.org"));
          IntStream.range(0, 100)
              .forEach(u ->
                  units.add(
                      new Unit(
                          new UnitPath(district + "u" + u + "/"),
                          "单位" + d + "-" + u,
                          "u" + d + "-" + u + "@example.org")));
        });
    MemoryCampaigns big = new MemoryCampaigns();
    Notice notice = SampleCampaign.notice();
    big.publish(notice, "{}");
    big.open(new Campaign("big", notice.id(), notice.version(), at(DUE, 1)), units);
    int put =
        new Reminding(big, submissions, extensions, outbox.letters(), written).run(at(DUE, 9));
    assertThat(put).isEqualTo(3_000 + 30 + 1);
    assertThat(to("big@example.org"))
        .singleElement()
        .satisfies(letter ->
            assertThat(letter.text()).contains("下级还有 3000 个单位、6000 项没有报", "下级 100 个单位，共 200 项"));
    assertThat(to("d0@example.org").getFirst().text()).contains("单位0-99");
  }

  @Test
  void aReturnAndMoreTimeAreToldUnderTheSameNumberEachTime() {
    Duty duty =
        new Duties(campaigns, extensions).get(SampleCampaign.duty(SampleCampaign.ROSTER, "one"));
    Instant at = at(DUE.minusDays(2), 10);
    UnitLetter back = written.returned(duty, 3, "第 5 行 11010519491231002X 与附件不符", at);
    assertThat(back.subject()).isEqualTo("【暖报】困难职工实名制汇总表（第 3 版）：已退回，请改好重报");
    assertThat(back.text())
        .contains("请最迟在 1月10日（星期三）改好重报", "退回的原因", "****002X", back.number())
        .doesNotContain("11010519491231002X");
    assertThat(written.returned(duty, 3, "", at).number()).isEqualTo(back.number());
    assertThat(written.returned(duty, 3, "", at.plusSeconds(1)).number())
        .isNotEqualTo(back.number());
    UnitLetter more =
        written.extended(duty, new Extension(duty.id(), DUE.plusDays(5), "大雪封路", "r", at));
    assertThat(more.subject()).isEqualTo("【暖报】困难职工实名制汇总表：期限延长到 1月15日（星期一）");
    assertThat(more.text()).contains("大雪封路", "还有 7 天");
    assertThat(back.text().lines().toList())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(68));
  }

  private int run(LocalDate day, int hour) {
    return new Reminding(campaigns, submissions, extensions, outbox.letters(), written)
        .run(at(day, hour));
  }

  private static Instant at(LocalDate day, int hour) {
    return day.atTime(hour, 10).atZone(BusinessClock.ZONE).toInstant();
  }

  private List<UnitLetter> to(String address) {
    return outbox.letters().all().stream().filter(it -> it.to().equals(address)).toList();
  }

  private Submission accept(FormId form, String unit) {
    DutyId duty = SampleCampaign.duty(form, unit);
    Instant at = at(DUE.minusDays(4), 9);
    SubmissionId id = new SubmissionId(form.value() + unit);
    submissions.open(id, duty, SampleCampaign.file("表.xlsx"), "one", at);
    submissions.received(id, at);
    Submission validated = submissions.validated(id, "ab".repeat(32));
    submissions.flip(
        validated,
        submissions.pointer(duty),
        new Pointer.Current(id, validated.version(), "ab".repeat(32), at, false),
        new Receipts(new Duties(campaigns, extensions)).accepted(validated, false, List.of()));
    return validated;
  }
}
