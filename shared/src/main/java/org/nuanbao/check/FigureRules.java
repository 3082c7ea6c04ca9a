package org.nuanbao.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nuanbao.form.Item;
import org.nuanbao.form.Rule;
import org.nuanbao.form.RuleHead;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Value;

/**
 * Rules over the figures of a statistics form. Exact decimals; a blank counts as 0; a figure that
 * is no number leaves out every rule that reads it but the rule of its type.
 */
final class FigureRules {
  private final Judging judging;
  private final Map<String, Item> items;

  FigureRules(Judging judging) {
    this.judging = judging;
    this.items = judging.items().stream().collect(Collectors.toMap(Item::ref, Function.identity()));
  }

  void sum(Rule.Sum rule) {
    Optional<BigDecimal> target = number(rule.target());
    Optional<BigDecimal> terms = total(rule.terms());
    if (target.isEmpty() || terms.isEmpty()) {
      return;
    }
    BigDecimal over = target.get().subtract(terms.get());
    if (over.signum() == 0) {
      return;
    }
    String more = over.signum() > 0 ? "多了" : "少了";
    String moreEnglish = over.signum() > 0 ? "too much" : "too little";
    found(
        rule.head(),
        "SUM",
        name(rule.target())
            + "填的是"
            + Words.shown(target.get())
            + "，而"
            + String.join("、", rule.terms())
            + "相加是"
            + Words.shown(terms.get())
            + "，"
            + more
            + Words.shown(over.abs())
            + "。"
            + Words.todo(rule.head()),
        name(rule.target())
            + " is %s, but %s add up to %s: %s %s."
                .formatted(
                    Words.shown(target.get()),
                    String.join(" + ", rule.terms()),
                    Words.shown(terms.get()),
                    Words.shown(over.abs()),
                    moreEnglish));
  }

  void atMost(Rule.AtMost rule) {
    Optional<BigDecimal> left = total(rule.left());
    Optional<BigDecimal> right = total(rule.right());
    if (left.isEmpty() || right.isEmpty() || left.get().compareTo(right.get()) <= 0) {
      return;
    }
    found(
        rule.head(),
        "AT_MOST",
        side(rule.left(), left.get())
            + "，大于"
            + side(rule.right(), right.get())
            + "。"
            + Words.todo(rule.head()),
        "%s = %s is more than %s = %s."
            .formatted(
                String.join(" + ", rule.left()),
                Words.shown(left.get()),
                String.join(" + ", rule.right()),
                Words.shown(right.get())));
  }

  void equal(Rule.EqualSums rule) {
    Optional<BigDecimal> left = total(rule.left());
    Optional<BigDecimal> right = total(rule.right());
    if (left.isEmpty() || right.isEmpty() || left.get().compareTo(right.get()) == 0) {
      return;
    }
    found(
        rule.head(),
        "UNEQUAL",
        side(rule.left(), left.get())
            + "，不等于"
            + side(rule.right(), right.get())
            + "。"
            + Words.todo(rule.head()),
        "%s = %s is not %s = %s."
            .formatted(
                String.join(" + ", rule.left()),
                Words.shown(left.get()),
                String.join(" + ", rule.right()),
                Words.shown(right.get())));
  }

  void allOrNone(Rule.AllOrNone rule) {
    List<Optional<BigDecimal>> numbers = rule.refs().stream().map(this::number).toList();
    if (numbers.stream().anyMatch(Optional::isEmpty)) {
      return;
    }
    boolean none = numbers.stream().allMatch(it -> it.orElseThrow().signum() == 0);
    boolean all = numbers.stream().allMatch(it -> it.orElseThrow().signum() > 0);
    if (!none && !all) {
      found(
          rule.head(),
          "ALL_OR_NONE",
          String.join("、", rule.refs().stream().map(this::name).toList())
              + "应同时为0或同时大于0。"
              + Words.todo(rule.head()),
          String.join(", ", rule.refs()) + " are all 0 or all above 0.");
    }
  }

  void positive(Rule.PositiveNeedsPositive rule) {
    Optional<BigDecimal> a = number(rule.a());
    Optional<BigDecimal> b = number(rule.b());
    if (a.isEmpty() || b.isEmpty() || a.get().signum() <= 0 || b.get().signum() > 0) {
      return;
    }
    found(
        rule.head(),
        "NEEDS",
        "%s填了%s，%s却没有填或不大于0。".formatted(name(rule.a()), Words.shown(a.get()), name(rule.b()))
            + Words.todo(rule.head()),
        "%s is %s, but %s is blank or not above 0."
            .formatted(name(rule.a()), Words.shown(a.get()), name(rule.b())));
  }

  void counts(Rule.Counts rule) {
    rule.refs().forEach(ref -> type(rule.head(), ref));
  }

  void amounts(Rule.Amounts rule) {
    rule.refs().forEach(ref -> type(rule.head(), ref));
  }

  /** A number that is not negative, and whole where the item counts. */
  private void type(RuleHead rule, String ref) {
    switch (value(ref)) {
      case Value.Blank _, Value.Broken _ -> {}
      case Value.Text _, Value.Day _ ->
          wrongType(rule, ref, "填的不是数字，请只填数字，没有就填0。", "is no number.");
      case Value.Numeric numeric -> {
        BigDecimal number = numeric.number();
        String is = "填的是" + Words.shown(number);
        if (number.signum() < 0) {
          wrongType(rule, ref, is + "，不能是负数，请改正。", "must not be negative.");
        } else if (counts(ref) && number.stripTrailingZeros().scale() > 0) {
          wrongType(rule, ref, is + "，应是整数，请改正。", "must be a whole number.");
        }
      }
    }
  }

  private void wrongType(RuleHead rule, String ref, String chinese, String english) {
    judging.found(
        rule,
        List.of(judging.figureSpot(ref)),
        new Words("BAD_NUMBER", name(ref) + chinese, name(ref) + " " + english));
  }

  private boolean counts(String ref) {
    Item item = items.get(ref);
    return item != null && item.type() == ValueType.COUNT;
  }

  void found(RuleHead rule, String code, String chinese, String english) {
    judging.found(
        rule,
        rule.refs().stream().map(judging::figureSpot).toList(),
        new Words(code, chinese, english + Words.todoEnglish(rule)));
  }

  private String side(List<String> refs, BigDecimal total) {
    return refs.size() == 1
        ? name(refs.getFirst()) + "的" + Words.shown(total)
        : String.join("、", refs) + "相加的" + Words.shown(total);
  }

  String name(String ref) {
    Item item = items.get(ref);
    return item == null ? ref : ref + "“" + item.core() + "”";
  }

  Value value(String ref) {
    return judging.figures().getOrDefault(ref, Entry.NONE).value();
  }

  /** Empty if one of them is no number. */
  private Optional<BigDecimal> total(List<String> refs) {
    BigDecimal total = BigDecimal.ZERO;
    for (String ref : refs) {
      Optional<BigDecimal> number = number(ref);
      if (number.isEmpty()) {
        return Optional.empty();
      }
      total = total.add(number.get());
    }
    return Optional.of(total);
  }

  /** A blank as 0; empty if it is no number. */
  Optional<BigDecimal> number(String ref) {
    return switch (value(ref)) {
      case Value.Blank _ -> Optional.of(BigDecimal.ZERO);
      case Value.Numeric numeric -> Optional.of(numeric.number());
      case Value.Text _, Value.Day _, Value.Broken _ -> Optional.empty();
    };
  }
}
