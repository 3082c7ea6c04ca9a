package org.nuanbao.check.kind;

import static org.nuanbao.check.kind.RuleKind.Parameter.of;
import static org.nuanbao.check.kind.RuleKind.Shape.NOUGHT;
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

/**
 * Two sums compared exactly; names all. A blank counts as 0 on forms of figures, and elsewhere
 * where the rule says so; else a blank leaves it out.
 */
record SidesRule(RuleHead head, Sides compared, boolean blankIsNought) implements JudgedRule {
  static final List<RuleKind> KINDS =
      List.of(
          kind("at_most", "Sum of left ≤ sum of right.", false),
          kind("equal_sums", "Sum of left = sum of right.", true));

  private static RuleKind kind(String name, String says, boolean exact) {
    return new RuleKind(
        name,
        says,
        List.of(of(REFS, "left"), of(REFS, "right"), of(NOUGHT, "blank").optional()),
        (data, names) -> read(data, names, exact));
  }

  private static SidesRule read(DataObject data, RuleNames names, boolean exact) {
    List<String> left = names.cells(data, "left");
    List<String> right = names.cells(data, "right");
    return new SidesRule(
        names.head(data, RuleNames.joined(left, right)),
        new Sides(left, right, exact),
        RuleKinds.blankIsNought(data));
  }

  @Override
  public Optional<Sides> sides() {
    return Optional.of(compared);
  }

  @Override
  public void judge(Judging judging) {
    judging.scopes(RuleNames.joined(compared.left(), compared.right())).forEach(this::judge);
  }

  private void judge(Scope scope) {
    boolean nought = blankIsNought || scope.judging().blankIsNought();
    List<Cell> left = scope.cells(compared.left());
    List<Cell> right = scope.cells(compared.right());
    Optional<BigDecimal> lower = Amounts.total(left, nought);
    Optional<BigDecimal> upper = Amounts.total(right, nought);
    if (lower.isEmpty() || upper.isEmpty()) {
      return;
    }
    int order = lower.get().compareTo(upper.get());
    if (compared.exact() ? order != 0 : order > 0) {
      scope
          .judging()
          .found(
              head,
              scope.spots(head.refs()),
              new Words(
                  compared.exact() ? "UNEQUAL" : "AT_MOST",
                  Amounts.side(left, lower.get())
                      + (compared.exact() ? "，不等于" : "，大于")
                      + Amounts.side(right, upper.get())
                      + "。"
                      + Words.todo(head),
                  Amounts.sideEnglish(left, lower.get())
                      + (compared.exact() ? " is not " : " is more than ")
                      + Amounts.sideEnglish(right, upper.get())
                      + "."
                      + Words.todoEnglish(head)));
    }
  }
}
