package org.nuanbao.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nuanbao.form.FigureForm;
import org.nuanbao.form.Roster;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;

/** From a figure to the cells it was read from. */
class SourceCellsTest {
  private final FigureForm statistics = (FigureForm) Example.statistics().form;
  private final Roster roster = (Roster) Example.roster().form;

  @Test
  void namesTheCellOfEachItem() {
    Entry entry = new Entry(new Value.Numeric(BigDecimal.TEN), "E7");
    Reading reading = reading("统计表", new Body.Figures(Map.of("2.C", entry)));

    assertThat(Tally.cells(statistics, reading)).containsExactly(Map.entry("2.C", "统计表!E7"));
  }

  @Test
  void namesTheRowsOfAMeasureAndItsColumnWhereItHasOne() {
    List<Value> blank = roster.columns().stream().<Value>map(column -> Value.Blank.IT).toList();
    List<String> letters = List.of("A", "B", "C", "D", "E", "F", "G", "H", "I");
    Reading reading =
        reading(
            "汇总表", new Body.Lines(List.of(new Line(1, 5, blank), new Line(2, 9, blank)), letters));

    assertThat(Tally.cells(roster, reading))
        .containsEntry("rows", "汇总表!5:9")
        .containsEntry("male", "汇总表!C5:C9")
        .containsEntry("distinct_ids", "汇总表!E5:E9")
        .containsEntry("amount_total", "汇总表!5:9");
  }

  @Test
  void whatCameFromNoWorkbookHasNoCells() {
    Example example = Example.roster();
    Reading sample = example.readings().values().iterator().next();

    assertThat(Tally.cells(roster, sample)).isEmpty();
  }

  private Reading reading(String sheet, Body body) {
    return new Reading(statistics.id(), "", sheet, null, Map.of(), body);
  }
}
