package org.nuanbao.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.form.Form;
import org.nuanbao.memory.MemoryKeys;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;

class TallyTest {
  private final MemoryKeys keys = new MemoryKeys();

  @Test
  void leavesOutBlanksAndWhatIsNoNumber() {
    Example example = Example.statistics();
    Reading reading =
        new Reading(
            example.form.id(),
            "",
            "",
            null,
            Map.of(),
            new Body.Figures(
                Map.of(
                    "1.A", new Entry(new Value.Numeric(new BigDecimal("7.5")), "C5"),
                    "1.B", Entry.NONE,
                    "2.A", new Entry(new Value.Text("十二"), "C7"),
                    "2.B", new Entry(new Value.Broken("#REF!"), "C8"))));

    Totals totals = Tally.of(example.form, reading, keys);

    assertThat(totals.sums()).hasSize(55).containsEntry("1.A", new BigDecimal("7.5"));
    assertThat(totals.sums().values().stream().filter(sum -> sum.signum() != 0)).hasSize(1);
  }

  @Test
  void countsEachAnswer() {
    Form form = NoticesOnDisk.form("wuhan-2015-2");

    Totals totals = answered(form, "是").plus(answered(form, "是")).plus(answered(form, "否"));

    assertThat(totals.plus(answered(form, "有")).sums())
        .containsEntry("06.B/是", new BigDecimal("2"))
        .containsEntry("06.B/否", BigDecimal.ONE)
        .doesNotContainKey("06.B");
    assertThat(TotalsJson.of(totals)).contains("\"06.B\":{\"否\":1,\"是\":2}");
    assertThat(Tally.nothing(form).sums()).containsEntry("06.B/是", BigDecimal.ZERO);
  }

  private Totals answered(Form form, String answer) {
    Entry entry = new Entry(new Value.Text(answer), "G30");
    Body.Figures figures = new Body.Figures(Map.of("06.B", entry));
    return Tally.of(form, new Reading(form.id(), "", "", null, Map.of(), figures), keys);
  }

  @Test
  void countsTheSamePersonOnceHoweverTheNumberIsWritten() {
    Example example = Example.roster();
    String rows =
        """
        [{"sex":"女","age":29,"id_no":"41010319840924632X","card_no":"6217000000000000"},
         {"sex":"女","age":30,"id_no":"41010319840924632x","card_no":"6217 0000 0000 0000"},
         {"sex":"男","age":60,"id_no":"４１０１０３１９８４０９２４６３２Ｘ","card_no":""},
         {"sex":"男","age":"不详","id_no":"","card_no":""}]
        """;

    Totals totals = Tally.of(example.form, example.reading(Example.parse(rows)), keys);

    assertThat(TotalsJson.of(totals))
        .isEqualTo(
            "{\"age_bands\":{\"30-39\":1,\"40-49\":0,\"50-59\":0,\"<30\":1,\">=60\":1},"
                + "\"amount_total\":0,\"cards\":1,\"distinct_ids\":1,\"female\":2,\"male\":2,"
                + "\"rows\":4}");
  }

  @Test
  void nothingHasTheFiguresOfAFiling() {
    for (Example example : List.of(Example.roster(), Example.statistics())) {
      Totals filed = example.filed().values().iterator().next().totals();
      Totals nothing = Tally.nothing(example.form);

      assertThat(nothing.sums()).containsOnlyKeys(filed.sums().keySet());
      assertThat(nothing.distinct()).containsOnlyKeys(filed.distinct().keySet());
    }
    assertThat(Tally.nothing(Example.roster().form).distinct()).isNotEmpty();
  }

  @Test
  void holdsNoIdentityNumberAndNoCard() {
    Example example = Example.roster();
    assertThat(example.filed().values().toString())
        .doesNotContain("410104196101178508")
        .doesNotContain("6242963854149728161");
  }

  @Test
  void refusesAReadingOfAnotherKindOfForm() {
    Reading reading = Example.roster().readings().values().iterator().next();
    assertThatThrownBy(() -> Tally.of(Example.statistics().form, reading, keys))
        .hasMessage("a reading of city-2017-2 is no reading of city-2018-1");
  }
}
