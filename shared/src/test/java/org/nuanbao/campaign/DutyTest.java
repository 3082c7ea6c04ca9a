package org.nuanbao.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nuanbao.campaign.Demand.OwedForm;
import org.nuanbao.campaign.Duty.DocumentDuty;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.form.FormId;
import org.nuanbao.memory.MemoryCampaigns;
import org.nuanbao.memory.MemoryExtensions;

class DutyTest {
  private static final Instant OPENED = Instant.parse("2011-12-01T01:00:00Z");
  private static final Notice XIAMEN =
      RuleKinds.NOTICES.ofFolder(NoticesOnDisk.FOLDER.resolve("xiamen-2012"));
  private static final Campaign CAMPAIGN =
      new Campaign("winter-2012", XIAMEN.id(), XIAMEN.version(), OPENED);
  private static final List<Unit> UNITS =
      List.of(
          unit("/city/", null),
          unit("/city/harbour/", "industry"),
          unit("/city/island/", "district"),
          unit("/city/school/", "school"));

  @Test
  void anIndustryUnionOwesVouchersRosterSummaryAndEightWeeklyReports() {
    assertThat(owed("/city/harbour/"))
        .isEqualTo(
            Map.of(
                "xiamen-2012-1",
                1L,
                "xiamen-2012-2",
                1L,
                "xiamen-2012-4",
                8L,
                "xiamen-2012-summary",
                1L));
  }

  @Test
  void aDistrictOwesTheSameWithoutVouchers() {
    assertThat(owed("/city/island/"))
        .isEqualTo(Map.of("xiamen-2012-2", 1L, "xiamen-2012-4", 8L, "xiamen-2012-summary", 1L));
  }

  @Test
  void aUnitOfAnotherTypeAndTheFederationItselfOweNothing() {
    assertThat(owed("/city/school/")).isEmpty();
    assertThat(owed("/city/")).isEmpty();
  }

  @Test
  void eachWeeklyReportIsDueOnItsFriday() {
    assertThat(duties())
        .filteredOn(duty -> duty.id().form().value().equals("xiamen-2012-4"))
        .allSatisfy(duty -> {
          assertThat(duty.due().getDayOfWeek()).hasToString("FRIDAY");
          assertThat(duty.id().period()).isEqualTo(duty.due().toString());
        });
  }

  @Test
  void aDutyIsFoundByItsKeyAndOnlyForAUnitThatOwesIt() {
    MemoryCampaigns campaigns = new MemoryCampaigns();
    campaigns.publish(XIAMEN, "{}");
    campaigns.open(CAMPAIGN, UNITS);
    Duties found = new Duties(campaigns, MemoryExtensions.none());

    duties().forEach(duty -> assertThat(found.find(DutyId.parse(duty.id().key()))).contains(duty));
    assertThat(found.find(DutyId.parse("winter-2012~xiamen-2012-1~once~city.island"))).isEmpty();
    assertThat(found.find(DutyId.parse("winter-2012~xiamen-2012-4~2011-12-03~city.island")))
        .isEmpty();
  }

  @Test
  void aDocumentIsADutyWithoutAForm() {
    assertThat(duties())
        .filteredOn(DocumentDuty.class::isInstance)
        .hasSize(2)
        .allSatisfy(duty -> assertThat(duty.title()).isEqualTo("两节送温暖活动小结"));
  }

  @Test
  void unitsOfATypeMayFileThemselvesWhereverTheyStand() {
    OwedForm typed =
        new OwedForm(
            new FormId("xiamen-2012-2"),
            Demand.Who.TYPED,
            Set.of("district"),
            List.of(Demand.Term.once(LocalDate.of(2012, 1, 6))),
            true,
            0);

    assertThat(typed.owedBy(unit("/city/island/", "district"), false)).isTrue();
    assertThat(typed.owedBy(unit("/city/island/street/", null), true)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2012-01-06, true, 2012-01-06T15:59:59.999Z, false",
    "2012-01-06, true, 2012-01-06T16:00:00Z, true",
    "2012-01-06, true, 2012-01-06T16:00:00.001Z, true",
    "2012-01-06, false, 2012-01-05T15:59:59.999Z, false",
    "2012-01-06, false, 2012-01-05T16:00:00Z, true",
    // The year ends in China eight hours before it does in UTC.
    "2011-12-31, true, 2011-12-31T15:59:59.999Z, false",
    "2011-12-31, true, 2011-12-31T16:00:00Z, true",
    "2012-01-01, false, 2011-12-31T15:59:59.999Z, false",
    "2012-01-01, false, 2011-12-31T16:00:00Z, true",
    "2012-02-29, true, 2012-02-29T15:59:59.999Z, false",
    "2012-02-29, true, 2012-02-29T16:00:00Z, true",
    "2012-02-28, true, 2012-02-28T16:00:00Z, true",
    "2011-02-28, true, 2011-02-28T16:00:00Z, true"
  })
  void theLastDayIsInTimeOnlyWhereItCounts(
      LocalDate due, boolean inclusive, Instant received, boolean late) {
    Duty duty =
        new DocumentDuty(
            DutyId.parse("winter-2012~xiamen-2012-summary~once~city.island"),
            "小结",
            unit("/city/island/", "district"),
            due,
            inclusive);

    assertThat(duty.late(received)).isEqualTo(late);
  }

  @ParameterizedTest
  @CsvSource({"a~b~once~city", "a~b-1~~city", "~b-1~once~city", "a~b-1~once", "a~b 1~once~city"})
  void whatHasNoDutysShapeIsNoDuty(String key) {
    assertThat(DutyId.find(key)).isEmpty();
  }

  private static Map<String, Long> owed(String path) {
    return duties().stream()
        .filter(duty -> duty.unit().path().value().equals(path))
        .collect(Collectors.groupingBy(duty -> duty.id().form().value(), Collectors.counting()));
  }

  private static List<Duty> duties() {
    return Duty.of(CAMPAIGN, XIAMEN, UNITS);
  }

  private static Unit unit(String path, @Nullable String type) {
    return new Unit(new UnitPath(path), path, "unit@example.org", type);
  }
}
