package org.nuanbao.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nuanbao.form.Formula.Compared;
import org.nuanbao.form.Formula.Comparison;
import org.nuanbao.form.Formula.Numeral;
import org.nuanbao.form.Formula.Operator;
import org.nuanbao.form.Formula.Reckoned;
import org.nuanbao.form.Formula.Ref;

class FormulaReaderTest {
  private static final Set<String> REFS = Set.of("a", "b", "t.c");

  @Test
  void bindsTimesBeforePlusBeforeComparisonBeforeAndBeforeOr() {
    Formula sum =
        new Reckoned(
            Operator.PLUS,
            new Ref("a"),
            new Reckoned(Operator.TIMES, new Numeral(new BigDecimal("2.50")), new Ref("b")));
    Formula compared = new Compared(Comparison.AT_MOST, sum, new Ref("t.c"));
    Formula fact = new Formula.Fact("known.seal");
    Formula not = new Formula.Not(new Formula.Among(new Ref("a"), List.of("x", "y")));
    assertThat(read("a + 2.50 * b <= t.c and fact.known.seal or not a in (\"x\", \"y\")"))
        .isEqualTo(new Formula.Or(List.of(new Formula.And(List.of(compared, fact)), not)));
  }

  @Test
  void readsFunctionsAndTables() {
    assertThat(read("count(t) < max(a, b)"))
        .isEqualTo(
            new Compared(
                Comparison.LESS,
                new Formula.Count("t"),
                new Formula.Call(Formula.Function.MAX, List.of(new Ref("a"), new Ref("b")))));
    assertThat(read("some(t, t.c = \"x\")"))
        .isEqualTo(
            new Formula.SomeRow(
                "t", new Compared(Comparison.EQUAL, new Ref("t.c"), new Formula.Text("x"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a + | ends too early",
        "a b | “b” stands where nothing may",
        "a + d | “d” is not on the form",
        "a / b | cannot be read from “/ b” on",
        "(a | “)” is missing",
        "root(a) | “root” is no function",
        "max(a) | “max” takes 2 arguments",
        "count(u) | “u” is no table of the form",
        "a in (b) | a text in quotation marks is expected, not “b”",
        "a = \"x | cannot be read from “\"x” on"
      })
  void saysWhereAFormulaEndsToMakeSense(String text, String message) {
    assertThatThrownBy(() -> read(text)).hasMessage(message);
  }

  private static Formula read(String text) {
    return FormulaReader.read(text, REFS, Set.of("t"));
  }
}
