package org.nuanbao.workbook.recognise;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Rule;
import org.nuanbao.form.Tabled;
import org.nuanbao.reading.Value;

/** The printed sums of a form: live formulas of the template, recomputed and never believed. */
final class Sums {
  private static final Pattern REF = Pattern.compile("\\$?([A-Z]{1,3})\\$?([0-9]{1,7})");
  private static final Pattern RANGE = Pattern.compile(REF + "(:" + REF + ")?");
  private static final int MOST = 200;

  private final Map<String, List<String>> terms = new HashMap<>();

  Sums(Tabled form) {
    for (Rule rule : form.rules()) {
      rule.sum()
          .filter(sum -> sum.minus().isEmpty())
          .ifPresent(sum -> terms.putIfAbsent(sum.target(), sum.terms()));
    }
  }

  /**
   * Whether the formula adds up exactly the cells of this item's terms.
   *
   * @param cells by item ref
   */
  boolean isOwn(String ref, @Nullable String formula, Map<String, String> cells) {
    List<String> wanted = terms.get(ref);
    if (wanted == null || formula == null) {
      return false;
    }
    List<String> expected = new ArrayList<>(wanted.stream().map(cells::get).toList());
    List<String> summed = summed(formula);
    if (summed == null || expected.contains(null)) {
      return false;
    }
    Collections.sort(expected);
    Collections.sort(summed);
    return expected.equals(summed);
  }

  /** The cells that {@code SUM(E7,E8:E9)} or {@code E7+E8+E9} adds up; null for anything else. */
  private static @Nullable List<String> summed(String formula) {
    String plain = formula.replace(" ", "").toUpperCase(Locale.ROOT);
    boolean sum = plain.startsWith("SUM(") && plain.endsWith(")");
    String inner = sum ? plain.substring(4, plain.length() - 1) : plain;
    List<String> cells = new ArrayList<>();
    for (String term : inner.split(sum ? "[,;+]" : "\\+", -1)) {
      Matcher range = RANGE.matcher(term);
      if (!range.matches() || (!sum && range.group(3) != null) || !add(range, cells)) {
        return null;
      }
    }
    return cells;
  }

  private static boolean add(Matcher range, List<String> cells) {
    int first = Integer.parseInt(range.group(2));
    int last = range.group(3) == null ? first : Integer.parseInt(range.group(5));
    boolean oneColumn = range.group(3) == null || range.group(4).equals(range.group(1));
    if (!oneColumn || last - first > MOST || cells.size() > MOST) {
      return false;
    }
    for (int row = first; row <= last; row++) {
      cells.add(range.group(1) + row);
    }
    return true;
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
