package org.nuanbao.form;

import java.util.List;
import java.util.Set;

/** Reads the kinds of rules that compare figures, and formulas. */
final class FigureRuleReader {
  private static final Set<ValueType> COUNTS = Set.of(ValueType.COUNT);
  private static final Set<ValueType> AMOUNTS = Set.of(ValueType.AMOUNT_WAN, ValueType.AMOUNT_YUAN);
  private static final Set<ValueType> YES_NO = Set.of(ValueType.YES_NO);

  private FigureRuleReader() {}

  static Rule read(DataObject data, String kind, RuleNames names) {
    return switch (kind) {
      case "sum" -> {
        String target = names.cell(data, "target");
        List<String> terms = names.cells(data, "terms");
        yield new Rule.Sum(
            names.head(data, RuleNames.joined(List.of(target), terms)), target, terms);
      }
      case "at_most" -> {
        List<String> left = names.cells(data, "left");
        List<String> right = names.cells(data, "right");
        yield new Rule.AtMost(names.head(data, RuleNames.joined(left, right)), left, right);
      }
      case "equal_sums" -> {
        List<String> left = names.cells(data, "left");
        List<String> right = names.cells(data, "right");
        yield new Rule.EqualSums(names.head(data, RuleNames.joined(left, right)), left, right);
      }
      case "positive_needs_positive" -> {
        String a = names.cell(data, "a");
        String b = names.cell(data, "b");
        yield new Rule.PositiveNeedsPositive(names.head(data, List.of(a, b)), a, b);
      }
      case "positive_needs_yes" -> {
        List<String> positive = names.cells(data, "positive");
        String answer = answer(data, names);
        RuleHead head = names.head(data, RuleNames.joined(List.of(answer), positive));
        yield new Rule.PositiveNeedsYes(head, positive, answer);
      }
      case "yes_needs_positive" -> {
        String answer = answer(data, names);
        String positive = names.cell(data, "positive");
        yield new Rule.YesNeedsPositive(
            names.head(data, List.of(positive, answer)), answer, positive);
      }
      case "holds" -> holds(data, names);
      default -> ofEach(data, kind, names);
    };
  }

  private static Rule ofEach(DataObject data, String kind, RuleNames names) {
    return switch (kind) {
      case "counts" -> {
        List<String> refs = names.items(data, COUNTS);
        yield new Rule.Counts(names.head(data, refs), refs);
      }
      case "amounts" -> {
        List<String> refs = names.items(data, AMOUNTS);
        yield new Rule.Amounts(names.head(data, refs), refs);
      }
      case "yes_no" -> {
        List<String> refs = names.items(data, YES_NO);
        yield new Rule.YesNo(names.head(data, refs), refs);
      }
      default -> {
        List<String> refs = names.cells(data, "refs");
        yield new Rule.AllOrNone(names.head(data, refs), refs);
      }
    };
  }

  private static String answer(DataObject data, RuleNames names) {
    String answer = names.cell(data, "answer");
    if (names.items().stream()
        .noneMatch(item -> item.ref().equals(answer) && item.type() == ValueType.YES_NO)) {
      throw data.fault("answer", "“" + answer + "” is not on the form");
    }
    return answer;
  }

  /** The refs are said: a formula may read more than a finding should point at. */
  private static Rule holds(DataObject data, RuleNames names) {
    String each = data.textOrNull("each");
    if (each != null && !names.tables().contains(each)) {
      throw data.fault("each", "“" + each + "” is no table of the form");
    }
    return new Rule.Holds(
        new RuleHead(
            names.form() + "." + data.text("id"),
            data.word("severity", Severity.class),
            data.texts("refs"),
            data.text("says")),
        data.has("when") ? names.formula(data, "when") : null,
        names.formula(data, "holds"),
        each);
  }
}
