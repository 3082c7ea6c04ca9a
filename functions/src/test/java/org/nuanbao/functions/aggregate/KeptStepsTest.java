package org.nuanbao.functions.aggregate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.form.FormId;
import org.nuanbao.functions.KeptJson;
import org.nuanbao.memory.MemoryCopies;
import org.nuanbao.rollup.Plan;
import org.nuanbao.rollup.Plan.Work;
import org.nuanbao.rollup.RollUps;

/** The night run's steps, answers and manifests: an execution outlives a change of the code. */
class KeptStepsTest {
  private static final FormId FORM = new FormId("henan-2017-1");
  private static final UnitPath CITY = new UnitPath("/city/");
  private static final UnitPath MILL = new UnitPath("/city/east/mill/");
  private static final Work MOVED =
      new Work(
          CITY,
          "样例市总工会",
          false,
          List.of("2017-12-25", "2018-01-02"),
          2,
          List.of(MILL),
          List.of(new UnitPath("/city/west/")));
  private static final Work FILING =
      new Work(MILL, "样例纺织厂", true, List.of("once"), 0, List.of(), List.of());
  private static final Step.Job JOB = new Step.Job("winter-2017", FORM, "2018-01-02", "run-1");
  private static final Plan PLAN =
      new Plan(
          "winter-2017",
          FORM,
          7,
          List.of(List.of(FILING), List.of(MOVED)),
          List.of(
              new RollUps.Dirty(
                  "winter-2017", FORM.value(), "2018-01-02", MILL, 8_123_456_789_012_345_678L)));

  private final KeptJson kept = new KeptJson("night");

  @AfterEach
  void close() {
    kept.close();
  }

  @Test
  void stepsAreRead() {
    kept.isRead("jobs", new Step("jobs", null, null, null, null, null, null, null));
    kept.isRead(
        "plan",
        new Step("plan", "winter-2017", FORM.value(), "2018-01-02", "run-1", true, null, null));
    kept.isRead(
        "level",
        new Step("level", "winter-2017", FORM.value(), "2018-01-02", "run-1", null, 2, null));
    kept.isRead(
        "part",
        new Step(
            "level",
            "winter-2017",
            FORM.value(),
            "2018-01-02",
            "run-1",
            null,
            null,
            new Step.Part(7, List.of(MOVED, FILING))));
  }

  @Test
  void answersAreWritten() {
    kept.isBoth(
        "told-jobs",
        new Step.Answer(
            "2018-01-02", List.of(new Step.Answer.Sum("winter-2017", FORM.value())), List.of(), 0));
    kept.isBoth(
        "told-levels",
        new Step.Answer(
            "2018-01-02",
            List.of(),
            List.of(new Step.Answer.Level(1, "manifests/winter-2017/level-1~7.json")),
            3));
  }

  @Test
  void manifestsAreWrittenAndRead() {
    MemoryCopies copies = new MemoryCopies();
    new Manifests(copies, kept.mapper).save(JOB, PLAN);
    for (String file : List.of("plan", "level-1~7", "level-2~7")) {
      String key = JOB.folder() + file + ".json";
      kept.isWritten(
          file + ".json", copies.read(key).orElseThrow(), bytes -> new String(bytes, UTF_8));
    }
    MemoryCopies stored = new MemoryCopies();
    for (String file : List.of("plan.json", "level-1~7.json", "level-2~7.json")) {
      stored.save(JOB.folder() + file, kept.document(file).getBytes(UTF_8));
    }
    Manifests manifests = new Manifests(stored, kept.mapper);
    assertThat(manifests.load(JOB).number()).isEqualTo(7);
    assertThat(manifests.load(JOB).dirty(JOB)).isEqualTo(PLAN.dirty());
    assertThat(manifests.level(JOB, 1).getFirst().nodes()).containsExactly(FILING);
    assertThat(manifests.level(JOB, 2).getFirst().nodes()).containsExactly(MOVED);
  }
}
