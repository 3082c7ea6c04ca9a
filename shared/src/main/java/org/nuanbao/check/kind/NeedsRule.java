package org.nuanbao.check.kind;

import static org.nuanbao.check.kind.RuleKind.Parameter.of;
import static org.nuanbao.check.kind.RuleKind.Shape.REF;
import static org.nuanbao.check.kind.RuleKind.Shape.REFS;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.nuanbao.check.Cell;
import org.nuanbao.check.JudgedRule;
import org.nuanbao.check.Judging;
import org.nuanbao.check.Scope;
import org.nuanbao.check.Words;
import org.nuanbao.form.DataObject;
import org.nuanbao.form.RuleHead;
import org.nuanbao.form.RuleNames;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Value;
import org.nuanbao.value.YesNo;

/**
 * What is there needs something else: a figure above 0 or the answer 是. A blank is neither. Is left
 * out where one of them cannot be read; names all.
 *
 * @param given of which one is enough
 */
record NeedsRule(RuleHead head, List<String> given, String needed) implements JudgedRule {
  static final List<RuleKind> KINDS =
      List.of(
          new RuleKind(
              "positive_needs_positive",
              "a > 0 requires b > 0.",
              List.of(of(REF, "a"), of(REF, "b")),
              (data, names) -> {
                String a = names.cell(data, "a");
                String b = names.cell(data, "b");
                return new NeedsRule(names.head(data, List.of(a, b)), List.of(a), b);
              }),
          new RuleKind(
              "positive_needs_yes",
              "One of positive > 0 requires the answer 是.",
              List.of(of(REFS, "positive"), of(REF, "answer")),
              (data, names) -> {
                List<String> positive = names.cells(data, "positive");
                String answer = answer(data, names);
                List<String> refs = RuleNames.joined(List.of(answer), positive);
                return new NeedsRule(names.head(data, refs), positive, answer);
              }),
          new RuleKind(
              "yes_needs_positive",
              "The answer 是 requires positive > 0.",
              List.of(of(REF, "answer"), of(REF, "positive")),
              (data, names) -> {
                String answer = answer(data, names);
                String positive = names.cell(data, "positive");
                List<String> refs = List.of(positive, answer);
                return new NeedsRule(names.head(data, refs), List.of(answer), positive);
              }));

  private static String answer(DataObject data, RuleNames names) {
    String answer = names.cell(data, "answer");
    if (names.type(answer) != ValueType.YES_NO) {
      throw data.fault("answer", "“" + answer + "” is not answered by 是 or 否");
    }
    return answer;
  }

  @Override
  public void judge(Judging judging) {
    judging.scopes(RuleNames.joined(given, List.of(needed))).forEach(this::judge);
  }

  private void judge(Scope scope) {
    List<Cell> all = scope.cells(given);
    Cell need = scope.cell(needed);
    List<Cell> there = all.stream().filter(NeedsRule::isThere).toList();
    if (all.stream().anyMatch(NeedsRule::isNothing)
        || isNothing(need)
        || there.isEmpty()
        || isThere(need)) {
      return;
    }
    boolean answer = need.type() == ValueType.YES_NO;
    scope
        .judging()
        .found(
            head,
            scope.spots(head.refs()),
            new Words(
                "NEEDS",
                String.join("，", there.stream().map(cell -> cell.label() + said(cell)).toList())
                    + "，"
                    + need.label()
                    + (answer ? "却没有填“是”。" : "却没有填或不大于0。")
                    + Words.todo(head),
                String.join(", ", there.stream().map(cell -> cell.english() + is(cell)).toList())
                    + ", but "
                    + need.english()
                    + (answer ? " is not 是 (yes)." : " is blank or not above 0.")
                    + Words.todoEnglish(head)));
  }

  private static String said(Cell cell) {
    return cell.value() instanceof Value.Numeric(BigDecimal number)
        ? "填了" + Words.shown(number)
        : "填了“是”";
  }

  private static String is(Cell cell) {
    return cell.value() instanceof Value.Numeric(BigDecimal number)
        ? " is " + Words.shown(number)
        : " is 是 (yes)";
  }

  private static boolean isThere(Cell cell) {
    Optional<BigDecimal> number = cell.number(false);
    return number.isPresent() ? number.get().signum() > 0 : YesNo.YES.printed().equals(cell.text());
  }

  /** An answer that is none is not 是; a figure that is none says nothing. */
  private static boolean isNothing(Cell cell) {
    return cell.value() instanceof Value.Broken
        || (cell.type() != ValueType.YES_NO && cell.isUnreadable());
  }
}
