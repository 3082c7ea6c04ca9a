package org.nuanbao.check.kind;

import static org.nuanbao.check.kind.RuleKind.Parameter.of;
import static org.nuanbao.check.kind.RuleKind.Shape.REF;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.nuanbao.check.Cell;
import org.nuanbao.check.JudgedRule;
import org.nuanbao.check.Judging;
import org.nuanbao.check.Words;
import org.nuanbao.form.RuleHead;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Value;

/** The column of row n carries n; a blank fails; names only the failing. */
record NumberedRule(RuleHead head, String column) implements JudgedRule {
  static final RuleKind KIND =
      new RuleKind(
          "consecutive",
          "Row n carries n.",
          RuleKind.WITH_ROWS,
          List.of(of(REF, "column", "ref")),
          (data, names) -> {
            String column = names.column(data, "column", "ref");
            return new NumberedRule(names.head(data, List.of(column)), column);
          });

  @Override
  public boolean numbers(String ref) {
    return column.equals(ref);
  }

  @Override
  public boolean judgesType(String ref) {
    return column.equals(ref);
  }

  @Override
  public void judge(Judging judging) {
    judging.cells(column).forEach(cell -> judge(judging, cell));
  }

  private void judge(Judging judging, Cell cell) {
    Line line = cell.line();
    int wanted = line == null ? 0 : line.number();
    Optional<BigDecimal> number = cell.number(false);
    if (cell.value() instanceof Value.Broken
        || number.filter(it -> it.compareTo(BigDecimal.valueOf(wanted)) == 0).isPresent()) {
      return;
    }
    String is = number.map(it -> "，填的是" + Words.shown(it)).orElse("");
    judging.found(
        head,
        cell,
        new Words(
            "NOT_CONSECUTIVE", "应为" + wanted + is + "。请按顺序从1编号。", " should be " + wanted + "."));
  }
}
