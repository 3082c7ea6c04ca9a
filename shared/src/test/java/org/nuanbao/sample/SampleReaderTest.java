package org.nuanbao.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.check.CheckResult;
import org.nuanbao.check.Checker;
import org.nuanbao.check.Facts;
import org.nuanbao.check.Judged;
import org.nuanbao.form.FormId;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Value;

class SampleReaderTest {
  private final SampleReader reader = new SampleReader(NoticesOnDisk.forms());

  @Test
  void findsTheFormByItsNameTheSampleIdOrTheHint() {
    assertThat(form("{\"form\":\"henan-2017-2\",\"data\":[]}", null)).isEqualTo("henan-2017-2");
    assertThat(form("{\"sample_id\":\"dalian-2018-1/x\",\"data\":{}}", null))
        .isEqualTo("dalian-2018-1");
    assertThat(form("{\"data\":[]}", new FormId("henan-2017-2"))).isEqualTo("henan-2017-2");
  }

  @Test
  void readsAListOfSamplesInOrder() {
    JsonNode list =
        Judged.json(
            "[{\"sample_id\":\"dalian-2018-1/b\",\"data\":{}},"
                + "{\"sample_id\":\"dalian-2018-1/a\",\"data\":{}}]");
    assertThat(reader.read(list, null))
        .extracting(Sample::id)
        .containsExactly("dalian-2018-1/b", "dalian-2018-1/a");
  }

  @Test
  void keepsWhatWasWrittenBesideWhatIsRead() {
    Sample sample =
        reader
            .read(
                Judged.json(
                    "{\"form\":\"dalian-2018-1\",\"header\":{\"date\":\"2018-01-18\"},"
                        + "\"data\":{\"1.A\":\"５\",\"1.B\":null,\"3.A\":0.10,\"unknown\":1}}"),
                null)
            .getFirst();
    assertThat(figure(sample.raw().body(), "1.A")).isEqualTo(new Value.Text("５"));
    assertThat(figure(sample.typed().body(), "1.A"))
        .isEqualTo(new Value.Numeric(new BigDecimal("5")));
    assertThat(figure(sample.typed().body(), "1.B")).isEqualTo(Value.Blank.IT);
    assertThat(sample.raw().fields().get("date"))
        .isEqualTo(new Entry(new Value.Day(LocalDate.of(2018, 1, 18)), null));
    assertThat(sample.typed().fields()).containsOnlyKeys("unit", "filler", "phone", "date");
  }

  @Test
  void anEmptyRowOfASampleIsARow() {
    Body body =
        reader
            .read(
                Judged.json("{\"form\":\"henan-2017-2\",\"data\":[{\"seq\":1},{},{\"seq\":3}]}"),
                null)
            .getFirst()
            .raw()
            .body();
    assertThat(body)
        .isInstanceOfSatisfying(Body.Lines.class, lines -> assertThat(lines.lines()).hasSize(3));
  }

  @Test
  void aListThatASampleDoesNotBringLeavesItsRulePending() {
    Sample sample =
        reader.read(Judged.json("{\"form\":\"xiamen-2012-2\",\"data\":[]}"), null).getFirst();
    CheckResult checked = Checker.check(sample.form(), sample.typed(), sample.facts());
    assertThat(checked.rejects(sample.form())).isFalse();
    assertThat(checked.pending()).containsExactly("xiamen-2012-2.R09");
  }

  @Test
  void blankChoicesAreNoAnswer() {
    assertThat(causes("[null, \"\", \" \"]")).isEqualTo(Value.Blank.IT);
    assertThat(causes("[null, \"残疾\"]")).isEqualTo(new Value.Text("残疾"));
  }

  private Value causes(String json) {
    Body body =
        reader
            .read(
                Judged.json("{\"form\":\"xiamen-2012-3\",\"data\":{\"causes\":" + json + "}}"),
                null)
            .getFirst()
            .raw()
            .body();
    return switch (body) {
      case Body.Answers(var answers, var _) -> answers.getOrDefault("causes", Entry.NONE).value();
      case Body.Lines _, Body.Figures _ -> throw new AssertionError("no card");
    };
  }

  @Test
  void saysWhatIsNoSample() {
    assertThatThrownBy(() -> form("{\"data\":{}}", null))
        .hasMessage("The sample names no form; say which with --form.");
    assertThatThrownBy(() -> form("{\"form\":\"paris-1900-1\",\"data\":{}}", null))
        .hasMessage("There is no form paris-1900-1.");
    assertThatThrownBy(() -> form("7", null))
        .hasMessage("A sample is a JSON object or a list of them.");
    assertThatThrownBy(() -> form("{\"sample_id\":\"dalian-2018-1/x\"}", null))
        .hasMessage("The sample dalian-2018-1/x has no data.");
  }

  @Test
  void anAbsentMarkMeansNoInASampleAndNotKnownBesideAWorkbook() {
    JsonNode json = Judged.json("{\"context\":{\"card_names\":[\" 张三 \"]}}");
    assertThat(FactsReader.ofSample(json).mark("header.sealed")).contains(false);
    assertThat(FactsReader.ofContext(json).mark("header.sealed")).isEmpty();
    assertThat(FactsReader.ofContext(json).list("card_names")).contains(Set.of("张三"));
    assertThat(FactsReader.ofContext(json).list("files")).isEmpty();
  }

  @Test
  void aContextNamesMarksNestedOrByTheirWholeName() {
    for (String text :
        List.of("{\"header.sealed\":true}", "{\"header\":{\"sealed\":true,\"unit\":\"x\"}}")) {
      assertThat(FactsReader.ofContext(Judged.json(text)).mark("header.sealed")).contains(true);
    }
    Facts facts =
        FactsReader.ofContext(
            Judged.json(
                "{\"data\":{\"opinion\":{\"seal\":true}},\"facts\":{\"header.sealed\":false}}"));
    assertThat(facts.marks()).containsOnlyKeys("opinion.seal", "header.sealed");
  }

  @Test
  void refusesADayThatIsNone() {
    assertThatThrownBy(() -> FactsReader.ofContext(Judged.json("{\"submitted_on\":\"soon\"}")))
        .hasMessage("submitted_on is a day written YYYY-MM-DD.");
    assertThatThrownBy(() -> FactsReader.ofContext(Judged.json("[]")))
        .hasMessage("A context is a JSON object.");
  }

  @Test
  void aSampleWhoseDayIsNoneHasNoDay() {
    assertThat(FactsReader.ofSample(Judged.json("{\"submitted_on\":\"2017-02-30\"}")).submittedOn())
        .isNull();
    assertThat(
            FactsReader.ofSample(Judged.json("{\"submitted_on\":\" 2017-01-10 \"}")).submittedOn())
        .isEqualTo("2017-01-10");
  }

  private String form(String json, @Nullable FormId hint) {
    return reader.read(Judged.json(json), hint).getFirst().form().id().value();
  }

  private static Value figure(Body body, String ref) {
    return switch (body) {
      case Body.Figures figures -> figures.items().getOrDefault(ref, Entry.NONE).value();
      case Body.Lines _, Body.Answers _ -> throw new AssertionError("no figures");
    };
  }
}
