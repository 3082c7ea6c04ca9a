package org.nuanbao.check.kind;

import static org.nuanbao.check.kind.RuleKind.Parameter.of;
import static org.nuanbao.check.kind.RuleKind.Shape.REF;

import java.util.List;
import org.nuanbao.check.Cell;
import org.nuanbao.check.JudgedRule;
import org.nuanbao.check.Judging;
import org.nuanbao.check.TypeWords;
import org.nuanbao.form.RuleHead;
import org.nuanbao.value.BankCard;

/** 16 to 19 digits and Luhn; not judged when blank. */
record CardRule(RuleHead head, String ref) implements JudgedRule {
  static final RuleKind KIND =
      new RuleKind(
          "card_valid",
          "A bank card: 16 to 19 digits and their check digit; not judged when blank.",
          List.of(of(REF, "column", "ref")),
          (data, names) -> {
            String ref = names.cell(data, "column", "ref");
            return new CardRule(names.head(data, List.of(ref)), ref);
          });

  @Override
  public boolean judgesType(String other) {
    return ref.equals(other);
  }

  @Override
  public void judge(Judging judging) {
    judging.cells(ref).forEach(cell -> judge(judging, cell));
  }

  private void judge(Judging judging, Cell cell) {
    String text = cell.text();
    if (text != null && BankCard.judge(text) instanceof BankCard.Judged.Faulty(var fault)) {
      judging.found(head, cell, TypeWords.ofCard(cell, text, fault));
    }
  }
}
