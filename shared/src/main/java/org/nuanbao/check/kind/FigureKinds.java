package org.nuanbao.check.kind;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.Cell;
import org.nuanbao.check.FindingWords;
import org.nuanbao.check.JudgedRule;
import org.nuanbao.check.Scope;
import org.nuanbao.check.kind.Parameter.Nought;
import org.nuanbao.form.RuleHead;

/** Rules that compare figures with each other: exact decimals, no tolerance. */
final class FigureKinds {
  private FigureKinds() {}

  /** The sum of the cells; empty if one of them is no number. */
  static Optional<BigDecimal> total(List<Cell> cells, boolean blankIsNought) {
    BigDecimal total = BigDecimal.ZERO;
    for (Cell cell : cells) {
      Optional<BigDecimal> number = cell.number(blankIsNought);
      if (number.isEmpty()) {
        return number;
      }
      total = total.add(number.get());
    }
    return Optional.of(total);
  }

  private static String names(List<Cell> cells, String between) {
    return cells.stream().map(Cell::shortName).collect(Collectors.joining(between));
  }

  /** A sum in which a blank counts as 0, whatever kind of form it is. */
  record SumOf(
      RuleHead head,
      @Refs String target,
      @Refs List<String> terms,
      @Refs(orNone = true) List<String> minus)
      implements JudgedRule.OfSeveral {
    @Override
    public Optional<Sum> sum() {
      return Optional.of(new Sum(target, terms, minus));
    }

    @Override
    public Optional<Sides> sides() {
      List<String> left = Stream.concat(Stream.of(target), minus.stream()).toList();
      return Optional.of(new Sides(left, terms, true));
    }

    @Override
    public Optional<FindingWords> broken(Scope scope) {
      Cell sum = scope.cell(target);
      BigDecimal said = sum.number(true).orElse(null);
      BigDecimal added = total(scope.cells(terms), true).orElse(null);
      BigDecimal taken = total(scope.cells(minus), true).orElse(null);
      if (said == null || added == null || taken == null) {
        return Optional.empty();
      }
      BigDecimal over = said.subtract(added.subtract(taken));
      if (over.signum() == 0) {
        return Optional.empty();
      }
      return Optional.of(
          FindingWords.of(
                  "SUM",
                  "%s填的是%s，而%s相加%s是%s，%s%s。",
                  "%1$s is %2$s, but %3$s%4$s add up to %5$s: %7$s %6$s.",
                  sum,
                  said,
                  scope.cells(terms),
                  minus.isEmpty()
                      ? ""
                      : new FindingWords.Both(
                          "再减去" + names(scope.cells(minus), "、"),
                          " - " + names(scope.cells(minus), " - ")),
                  added.subtract(taken),
                  over.signum() > 0
                      ? new FindingWords.Both("多了", "too much")
                      : new FindingWords.Both("少了", "too little"),
                  over.abs())
              .with(
                  FigureAdvice.sum(
                      this, sum, scope.cells(terms), scope.cells(minus), added.subtract(taken)))
              .todo(head));
    }
  }

  /** A blank counts as 0 on forms of figures, or if the rule says so; else the rule is skipped. */
  interface TwoSides extends JudgedRule.OfSeveral {
    Sides compared();

    @Nullable Nought blank();

    @Override
    default Optional<Sides> sides() {
      return Optional.of(compared());
    }

    @Override
    default Optional<FindingWords> broken(Scope scope) {
      boolean nought = blank() != null || scope.judging().blankIsNought(compared().refs());
      List<Cell> left = scope.cells(compared().left());
      List<Cell> right = scope.cells(compared().right());
      BigDecimal lower = total(left, nought).orElse(null);
      BigDecimal upper = total(right, nought).orElse(null);
      if (lower == null || upper == null) {
        return Optional.empty();
      }
      int order = lower.compareTo(upper);
      return (compared().exact() ? order == 0 : order <= 0)
          ? Optional.empty()
          : Optional.of(
              FindingWords.of(
                      compared().exact() ? "UNEQUAL" : "AT_MOST",
                      "%s，%s%s。",
                      "%s is %s %s.",
                      side(left, lower),
                      compared().exact()
                          ? new FindingWords.Both("不等于", "not")
                          : new FindingWords.Both("大于", "more than"),
                      side(right, upper))
                  .with(FigureAdvice.sides(left, lower, right, upper, compared().exact()))
                  .todo(head()));
    }
  }

  private static FindingWords.Both side(List<Cell> cells, BigDecimal total) {
    String names = cells.size() == 1 ? cells.getFirst().label() : names(cells, "、") + "相加";
    String shown = FindingWords.shown(total);
    return new FindingWords.Both(names + "的" + shown, names(cells, " + ") + " = " + shown);
  }

  record AtMost(
      RuleHead head, @Refs List<String> left, @Refs List<String> right, @Nullable Nought blank)
      implements TwoSides {
    @Override
    public Sides compared() {
      return new Sides(left, right, false);
    }
  }

  record EqualSums(
      RuleHead head, @Refs List<String> left, @Refs List<String> right, @Nullable Nought blank)
      implements TwoSides {
    @Override
    public Sides compared() {
      return new Sides(left, right, true);
    }
  }

  record AllOrNone(RuleHead head, @Refs List<String> refs) implements JudgedRule.OfSeveral {
    @Override
    public Optional<FindingWords> broken(Scope scope) {
      List<Cell> cells = scope.cells(refs);
      List<Integer> signs =
          cells.stream()
              .flatMap(cell -> cell.number(true).stream())
              .map(it -> it.signum())
              .toList();
      boolean kept =
          signs.size() < cells.size()
              || signs.stream().allMatch(sign -> sign == 0)
              || signs.stream().allMatch(sign -> sign > 0);
      return kept
          ? Optional.empty()
          : Optional.of(
              FindingWords.of(
                      "ALL_OR_NONE",
                      "%s应同时为0或同时大于0。",
                      "%s are all 0 or all above 0.",
                      new FindingWords.Both(
                          cells.stream().map(Cell::label).collect(Collectors.joining("、")),
                          names(cells, ", ")))
                  .with(FigureAdvice.allOrNone(cells))
                  .todo(head));
    }
  }

  /**
   * A rule about a share. A cell that states the share is compared as it is rounded, and may say
   * 0.25 or 25. Not judged if the whole is 0.
   */
  record Share(
      RuleHead head,
      @Refs("is") @Nullable String said,
      @Refs List<String> part,
      @Refs List<String> whole,
      @Nullable BigDecimal atLeast,
      @Nullable BigDecimal atMost,
      @Nullable Nought blank)
      implements JudgedRule.OfSeveral {
    Share {
      if (atLeast == null && atMost == null && said == null) {
        throw new IllegalArgumentException("a share needs at_least, at_most or is");
      }
    }

    @Override
    public Optional<FindingWords> broken(Scope scope) {
      boolean nought = blank != null || scope.judging().blankIsNought(head.refs());
      BigDecimal some = total(scope.cells(part), nought).orElse(null);
      BigDecimal all = total(scope.cells(whole), nought).orElse(null);
      if (some == null || all == null || all.signum() == 0) {
        return Optional.empty();
      }
      BigDecimal share = some.divide(all, 12, RoundingMode.HALF_UP);
      if (atMost != null && share.compareTo(atMost) > 0) {
        return words(
            scope, Optional.empty(), share, "不应超过" + percent(atMost), "at most " + percent(atMost));
      }
      if (atLeast != null && share.compareTo(atLeast) < 0) {
        return words(
            scope,
            Optional.empty(),
            share,
            "不应低于" + percent(atLeast),
            "at least " + percent(atLeast));
      }
      Cell is = said == null ? null : scope.cell(said);
      return is == null
          ? Optional.empty()
          : is.number(false)
              .filter(number -> !says(number, share))
              .map(FindingWords::shown)
              .flatMap(
                  it -> words(scope, Optional.of(is), share, is.name() + "填的却是" + it, "not " + it));
    }

    private static boolean says(BigDecimal number, BigDecimal share) {
      BigDecimal step = BigDecimal.ONE.movePointLeft(Math.max(number.scale(), 0));
      return number.subtract(share).abs().compareTo(step) < 0
          || number.subtract(share.movePointRight(2)).abs().compareTo(step) < 0;
    }

    private static String percent(BigDecimal share) {
      return FindingWords.shown(share.movePointRight(2).setScale(2, RoundingMode.HALF_UP)) + "%";
    }

    private Optional<FindingWords> words(
        Scope scope, Optional<Cell> is, BigDecimal share, String chinese, String english) {
      List<Cell> parts = scope.cells(part);
      return Optional.of(
          FindingWords.of(
                  "SHARE",
                  "%s占%s的%s，%s。",
                  "%1$s is %3$s of %2$s: %4$s.",
                  parts.size() == 1 ? parts.getFirst() : parts,
                  scope.cells(whole),
                  percent(share),
                  new FindingWords.Both(chinese, english))
              .with(FigureAdvice.share(is, share, chinese))
              .todo(head));
    }
  }
}
