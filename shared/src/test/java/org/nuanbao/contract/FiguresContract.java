package org.nuanbao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.rollup.Figures;
import org.nuanbao.rollup.KeySet;
import org.nuanbao.rollup.Totals;

/** A version's figures come back exactly, however many persons it has. */
public abstract class FiguresContract {
  /** The store under test. */
  protected abstract Figures figures();

  @Test
  void figuresComeBackExactly() {
    DutyId duty = Given.duty();
    Totals totals = totals("0.10", 20_000);

    figures().save(duty, 1, totals);

    assertThat(figures().load(duty, 1)).contains(totals);
    assertThat(figures().load(duty, 2)).isEmpty();
    assertThat(figures().load(Given.duty(), 1)).isEmpty();
  }

  @Test
  void savingAgainReplaces() {
    DutyId duty = Given.duty();
    figures().save(duty, 1, totals("1", 5));
    figures().save(duty, 2, totals("2", 2));

    figures().save(duty, 1, totals("3", 3));

    assertThat(figures().load(duty, 1)).contains(totals("3", 3));
    assertThat(figures().load(duty, 2)).contains(totals("2", 2));
  }

  private static Totals totals(String sum, int persons) {
    return new Totals(
        new TreeMap<>(
            Map.of("rows", BigDecimal.valueOf(persons), "age_bands/30-39", new BigDecimal(sum))),
        new TreeMap<>(
            Map.of(
                "persons",
                KeySet.of(
                    IntStream.range(0, persons)
                        .mapToObj(i -> String.format(Locale.ROOT, "%032x", i))
                        .toList()))));
  }
}
