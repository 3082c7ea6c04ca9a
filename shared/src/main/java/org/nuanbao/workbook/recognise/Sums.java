package org.nuanbao.workbook.recognise;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.FigureForm;
import org.nuanbao.form.Rule;
import org.nuanbao.reading.Value;

/** The printed sums of a form: live formulas of the template, recomputed and never believed. */
final class Sums {
  private final Map<String, List<String>> terms = new HashMap<>();

  private final String sheet;

  /** Of a form on the sheet of this name. */
  Sums(FigureForm form, String sheet) {
    this.sheet = sheet;
    for (Rule rule : form.rules()) {
      rule.sum()
          .filter(sum -> sum.minus().isEmpty())
          .ifPresent(sum -> terms.putIfAbsent(sum.target(), sum.terms()));
    }
  }

  /**
   * What the formula adds up, if it is exactly the cells of this item's terms.
   *
   * @param cells by item ref
   */
  Optional<SummedCells> own(String ref, @Nullable String formula, Map<String, String> cells) {
    List<String> wanted = terms.get(ref);
    if (wanted == null || formula == null) {
      return Optional.empty();
    }
    List<String> expected = wanted.stream().map(term -> cells.getOrDefault(term, "")).toList();
    return SummedCells.of(formula, sheet).filter(summed -> isSame(summed.cells(), expected));
  }

  private static boolean isSame(List<String> summed, List<String> expected) {
    List<String> left = new ArrayList<>(expected);
    return summed.stream().allMatch(left::remove) && left.isEmpty();
  }

  /**
   * The sum of the item's terms; blanks and what is no number count as nothing.
   *
   * @param live items whose cell is such a formula, so that their own terms count
   */
  Value sum(String ref, Map<String, Value> values, Set<String> live) {
    return sum(ref, values, live, new HashSet<>());
  }

  private Value sum(String ref, Map<String, Value> values, Set<String> live, Set<String> on) {
    if (!on.add(ref)) {
      return new Value.Broken("circular sum");
    }
    BigDecimal sum = BigDecimal.ZERO;
    boolean any = false;
    for (String term : terms.getOrDefault(ref, List.of())) {
      Value value =
          live.contains(term)
              ? sum(term, values, live, on)
              : values.getOrDefault(term, Value.Blank.IT);
      if (value instanceof Value.Numeric(BigDecimal number)) {
        sum = sum.add(number);
        any = true;
      }
    }
    on.remove(ref);
    return any ? new Value.Numeric(sum) : Value.Blank.IT;
  }
}
