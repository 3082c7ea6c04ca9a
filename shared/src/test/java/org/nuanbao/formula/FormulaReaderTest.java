package org.nuanbao.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nuanbao.formula.Formula.Applied;
import org.nuanbao.formula.Formula.Numeral;
import org.nuanbao.formula.Formula.Operation;
import org.nuanbao.formula.Formula.Ref;
import org.nuanbao.formula.Formula.Text;

class FormulaReaderTest {
  private static final Set<String> REFS = Set.of("a", "b", "t.c");

  @Test
  void bindsTimesBeforePlusBeforeComparisonBeforeAndBeforeOr() {
    Formula product = of(Operation.TIMES, new Numeral(new BigDecimal("2.50")), new Ref("b"));
    Formula sum = of(Operation.PLUS, new Ref("a"), product);
    Formula compared = of(Operation.AT_MOST, sum, new Ref("t.c"));
    Formula fact = new Formula.Fact("known.seal");
    Formula not = of(Operation.NOT, of(Operation.IN, new Ref("a"), new Text("x"), new Text("y")));
    assertThat(read("a + 2.50 * b <= t.c and fact.known.seal or not a in (\"x\", \"y\")"))
        .isEqualTo(of(Operation.OR, of(Operation.AND, compared, fact), not));
  }

  @Test
  void reckonsFromTheLeft() {
    assertThat(read("a - b - t.c"))
        .isEqualTo(
            of(Operation.MINUS, of(Operation.MINUS, new Ref("a"), new Ref("b")), new Ref("t.c")));
  }

  @Test
  void readsFunctionsAndTables() {
    assertThat(read("count(t) < max(a, b)"))
        .isEqualTo(
            of(
                Operation.LESS,
                new Formula.Count("t"),
                of(Operation.MAX, new Ref("a"), new Ref("b"))));
    assertThat(read("some(t, t.c = \"x\")"))
        .isEqualTo(new Formula.SomeRow("t", of(Operation.EQUAL, new Ref("t.c"), new Text("x"))));
    assertThat(read("sum(t.c)")).isEqualTo(new Formula.Total("t.c"));
  }

  private static Formula of(Operation operation, Formula... to) {
    return new Applied(operation, List.of(to));
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
