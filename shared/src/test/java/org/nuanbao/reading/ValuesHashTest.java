package org.nuanbao.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nuanbao.form.FormId;

class ValuesHashTest {
  private static final FormId FORM = new FormId("city-2020-1");

  @Test
  void equalValuesInAnotherFileAreTheSame() {
    Reading a = figures("v1", "Sheet1", "A1", new Value.Numeric(new BigDecimal("3.0")));
    Reading b = figures("v2", "表", "B7", new Value.Numeric(new BigDecimal("3")));
    assertThat(ValuesHash.of(a)).isEqualTo(ValuesHash.of(b)).matches("[0-9a-f]{64}");
  }

  @Test
  void anyOtherValueDiffers() {
    assertThat(
            List.of(
                hash(new Value.Numeric(BigDecimal.ONE)),
                hash(new Value.Numeric(BigDecimal.TWO)),
                hash(new Value.Text("1")),
                hash(Value.Blank.IT),
                hash(new Value.Numeric(BigDecimal.ZERO))))
        .doesNotHaveDuplicates();
  }

  @Test
  void textsThatRunTogetherDiffer() {
    assertThat(ValuesHash.of(row("ab", "c"))).isNotEqualTo(ValuesHash.of(row("a", "bc")));
  }

  private static String hash(Value value) {
    return ValuesHash.of(figures("v1", "", "A1", value));
  }

  private static Reading figures(String version, String sheet, String cell, Value value) {
    return new Reading(
        FORM,
        version,
        sheet,
        null,
        Map.of("unit", new Entry(new Value.Text("样例工会"), cell)),
        new Body.Figures(Map.of("1.A", new Entry(value, cell))));
  }

  private static Reading row(String a, String b) {
    List<Value> values = List.of(new Value.Text(a), new Value.Text(b));
    return new Reading(
        FORM, "v1", "", null, Map.of(), new Body.Lines(List.of(new Line(1, 0, values)), List.of()));
  }
}
