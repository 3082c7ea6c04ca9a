package org.nuanbao.check.kind;

import static org.nuanbao.check.kind.RuleKind.Parameter.of;
import static org.nuanbao.check.kind.RuleKind.Shape.FLAG;
import static org.nuanbao.check.kind.RuleKind.Shape.REF;

import java.math.BigDecimal;
import java.util.List;
import org.nuanbao.check.Cell;
import org.nuanbao.check.JudgedRule;
import org.nuanbao.check.Judging;
import org.nuanbao.check.TypeWords;
import org.nuanbao.check.Words;
import org.nuanbao.form.RuleHead;
import org.nuanbao.reading.Value;

/**
 * A number above 0. If demanded, a blank and what is no number fail too; names only the failing.
 */
record PositiveRule(RuleHead head, String ref, boolean demanded) implements JudgedRule {
  static final RuleKind KIND =
      new RuleKind(
          "positive",
          "A number above 0; not judged when blank, unless a blank and what is no number fail too.",
          List.of(of(REF, "ref", "column"), of(FLAG, "demanded").optional()),
          (data, names) -> {
            String ref = names.cell(data, "ref", "column");
            return new PositiveRule(names.head(data, List.of(ref)), ref, data.flag("demanded"));
          });

  @Override
  public boolean judgesType(String other) {
    return demanded && ref.equals(other);
  }

  @Override
  public void judge(Judging judging) {
    judging.cells(ref).forEach(cell -> judge(judging, cell));
  }

  private void judge(Judging judging, Cell cell) {
    switch (cell.value()) {
      case Value.Blank _ -> {
        if (demanded) {
          judging.found(head, cell, Words.BLANK);
        }
      }
      case Value.Numeric(BigDecimal number) -> {
        if (number.signum() <= 0) {
          judging.found(
              head,
              cell,
              new Words(
                  "NOT_POSITIVE",
                  "填的是" + Words.shown(number) + "，应大于0，请改正。",
                  " must be more than 0."));
        }
      }
      case Value.Text _, Value.Day _ -> {
        if (demanded) {
          TypeWords.of(cell).ifPresent(words -> judging.found(head, cell, words));
        }
      }
      case Value.Broken _ -> {}
    }
  }
}
