package org.nuanbao.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.Campaign;
import org.nuanbao.campaign.Demand;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Extension;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.Owed;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.form.Field;
import org.nuanbao.memory.MemoryAmounts;
import org.nuanbao.memory.MemoryCampaigns;
import org.nuanbao.memory.MemoryExtensions;
import org.nuanbao.memory.MemoryFigures;
import org.nuanbao.memory.MemoryKeys;
import org.nuanbao.memory.MemoryOutbox;
import org.nuanbao.memory.MemoryRollUps;
import org.nuanbao.memory.MemorySubjects;
import org.nuanbao.memory.MemorySubmissions;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.submission.Announced;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.value.Money;

class NightRunTest {
  private static final Instant NOON = Instant.parse("2017-01-05T04:00:00Z");
  private static final String CAMPAIGN = "winter";
  private static final Value YES = new Value.Text("是");
  private static final List<String> ONCE = List.of(DutyId.ONCE);

  private final Example example = Example.roster();
  private Instant clock = NOON;
  private final MemoryKeys keys = new MemoryKeys();
  private final MemoryRollUps rollUps = new MemoryRollUps();
  private final MemoryCampaigns campaigns = new MemoryCampaigns(rollUps);
  private final MemorySubmissions submissions = new MemorySubmissions(new MemoryOutbox(), rollUps);
  private final MemoryExtensions extensions = new MemoryExtensions(rollUps);
  private final MemoryFigures figures = new MemoryFigures();
  private final MemoryAmounts amounts = new MemoryAmounts(rollUps, submissions);
  private final MemorySubjects subjects = new MemorySubjects(submissions);
  private final NightRun night =
      new NightRun(campaigns, submissions, subjects, figures, amounts, rollUps, extensions);

  NightRunTest() {
    Owed owed = new Owed(example.form.id(), Demand.Who.LEAVES, LocalDate.of(2017, 1, 10), true);
    Notice notice = new Notice("city-2017", "v1", "", "", List.of(example.form), List.of(owed));
    campaigns.publish(notice, "{}");
    campaigns.open(
        new Campaign(CAMPAIGN, "city-2017", "v1", NOON),
        example.tree.upwards().stream().map(example.tree::unit).toList());
  }

  @Test
  void joinsTheFederationsAmountsAndReachesTheExpectedTotals() {
    everyoneFiles();
    run();

    JsonNode expected = example.json.at("/expected/city");
    Totals city = total("/1/").totals();
    assertThat(city.sums().get("amount_total"))
        .isEqualByComparingTo(expected.path("amount_total").decimalValue());
    assertThat(city.distinct().getOrDefault("distinct_ids", KeySet.NONE).size()).isEqualTo(40);
    assertThat(total("/1/").reported()).isEqualTo(12);
  }

  @Test
  void countsOnlyTheCurrentVersionAndOnlyAmountsOfPersonsInIt() {
    everyoneFiles();
    String unit = "样例职校";
    file(unit, Example.parse("[]"));
    run();

    Totals school = total(example.path(unit).value()).totals();
    assertThat(school.sums().get("rows")).isZero();
    assertThat(school.sums().get("amount_total")).isZero();
    assertThat(total("/1/").totals().sums().get("rows")).isEqualByComparingTo("39");
  }

  @Test
  void countsWhoHasNothingToReportAsReported() {
    everyoneFiles();
    String unit = "样例职校";
    file(unit, Example.parse("[]"), Map.of(Field.NOTHING.key(), new Entry(YES, null)), false);
    run();

    NodeTotal city = total("/1/");
    assertThat(city.completeness().nil()).containsExactly(example.path(unit));
    assertThat(city.reported()).isEqualTo(12);
    assertThat(city.completeness().missing()).isEmpty();
    assertThat(TotalsJson.line(city, example.tree)).contains("\"nil\":[\"样例职校\"]");
    assertThat(total(example.path(unit).value()).totals().saysNothing()).isFalse();
  }

  @Test
  void givesTheSameBytesWhenRunAgain() {
    everyoneFiles();
    run();
    String first = lines();
    run();

    assertThat(lines()).isEqualTo(first).contains("\"rows\":40");
  }

  @Test
  void repeatsAnyStepWithoutHarm() {
    everyoneFiles();
    Plan plan = plan();
    for (List<Work> level : plan.levels()) {
      add(plan, level);
      add(plan, level);
    }
    night.finish(plan.dirty());
    String steps = lines();
    run();

    assertThat(lines()).isEqualTo(steps);
  }

  @Test
  void addsUpOnlyWhatChangedAndWhatLiesAboveIt() {
    everyoneFiles();
    assertThat(run().size()).isEqualTo(17);

    file("样例学院", example.json.at("/unit_data/样例职校"));
    Plan plan = run();

    assertThat(plan.levels().stream().flatMap(List::stream).map(Work::name))
        .containsExactly("样例学院", "样例教育厅工会", "河南省直属机关工会工作委员会");
    String dirtyOnly = lines();
    assertThat(night.run(CAMPAIGN, example.form.id(), ONCE, true).size()).isEqualTo(17);
    assertThat(lines()).isEqualTo(dirtyOnly);
    assertThat(run().size()).isZero();
  }

  @Test
  void keepsTheMarkOfWhatChangedWhileItRan() {
    everyoneFiles();
    Plan plan = plan();
    assertThat(plan.dirty()).hasSize(12);
    file("样例学院", example.json.at("/unit_data/样例学院"));
    plan.levels().forEach(level -> add(plan, level));
    night.finish(plan.dirty());

    assertThat(rollUps.dirty(CAMPAIGN, example.form.id().value()))
        .extracting(RollUps.Dirty::unit)
        .containsExactly(example.path("样例学院"));
  }

  @Test
  void anEarlierRunThatComesLastChangesNothing() {
    everyoneFiles();
    run();
    file("样例学院", Example.parse("[]"));
    Plan early = plan();
    file("样例职校", Example.parse("[]"));
    add(early, early.levels().getFirst());
    Plan late = run();
    String right = lines();

    early.levels().forEach(level -> add(early, level));
    night.finish(early.dirty());

    assertThat(late.run()).isGreaterThan(early.run());
    assertThat(lines()).isEqualTo(right);
    night.run(CAMPAIGN, example.form.id(), ONCE, true);
    assertThat(lines()).isEqualTo(right);
  }

  @Test
  void whoIsMissingWhenThePeriodClosesStaysSoThoughItReportsLater() {
    String unit = "样例职校";
    everyoneFilesBut(unit);
    run();
    night.close(CAMPAIGN, example.form.id(), LocalDate.of(2017, 1, 10));
    assertThat(closing()).isEmpty();
    night.close(CAMPAIGN, example.form.id(), LocalDate.of(2017, 1, 11));
    file(unit, example.json.at("/unit_data/" + unit), true);
    run();
    night.close(CAMPAIGN, example.form.id(), LocalDate.of(2017, 1, 12));

    assertThat(closing().orElseThrow().missing()).containsExactly(example.path(unit));
    assertThat(closing().orElseThrow().on()).isEqualTo("2017-01-11");
    Completeness now = total("/1/").completeness();
    assertThat(now.missing()).isEmpty();
    assertThat(now.late()).containsExactly(example.path(unit));
    assertThat(TotalsJson.line(total("/1/"), closing().orElseThrow(), example.tree))
        .contains("\"closed\":\"2017-01-11\"", "\"missingAtClose\":[\"样例职校\"]");
  }

  @Test
  void whoHasMoreTimeIsNamedWithTheReasonAndNotFrozenAmongTheMissing() {
    everyoneFilesBut("样例职校");
    LocalDate until = LocalDate.of(2017, 1, 20);
    extensions.grant(new Extension(duty("样例职校"), until, "大雪封路", "reviewer", NOON));
    run();
    night.close(CAMPAIGN, example.form.id(), LocalDate.of(2017, 1, 11));

    assertThat(closing().orElseThrow().missing()).isEmpty();
    Completeness all = total("/1/").completeness();
    assertThat(all.missing()).containsExactly(example.path("样例职校"));
    assertThat(all.extended()).containsExactly(new Extended(example.path("样例职校"), until, "大雪封路"));
    assertThat(TotalsJson.line(total("/1/"), example.tree))
        .contains("{\"reason\":\"大雪封路\",\"unit\":\"样例职校\",\"until\":\"2017-01-20\"}");
  }

  @Test
  void aReportThatWasGivenBackIsToldUntilAnotherComes() {
    everyoneFiles();
    run();
    DutyId duty = duty("样例学院");
    Pointer.Current current = Objects.requireNonNull(submissions.pointer(duty).current());
    submissions.giveBack(duty, current.submission(), "reviewer", NOON);
    assertThat(run().size()).isEqualTo(3);
    assertThat(total("/1/").completeness().returned()).containsExactly(duty.unit());

    file("样例学院", Example.parse("[]"));
    run();
    assertThat(total("/1/").completeness().returned()).isEmpty();
  }

  @Test
  void totalsOfADayOfThePastAreAddedUpAgainFromWhatCountedThen() {
    everyoneFiles();
    run();
    String then = TotalsJson.line(total("/1/"), example.tree);
    clock = NOON.plus(Duration.ofDays(2));
    file("样例学院", Example.parse("[]"));
    pay("样例职校", example.json.at("/unit_data/样例职校"), Money.yuan(BigDecimal.ONE));
    run();
    PastTotals past = new PastTotals(campaigns, submissions, subjects, figures, amounts);

    assertThat(TotalsJson.line(total("/1/"), example.tree)).isNotEqualTo(then);
    assertThat(line(past, LocalDate.of(2017, 1, 6))).isEqualTo(then);
    assertThat(line(past, LocalDate.of(2017, 1, 7)))
        .isEqualTo(TotalsJson.line(total("/1/"), example.tree));
    assertThat(line(past, LocalDate.of(2017, 1, 4))).contains("\"reported\":0", "\"rows\":0");
  }

  private String line(PastTotals past, LocalDate day) {
    return TotalsJson.line(
        past.of(CAMPAIGN, example.form.id(), DutyId.ONCE, new UnitPath("/1/"), day), example.tree);
  }

  @Test
  void aUnitThatIsMovedWhileItRunsIsCountedOnceAndFromTheNextRunOnWhereItWent() {
    everyoneFiles();
    run();
    UnitPath unit = example.path("样例学院");
    UnitPath from = example.path("样例教育厅工会");
    UnitPath to = example.path("样例水利厅工会");
    BigDecimal moved = rows(unit);
    BigDecimal there = rows(to);
    BigDecimal here = rows(from);
    file("样例学院", example.json.at("/unit_data/样例学院"));
    Plan plan = plan();
    campaigns.move(CAMPAIGN, unit, to, "publisher", NOON);
    plan.levels().forEach(level -> add(plan, level));
    night.finish(plan.dirty());
    assertThat(rows(from)).isEqualByComparingTo(here);
    assertThat(rows(example.path("河南省直属机关工会工作委员会"))).isEqualByComparingTo("40");

    run();

    assertThat(rows(to)).isEqualByComparingTo(there.add(moved));
    assertThat(rows(from)).isEqualByComparingTo(here.subtract(moved));
    assertThat(rows(example.path("河南省直属机关工会工作委员会"))).isEqualByComparingTo("40");
    String lines = lines();
    night.run(CAMPAIGN, example.form.id(), ONCE, true);
    assertThat(lines()).isEqualTo(lines);
    file("样例学院", Example.parse("[]"));
    assertThat(run().levels().stream().flatMap(List::stream).map(Work::node))
        .containsExactly(unit, to, example.path("河南省直属机关工会工作委员会"));
    assertThat(rows(to)).isEqualByComparingTo(there);
  }

  private BigDecimal rows(UnitPath unit) {
    return Objects.requireNonNull(total(unit.value()).totals().sums().get("rows"));
  }

  private Optional<Closing> closing() {
    return rollUps.closing(CAMPAIGN, example.form.id().value(), DutyId.ONCE);
  }

  @Test
  void stopsWhereALevelBelowIsNotDoneYet() {
    Plan plan = plan();
    assertThatThrownBy(() -> add(plan, plan.levels().getLast()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("not added up yet: 4 below /1/");
  }

  private Plan plan() {
    return night.plan(CAMPAIGN, example.form.id(), ONCE, false);
  }

  private void add(Plan plan, List<Work> level) {
    night.level(CAMPAIGN, example.form.id(), plan.run(), level);
  }

  private Plan run() {
    return night.run(CAMPAIGN, example.form.id(), ONCE, false);
  }

  private NodeTotal total(String path) {
    return rollUps
        .find(CAMPAIGN, example.form.id().value(), DutyId.ONCE, new UnitPath(path))
        .orElseThrow();
  }

  private String lines() {
    return example.tree.upwards().stream()
        .map(path -> TotalsJson.line(total(path.value()), example.tree))
        .collect(Collectors.joining("\n"));
  }

  private void everyoneFiles() {
    everyoneFilesBut("");
  }

  private void everyoneFilesBut(String absent) {
    example.json.path("unit_data").properties().stream()
        .filter(unit -> !unit.getKey().equals(absent))
        .forEach(unit -> {
          file(unit.getKey(), unit.getValue());
          pay(unit.getKey(), unit.getValue(), null);
        });
  }

  /** What each row says, or the same for all. */
  private void pay(String unit, JsonNode rows, @Nullable Money each) {
    List<Amounts.Amount> paid = new ArrayList<>();
    rows.forEach(row ->
        paid.add(
            new Amounts.Amount(
                keys.person(row.path("id_no").asText()),
                each == null ? Money.yuan(row.path("amount").decimalValue()) : each)));
    amounts.set(duty(unit), "fund", paid, "reviewer", clock);
  }

  private void file(String unit, JsonNode data) {
    file(unit, data, Map.of(), false);
  }

  private void file(String unit, JsonNode data, boolean late) {
    file(unit, data, Map.of(), late);
  }

  private void file(String unit, JsonNode data, Map<String, Entry> fields, boolean late) {
    Reading rows = example.withoutAmounts(data);
    Reading reading =
        new Reading(rows.form(), rows.version(), rows.sheet(), rows.unit(), fields, rows.body());
    DutyId duty = duty(unit);
    long next = submissions.pointer(duty).lastVersion() + 1;
    SubmissionId id = new SubmissionId(duty.unit().value().replace('/', 'x') + next);
    Announced file = new Announced("a.xlsx", 1, "", "");
    Submission submission = submissions.open(id, duty, file, "filler", NOON);
    figures.save(duty, submission.version(), Tally.of(example.form, reading, keys));
    Receipt receipt =
        new Receipt(
            id.value(),
            id,
            duty,
            clock,
            "",
            unit,
            "",
            file,
            new Outcome.Accepted(false),
            List.of());
    submissions.flip(
        submission,
        new Pointer.Current(id, submission.version(), "hash" + next, NOON, late),
        receipt);
  }

  private DutyId duty(String unit) {
    return new DutyId(CAMPAIGN, example.form.id(), DutyId.ONCE, example.path(unit));
  }
}
