package org.nuanbao.functions.aggregate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.form.FormId;
import org.nuanbao.functions.MemoryCloud;
import org.nuanbao.rollup.NodeTotal;
import org.nuanbao.rollup.Plan;
import org.nuanbao.rollup.RollUps;
import org.nuanbao.rollup.Totals;
import org.nuanbao.sample.Sample;

class AggregateHandlerTest {
  private static final String FORM = "dalian-2018-1";
  private static final String FOLDER =
      "manifests/winter-2018/2018-01-06/dalian-2018-1~4c7d9a52-night/";

  private final MemoryCloud cloud = new MemoryCloud();
  private final ApplicationContext context = cloud.start(Map.of());
  private final AggregateHandler handler = new AggregateHandler(context);
  private final DutyId duty = cloud.open("winter-2018", "dalian-2018", FORM);

  @BeforeEach
  void report() {
    Sample sample = MemoryCloud.valid("dalian-2018", FORM);
    cloud.accept(duty, sample.typed());
    cloud.figures.save(
        duty, 1, new Totals(new TreeMap<>(Map.of("1.A", BigDecimal.TEN)), new TreeMap<>()));
  }

  @AfterEach
  void close() {
    handler.close();
  }

  @Test
  void knowsWhatIsToBeAddedUp() {
    Step.Answer done = handle(new Step("jobs", null, null, "2018-01-06", null, null, null, null));
    assertThat(done.jobs()).contains(new Step.Answer.Sum("winter-2018", FORM));
    assertThat(done.date()).isEqualTo("2018-01-06");
  }

  @Test
  void addsUpDocumentsTooButNotWhatIsOnlyNamed() {
    cloud.open("winter-2012", "xiamen-2012", "xiamen-2012-4");
    cloud.open("winter-2021", "bengbu-2021", "bengbu-2021-1");
    Step.Answer done = handle(new Step("jobs", null, null, "2018-01-06", null, null, null, null));
    assertThat(done.jobs())
        .contains(
            new Step.Answer.Sum("winter-2012", "xiamen-2012-4"),
            new Step.Answer.Sum("winter-2012", "xiamen-2012-summary"),
            new Step.Answer.Sum("winter-2018", "dalian-2018-summary"))
        .as("a form that is only named")
        .noneMatch(job -> job.form().equals("bengbu-2021-1"));
  }

  @Test
  void countsWhoSentADocument() {
    DutyId summary =
        new DutyId("winter-2018", new FormId("dalian-2018-summary"), "once", MemoryCloud.LEAF);
    cloud.accept(summary, MemoryCloud.valid("dalian-2018", FORM).typed());
    String form = summary.form().value();
    handle(new Step("plan", "winter-2018", form, "2018-01-06", "r", null, null, null));
    for (int level = 1; level <= 3; level++) {
      handle(new Step("level", "winter-2018", form, "2018-01-06", "r", null, level, null));
    }
    NodeTotal root =
        cloud
            .rollUps
            .find("winter-2018", "dalian-2018-summary", "once", MemoryCloud.ROOT)
            .orElseThrow();
    assertThat(root.reported()).isEqualTo(1);
    assertThat(root.missing()).containsExactly(MemoryCloud.OTHER);
    assertThat(root.totals()).isEqualTo(Totals.NONE);
  }

  @Test
  void addsUpLevelByLevelFromTheManifests() throws IOException {
    Step.Answer planned = handle(planned());
    assertThat(planned.levels())
        .extracting(Step.Answer.Level::key)
        .containsExactly(
            FOLDER + "level-1~1.json", FOLDER + "level-2~1.json", FOLDER + "level-3~1.json");
    assertThat(text(FOLDER + "level-1~1.json"))
        .startsWith("[{\"number\":1,\"nodes\":[{\"node\":\"/city/east/mill/\",");
    Plan.Work mill =
        new Plan.Work(MemoryCloud.LEAF, "东区纺织厂工会", true, List.of("once"), 0, List.of(), List.of());
    handle(step("level", 1, new Step.Part(1, List.of(mill))));
    handle(step("level", 2, null));
    handle(step("level", 3, null));
    NodeTotal root =
        cloud.rollUps.find("winter-2018", FORM, "once", MemoryCloud.ROOT).orElseThrow();
    assertThat(root.reported()).isEqualTo(1);
    assertThat(root.expected()).isEqualTo(2);
    assertThat(root.missing()).containsExactly(MemoryCloud.OTHER);
    assertThat(requireNonNull(root.totals().sums().get("1.A"))).isEqualByComparingTo("10");
    assertThat(cloud.copies.read("workbooks/winter-2018/dalian-2018-1/once/city.xlsx")).isPresent();
  }

  @Test
  void clearsTheMarksAtTheEndAndAnyStepMayBeRepeated() throws IOException {
    handle(planned());
    for (int i = 0; i < 2; i++) {
      handle(step("level", 1, null));
      handle(step("level", 2, null));
      handle(step("level", 3, null));
    }
    assertThat(cloud.rollUps.dirty("winter-2018", FORM)).hasSize(1);
    assertThat(handle(step("finish", null, null)).nodes()).isEqualTo(1);
    assertThat(cloud.rollUps.dirty("winter-2018", FORM)).isEmpty();
    handle(step("finish", null, null));
  }

  @Test
  void anExecutionHasOnePlanHoweverOftenItIsPlanned() throws IOException {
    Step.Answer first = handle(planned());
    cloud.rollUps.mark(new DutyId(duty.campaign(), duty.form(), "once", MemoryCloud.OTHER));

    assertThat(handle(planned())).isEqualTo(first);

    assertThat(handle(step("finish", null, null)).nodes()).isEqualTo(1);
    assertThat(cloud.rollUps.dirty("winter-2018", FORM))
        .extracting(RollUps.Dirty::unit)
        .containsExactly(MemoryCloud.OTHER);
  }

  @Test
  void weeksAreKeptApartAndALateReportOfOneChangesTheTrendOfThoseAfterIt() {
    DutyId first = weekly("2011-12-02");
    file(first, "3");
    file(weekly("2011-12-09"), "5");
    night("a");
    byte[] before = workbook("2011-12-09");

    assertThat(amount("2011-12-02")).isEqualByComparingTo("3");
    assertThat(amount("2011-12-09")).isEqualByComparingTo("5");
    assertThat(cloud.rollUps.find("winter-2011", "xiamen-2012-4", "2011-12-16", MemoryCloud.ROOT))
        .isEmpty();
    cloud.figures.save(first, 1, amounts("4"));
    cloud.rollUps.mark(first);
    night("b");

    assertThat(amount("2011-12-02")).isEqualByComparingTo("4");
    assertThat(amount("2011-12-09")).isEqualByComparingTo("5");
    assertThat(workbook("2011-12-09")).isNotEqualTo(before);
  }

  @Test
  void twoExecutionsAtOnceLeaveWhatTheLaterOneFound() {
    DutyId week = weekly("2011-12-02");
    file(week, "3");
    night("first");
    cloud.figures.save(week, 1, amounts("4"));
    cloud.rollUps.mark(week);
    plan("slow");
    level("slow", 1);
    cloud.figures.save(week, 1, amounts("5"));
    cloud.rollUps.mark(week);
    night("quick");
    byte[] right = workbook("2011-12-02");

    level("slow", 1);
    level("slow", 2);
    level("slow", 3);
    finish("slow");

    assertThat(amount("2011-12-02")).isEqualByComparingTo("5");
    assertThat(workbook("2011-12-02")).isEqualTo(right);
    assertThat(cloud.rollUps.dirty("winter-2011", "xiamen-2012-4")).isEmpty();
  }

  private DutyId weekly(String friday) {
    DutyId duty = cloud.open("winter-2011", "xiamen-2012", "xiamen-2012-4");
    return new DutyId(duty.campaign(), duty.form(), friday, duty.unit());
  }

  private void file(DutyId duty, String amount) {
    cloud.accept(duty, MemoryCloud.valid("xiamen-2012", "xiamen-2012-4").typed());
    cloud.figures.save(duty, 1, amounts(amount));
  }

  private static Totals amounts(String amount) {
    return new Totals(new TreeMap<>(Map.of("soe.amount", new BigDecimal(amount))), new TreeMap<>());
  }

  private void night(String run) {
    plan(run).levels().forEach(level -> level(run, level.level()));
    finish(run);
  }

  private Step.Answer plan(String run) {
    return handle(weeks("plan", run, null));
  }

  private void level(String run, int level) {
    handle(weeks("level", run, level));
  }

  private void finish(String run) {
    handle(weeks("finish", run, null));
  }

  private static Step weeks(String step, String run, @Nullable Integer level) {
    return new Step(step, "winter-2011", "xiamen-2012-4", "2011-12-09", run, null, level, null);
  }

  private BigDecimal amount(String period) {
    NodeTotal root =
        cloud.rollUps.find("winter-2011", "xiamen-2012-4", period, MemoryCloud.ROOT).orElseThrow();
    return requireNonNull(root.totals().sums().get("soe.amount"));
  }

  private byte[] workbook(String period) {
    return cloud
        .copies
        .read("workbooks/winter-2011/xiamen-2012-4/" + period + "/city.xlsx")
        .orElseThrow();
  }

  @Test
  void answersListsEvenWhereTheyAreEmpty() throws IOException {
    String json =
        context
            .getBean(ObjectMapper.class)
            .writeValueAsString(new Step.Answer("d", List.of(), List.of(), 0));
    assertThat(json).contains("\"jobs\":[]").contains("\"levels\":[]").contains("\"nodes\":0");
  }

  private Step planned() throws IOException {
    return requireNonNull(
        context
            .getBean(ObjectMapper.class)
            .readValue(MemoryCloud.event("aggregate").readAllBytes(), Step.class));
  }

  private static Step step(String name, @Nullable Integer level, Step.@Nullable Part part) {
    return new Step(name, "winter-2018", FORM, "2018-01-06", "4c7d9a52-night", null, level, part);
  }

  private Step.Answer handle(Step step) {
    return handler.done(step);
  }

  private String text(String key) {
    return new String(cloud.copies.read(key).orElseThrow(), StandardCharsets.UTF_8);
  }
}
