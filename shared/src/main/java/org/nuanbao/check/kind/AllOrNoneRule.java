package org.nuanbao.check.kind;

import static org.nuanbao.check.kind.RuleKind.Parameter.of;
import static org.nuanbao.check.kind.RuleKind.Shape.REFS;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.nuanbao.check.Cell;
import org.nuanbao.check.JudgedRule;
import org.nuanbao.check.Judging;
import org.nuanbao.check.Scope;
import org.nuanbao.check.Words;
import org.nuanbao.form.RuleHead;

/** All nothing or all above 0, a blank is nothing; names all. */
record AllOrNoneRule(RuleHead head, List<String> refs) implements JudgedRule {
  static final RuleKind KIND =
      new RuleKind(
          "all_or_none",
          "All 0 or blank, or all above 0.",
          List.of(of(REFS, "refs")),
          (data, names) -> {
            List<String> refs = names.cells(data, "refs");
            return new AllOrNoneRule(names.head(data, refs), refs);
          });

  @Override
  public void judge(Judging judging) {
    judging.scopes(refs).forEach(this::judge);
  }

  private void judge(Scope scope) {
    List<Cell> cells = scope.cells(refs);
    List<Optional<BigDecimal>> numbers = cells.stream().map(cell -> cell.number(true)).toList();
    boolean read = numbers.stream().allMatch(Optional::isPresent);
    long above = numbers.stream().flatMap(Optional::stream).filter(it -> it.signum() > 0).count();
    long none = numbers.stream().flatMap(Optional::stream).filter(it -> it.signum() == 0).count();
    if (read && above < cells.size() && none < cells.size()) {
      scope
          .judging()
          .found(
              head,
              scope.spots(head.refs()),
              new Words(
                  "ALL_OR_NONE",
                  String.join("、", cells.stream().map(Cell::label).toList())
                      + "应同时为0或同时大于0。"
                      + Words.todo(head),
                  Amounts.names(cells, ", ")
                      + " are all 0 or all above 0."
                      + Words.todoEnglish(head)));
    }
  }
}
