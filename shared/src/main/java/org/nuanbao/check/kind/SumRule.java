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

/** target = sum of the terms less what is subtracted, exactly; a blank counts as 0; names all. */
record SumRule(RuleHead head, Sum demanded) implements JudgedRule {
  static final RuleKind KIND =
      new RuleKind(
          "sum",
          "target = sum of the terms, less those of minus, exactly. A blank counts as 0.",
          List.of(of(REF, "target"), of(REFS, "terms"), of(REFS, "minus").optional()),
          SumRule::read);

  private static SumRule read(DataObject data, RuleNames names) {
    String target = names.cell(data, "target");
    List<String> terms = names.cells(data, "terms");
    List<String> minus = data.has("minus") ? names.cells(data, "minus") : List.of();
    Sum sum = new Sum(target, terms, minus);
    return new SumRule(names.head(data, sum.refs()), sum);
  }

  @Override
  public Optional<Sum> sum() {
    return Optional.of(demanded);
  }

  @Override
  public Optional<Sides> sides() {
    return Optional.of(
        new Sides(
            RuleNames.joined(List.of(demanded.target()), demanded.minus()),
            demanded.terms(),
            true));
  }

  @Override
  public void judge(Judging judging) {
    judging.scopes(demanded.refs()).forEach(this::judge);
  }

  private void judge(Scope scope) {
    Cell target = scope.cell(demanded.target());
    List<Cell> terms = scope.cells(demanded.terms());
    List<Cell> minus = scope.cells(demanded.minus());
    Optional<BigDecimal> said = target.number(true);
    Optional<BigDecimal> sum = Amounts.total(terms, minus, true);
    if (said.isEmpty() || sum.isEmpty() || said.get().compareTo(sum.get()) == 0) {
      return;
    }
    BigDecimal over = said.get().subtract(sum.get());
    String more = (over.signum() > 0 ? "多了" : "少了") + Words.shown(over.abs());
    String added =
        Amounts.names(terms, "、") + (minus.isEmpty() ? "相加" : "相加再减去" + Amounts.names(minus, "、"));
    scope
        .judging()
        .found(
            head,
            scope.spots(head.refs()),
            new Words(
                "SUM",
                "%s填的是%s，而%s是%s，%s。"
                        .formatted(
                            target.label(),
                            Words.shown(said.get()),
                            added,
                            Words.shown(sum.get()),
                            more)
                    + Words.todo(head),
                "%s is %s, but %s add up to %s: %s too %s."
                        .formatted(
                            target.english(),
                            Words.shown(said.get()),
                            Amounts.names(terms, " + ")
                                + (minus.isEmpty() ? "" : " - " + Amounts.names(minus, " - ")),
                            Words.shown(sum.get()),
                            Words.shown(over.abs()),
                            over.signum() > 0 ? "much" : "little")
                    + Words.todoEnglish(head)));
  }
}
