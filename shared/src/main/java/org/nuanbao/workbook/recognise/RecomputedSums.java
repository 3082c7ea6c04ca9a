package org.nuanbao.workbook.recognise;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nuanbao.form.AnswerType;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Typing;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.cells.Range;

/**
 * Recomputes formulas that only add up cells of their own sheet from what these cells hold; a
 * stored result is never trusted.
 */
final class RecomputedSums {
  private static final int DEPTH = 64;

  private final Map<Integer, KeptRow> rows;
  private final String sheet;
  private final Set<String> open = new HashSet<>();

  RecomputedSums(Map<Integer, KeptRow> rows, String sheet) {
    this.rows = rows;
    this.sheet = sheet;
  }

  /** The sum; empty for any other formula, and for a formula that depends on itself. */
  Optional<Value> of(String formula) {
    return SummedCells.of(formula, sheet).flatMap(this::sum).map(Sum::value);
  }

  private record Sum(BigDecimal number, boolean any) {
    Value value() {
      return any ? new Value.Numeric(number) : Value.Blank.IT;
    }
  }

  private Optional<Sum> sum(SummedCells summed) {
    BigDecimal total = BigDecimal.ZERO;
    boolean any = false;
    for (String cell : summed.cells()) {
      if (open.size() > DEPTH || !open.add(cell)) {
        return Optional.empty();
      }
      Optional<Sum> term = term(cell);
      open.remove(cell);
      if (term.isEmpty()) {
        return Optional.empty();
      }
      total = total.add(term.get().number());
      any |= term.get().any();
    }
    return Optional.of(new Sum(total, any));
  }

  private Optional<Sum> term(String cell) {
    Range at = Range.parse(cell);
    KeptRow row = at == null ? null : rows.get(at.firstRow());
    if (at == null || row == null) {
      return Optional.of(new Sum(BigDecimal.ZERO, false));
    }
    int column = at.firstColumn();
    String formula = row.formulaText(column);
    if (formula != null) {
      return SummedCells.of(formula, sheet).flatMap(this::sum);
    }
    if (row.isFormula(column)) {
      return Optional.empty();
    }
    Value value =
        Typing.typed(AnswerType.of(ValueType.DECIMAL), row.value(column, ValueType.DECIMAL));
    return Optional.of(
        value instanceof Value.Numeric(BigDecimal number)
            ? new Sum(number, true)
            : new Sum(BigDecimal.ZERO, false));
  }
}
