package org.nuanbao.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.rollup.KeySet;
import org.nuanbao.rollup.Totals;
import org.nuanbao.rollup.VersionFigures;
import org.nuanbao.submission.Subjects;

/** A store of figures: a version's come back exactly, however many persons it has. */
public abstract class FiguresContract {
  /** The store under test. */
  protected abstract VersionFigures figures();

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
  void theCellsOfAVersionComeBack() {
    DutyId duty = Given.duty();
    assertThat(figures().cells(duty, 1)).isEmpty();

    figures().saveCells(duty, 1, new TreeMap<>(Map.of("2.C", "统计表!E7")));

    assertThat(figures().cells(duty, 1)).containsExactly(Map.entry("2.C", "统计表!E7"));
    assertThat(figures().cells(duty, 2)).isEmpty();
    assertThat(figures().load(duty, 1)).isEmpty();
  }

  @Test
  void whatWasRemovedIsGoneAndTheOtherVersionStays() {
    DutyId duty = Given.duty();
    Totals totals = totals("1", 5);
    for (long version = 1; version <= 2; version++) {
      figures().saveCells(duty, version, new TreeMap<>());
      assertThat(figures().has(duty, version)).as("though there are no cells").isTrue();
      figures().save(duty, version, totals);
    }

    figures().remove(duty, 1, totals);
    figures().remove(duty, 1, totals);

    assertThat(figures().has(duty, 1)).isFalse();
    assertThat(figures().load(duty, 1)).isEmpty();
    assertThat(figures().has(duty, 2)).isTrue();
    assertThat(figures().load(duty, 2)).contains(totals);
  }

  @Test
  void figuresOfOneCardAreRemovedAlone() {
    DutyId duty = Given.duty();
    String li = "a".repeat(64);
    String wang = "b".repeat(64);
    figures().save(duty, 1, li, single("1"));
    figures().save(duty, 1, wang, single("0.5"));

    figures().remove(duty, 1, li);

    assertThat(figures().sum(duty, List.of(current(wang, 1))).sums().get("rows"))
        .isEqualByComparingTo("0.5");
    assertThatThrownBy(() -> figures().sum(duty, List.of(current(li, 1))))
        .isInstanceOf(IllegalStateException.class);
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

  @Test
  void figuresOfCardsAndVouchersAreSummedByTheVersionsThatCount() {
    DutyId duty = Given.duty();
    String li = "a".repeat(64);
    String wang = "b".repeat(64);
    figures().save(duty, 1, li, single("1"));
    figures().save(duty, 2, li, single("10"));
    figures().save(duty, 1, wang, single("0.5"));

    assertThat(figures().sum(duty, List.of(current(li, 2), current(wang, 1))).sums().get("rows"))
        .isEqualByComparingTo("10.5");
    assertThat(figures().sum(duty, List.of()).sums()).isEmpty();
    assertThatThrownBy(() -> figures().sum(duty, List.of(current(wang, 2))))
        .isInstanceOf(IllegalStateException.class);
  }

  private static Subjects.Current current(String subject, long version) {
    return new Subjects.Current(
        subject, Given.id(), version, 1, "cd".repeat(32), Given.MORNING, false);
  }

  private static Totals single(String rows) {
    return new Totals(new TreeMap<>(Map.of("rows", new BigDecimal(rows))), new TreeMap<>());
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
