package org.nuanbao.workbook.recognise;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Rule;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.cells.Range;
import org.nuanbao.workbook.cells.SheetRow;

/** The sums that a roster demands in each row, where a spreadsheet adds them up itself. */
final class RowSums {
  private final int[] columns;
  private final String sheet;
  private final BitSet targets = new BitSet();
  private final Map<Integer, Integer> positions = new HashMap<>();

  /**
   * Of a roster.
   *
   * @param columns the sheet's column of each of its columns
   */
  RowSums(Roster form, int[] columns, String sheet) {
    this.columns = columns.clone();
    this.sheet = sheet;
    for (Rule rule : form.rules()) {
      rule.sum()
          .map(sum -> form.indexOf(sum.target()))
          .filter(target -> target >= 0)
          .ifPresent(targets::set);
    }
    for (int i = 0; i < columns.length; i++) {
      positions.put(columns[i], i);
    }
  }

  /**
   * Puts what the row's cells add up to in the place of each such formula.
   *
   * @return where that was done
   */
  BitSet recompute(SheetRow row, Value[] values) {
    BitSet done = new BitSet();
    for (int i = targets.nextSetBit(0); i >= 0; i = targets.nextSetBit(i + 1)) {
      String formula = columns[i] < 0 ? null : row.formulaText(columns[i]);
      if (formula != null) {
        Optional<Value> sum = sum(formula, row.number(), values);
        if (sum.isPresent()) {
          values[i] = sum.get();
          done.set(i);
        }
      }
    }
    return done;
  }

  private Optional<Value> sum(String formula, int row, Value[] values) {
    Optional<SummedCells> summed = SummedCells.of(formula, sheet);
    if (summed.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal sum = BigDecimal.ZERO;
    boolean any = false;
    for (String cell : summed.get().cells()) {
      Range at = Range.parse(cell);
      Integer position = at == null ? null : positions.get(at.firstColumn());
      if (at == null || position == null || at.firstRow() != row) {
        return Optional.empty();
      }
      if (values[position] instanceof Value.Numeric(BigDecimal number)) {
        sum = sum.add(number);
        any = true;
      }
    }
    return Optional.of(any ? new Value.Numeric(sum) : Value.Blank.IT);
  }
}
