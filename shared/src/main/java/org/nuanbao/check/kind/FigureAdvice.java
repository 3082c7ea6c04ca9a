package org.nuanbao.check.kind;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nuanbao.check.Advice;
import org.nuanbao.check.BySum;
import org.nuanbao.check.Cell;
import org.nuanbao.check.FindingWords;
import org.nuanbao.check.Mend;
import org.nuanbao.check.SlipOfHand;
import org.nuanbao.check.TypeWords;
import org.nuanbao.form.Rule;
import org.nuanbao.reading.Value;

/** What is advised where figures do not agree with each other. */
final class FigureAdvice {
  /** The most terms that an example spells out. */
  private static final int SPELLED = 6;

  /** The most sums above a sum that are put right with it. */
  private static final int DEEPEST = 4;

  private FigureAdvice() {}

  /**
   * A sum that is wrong. The one blank term is what is missing, if no other can be; else the sum is
   * put right, because it is what follows from the others.
   */
  static Advice sum(Rule rule, Cell sum, List<Cell> terms, List<Cell> minus, BigDecimal right) {
    if (sum.judging().isSupposing()) {
      return Advice.NONE;
    }
    BigDecimal said = sum.number(true).orElse(BigDecimal.ZERO);
    BigDecimal missing = said.subtract(right);
    List<Cell> blank = terms.stream().filter(Cell::isBlank).toList();
    Map<Cell, BigDecimal> doubtful =
        doubtful(rule, terms, minus, !SlipOfHand.explains(said, right));
    List<String> headings =
        List.of(
            sum.core() + "不等于" + counted(terms.size() + minus.size()) + "项之和",
            sum.core() + "不等于各项之和",
            "合计不等于各项之和");
    String adding = sum.withUnit(right) + "，即 " + spelled(terms, minus);
    if (blank.size() == 1 && missing.signum() > 0 && !sum.isBlank()) {
      Cell gap = blank.getFirst();
      return Advice.of(
              headings,
              gap.called() + "（" + gap.core() + "）没有填；如果别的都对，就是 " + gap.withUnit(missing),
              put(gap, missing))
          .example(example(sum, terms, minus, right));
    }
    if (doubtful.size() == 1 && TypeWords.of(sum).isEmpty()) {
      Cell wrong = doubtful.keySet().iterator().next();
      BigDecimal number = doubtful.values().iterator().next();
      return Advice.of(
              headings,
              wrong.called() + "（" + wrong.core() + "）有误；如果别的都对，就是 " + wrong.withUnit(number),
              put(wrong, number))
          .example(example(sum, terms, minus, right));
    }
    boolean empty = blank.size() == terms.size();
    return Advice.of(
            headings,
            empty
                ? "各项都没有填；请补填 " + called(terms) + "，或查原始记录"
                : adding
                    + (sum.isBlank()
                        ? ""
                        : "。如果 "
                            + FindingWords.shown(said)
                            + " 没错，就是 "
                            + called(terms)
                            + " 里有一格要改"),
            empty ? List.of() : upward(sum, right, 0))
        .example(example(sum, terms, minus, right));
  }

  /**
   * The terms that something else is wrong with, else those that one slip of the hand explains, and
   * what the sum leaves for each.
   */
  private static Map<Cell, BigDecimal> doubtful(
      Rule rule, List<Cell> terms, List<Cell> minus, boolean bySlips) {
    Map<Cell, BigDecimal> broken = new LinkedHashMap<>();
    Map<Cell, BigDecimal> slipped = new LinkedHashMap<>();
    Stream.concat(terms.stream(), minus.stream())
        .forEach(term ->
            BySum.of(term)
                .ifPresent(number -> {
                  if (TypeWords.of(term).isPresent() || BySum.isBroken(term, rule)) {
                    broken.put(term, number);
                  } else if (SlipOfHand.explains(
                      term.number(true).orElse(BigDecimal.ZERO), number)) {
                    slipped.put(term, number);
                  }
                }));
    return broken.isEmpty() && bySlips ? slipped : broken;
  }

  /** The sum put right, and with it the sums that it is a term of. */
  private static List<Mend> upward(Cell sum, BigDecimal right, int depth) {
    List<Mend> steps = new ArrayList<>(put(sum, right));
    BigDecimal more = right.subtract(sum.number(true).orElse(BigDecimal.ZERO));
    if (depth < DEEPEST && !BySum.holds(sum, right)) {
      for (Rule rule : sum.judging().form().rules()) {
        Rule.Sum above = rule.sum().orElse(null);
        if (above != null && above.terms().contains(sum.place().name())) {
          Cell whole = sum.scope().cell(above.target());
          whole
              .number(true)
              .ifPresent(number -> steps.addAll(upward(whole, number.add(more), depth + 1)));
        }
      }
    }
    return steps;
  }

  private static String spelled(List<Cell> terms, List<Cell> minus) {
    return joined(terms, "＋")
        + (minus.isEmpty() ? "" : "－" + joined(minus, "－"))
        + "（"
        + terms.stream().map(Cell::called).collect(Collectors.joining("＋"))
        + (minus.isEmpty()
            ? ""
            : minus.stream().map(it -> "－" + it.called()).collect(Collectors.joining()))
        + "）";
  }

  private static String joined(List<Cell> cells, String sign) {
    return cells.stream()
        .map(it -> FindingWords.shown(it.number(true).orElse(BigDecimal.ZERO)))
        .collect(Collectors.joining(sign));
  }

  private static String example(Cell sum, List<Cell> terms, List<Cell> minus, BigDecimal right) {
    if (terms.size() > SPELLED || !minus.isEmpty()) {
      return "";
    }
    return terms.stream()
            .map(
                it -> it.core() + " " + FindingWords.shown(it.number(true).orElse(BigDecimal.ZERO)))
            .collect(Collectors.joining("、"))
        + "，"
        + sum.core()
        + "填 "
        + FindingWords.shown(right);
  }

  private static String called(List<Cell> cells) {
    return cells.stream().map(Cell::called).collect(Collectors.joining("、"));
  }

  private static String counted(int items) {
    return items < 2 || items > 10 ? "各" : "零一两三四五六七八九十".substring(items, items + 1);
  }

  static List<Mend> put(Cell cell, BigDecimal number) {
    return put(cell, new Value.Numeric(number));
  }

  static List<Mend> put(Cell cell, Value value) {
    return cell.at().isEmpty() ? List.of() : List.of(new Mend.Put(cell.at(), value));
  }

  /** One side that is more than the other, or not the same. */
  static Advice sides(
      List<Cell> left, BigDecimal lower, List<Cell> right, BigDecimal upper, boolean exact) {
    Cell first = left.getFirst();
    if (first.judging().isSupposing()) {
      return Advice.NONE;
    }
    String whole = right.size() == 1 ? right.getFirst().core() : "各项之和";
    String wholeAt = called(right) + (right.size() == 1 ? " " + whole : " 相加");
    boolean single = left.size() == 1;
    if (exact) {
      List<Cell> blank =
          Stream.concat(left.stream(), right.stream()).filter(Cell::isBlank).toList();
      boolean lacksLeft = blank.size() == 1 && left.contains(blank.getFirst());
      BigDecimal missing = lacksLeft ? upper.subtract(lower) : lower.subtract(upper);
      boolean leftFollows = single && right.size() > 1;
      boolean rightFollows = right.size() == 1 && left.size() > 1;
      return Advice.of(
          List.of(first.core() + "与" + whole + "不相等", first.core() + "前后不相等", "两处数字不相等"),
          (single ? "" : called(left) + " 相加")
              + first.withUnit(upper)
              + "（"
              + wholeAt
              + "）；如果这一处没错，就是另一处要改",
          blank.size() == 1 && missing.signum() > 0
              ? put(blank.getFirst(), missing)
              : leftFollows
                  ? put(first, upper)
                  : rightFollows ? put(right.getFirst(), lower) : bySum(left, right));
    }
    return Advice.of(
            List.of(first.core() + "比" + whole + "还多", first.core() + "比总数还多", "部分比总数还多"),
            (single ? "" : called(left) + " 相加")
                + "不超过 "
                + first.withUnit(upper)
                + "（"
                + wholeAt
                + "）；如果 "
                + FindingWords.shown(lower)
                + " 没错，就是 "
                + called(right)
                + " 要改；"
                + Advice.LOOK_UP,
            bySum(left, right))
        .example(single && right.size() == 1 ? whole + " 10、" + first.core() + " 8，填 8" : "");
  }

  /** The one figure that the printed sums tell and with which all rules hold. */
  private static List<Mend> bySum(List<Cell> left, List<Cell> right) {
    List<List<Mend>> told =
        Stream.concat(left.stream(), right.stream())
            .map(cell -> bySum(cell))
            .filter(steps -> !steps.isEmpty())
            .toList();
    return told.size() == 1 ? told.getFirst() : List.of();
  }

  /** The figure that the printed sums tell, if it is another. */
  static List<Mend> bySum(Cell cell) {
    return BySum.of(cell)
        .filter(number -> number.compareTo(cell.number(true).orElse(BigDecimal.ZERO)) != 0)
        .map(number -> put(cell, number))
        .orElse(List.of());
  }

  static Advice allOrNone(List<Cell> cells) {
    if (cells.getFirst().judging().isSupposing()) {
      return Advice.NONE;
    }
    return Advice.of(
        List.of("几处应同时有数或为0"), called(cells) + " 同时为 0，或同时大于 0；" + Advice.LOOK_UP, List.of());
  }

  /**
   * A share that is stated wrong is what the others give, written as it was: 0.25 or 25.
   *
   * @param said the cell that states it; empty if only a bound is broken
   */
  static Advice share(Optional<Cell> said, BigDecimal share, String bound) {
    if (said.isEmpty()) {
      return Advice.of(List.of("占比不合要求"), bound + "；" + Advice.LOOK_UP, List.of());
    }
    Cell cell = said.get();
    BigDecimal number = cell.number(true).orElse(BigDecimal.ZERO);
    boolean hundredths =
        number.subtract(share).abs().compareTo(number.subtract(share.movePointRight(2)).abs()) > 0;
    BigDecimal right =
        (hundredths ? share.movePointRight(2) : share)
            .setScale(Math.max(number.scale(), hundredths ? 2 : 4), RoundingMode.HALF_UP)
            .stripTrailingZeros();
    return Advice.of(
        List.of(cell.core() + "与算出的不符", "占比与算出的不符"),
        FindingWords.shown(right) + "，由表上的数算出；如果它没错，就是算它的数要改",
        put(cell, right));
  }
}
