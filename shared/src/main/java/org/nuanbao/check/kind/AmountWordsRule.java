package org.nuanbao.check.kind;

import static org.nuanbao.check.kind.RuleKind.Parameter.of;
import static org.nuanbao.check.kind.RuleKind.Shape.REF;

import java.math.BigDecimal;
import java.util.List;
import org.nuanbao.check.Cell;
import org.nuanbao.check.JudgedRule;
import org.nuanbao.check.Judging;
import org.nuanbao.check.Scope;
import org.nuanbao.check.Words;
import org.nuanbao.form.RuleHead;
import org.nuanbao.reading.Value;
import org.nuanbao.value.AmountInWords;

/** The amount in words is the amount in figures; judged where that is above 0. */
record AmountWordsRule(RuleHead head, String number, String words) implements JudgedRule {
  static final RuleKind KIND =
      new RuleKind(
          "amount_words",
          "The amount in words is the amount in figures; judged where that is above 0.",
          List.of(of(REF, "number"), of(REF, "words")),
          (data, names) -> {
            String number = names.cell(data, "number");
            String words = names.cell(data, "words");
            return new AmountWordsRule(names.head(data, List.of(number, words)), number, words);
          });

  @Override
  public void judge(Judging judging) {
    judging.scopes(List.of(number, words)).forEach(this::judge);
  }

  private void judge(Scope scope) {
    Cell figures = scope.cell(number);
    Cell said = scope.cell(words);
    if (!(figures.value() instanceof Value.Numeric(BigDecimal amount))
        || amount.signum() <= 0
        || said.value() instanceof Value.Broken) {
      return;
    }
    String text = said.text();
    if (text == null || !AmountInWords.agrees(amount, text)) {
      String right = AmountInWords.of(amount).map(it -> "，应写作“" + it + "”").orElse("");
      scope
          .judging()
          .found(
              head,
              scope.spots(head.refs()),
              new Words(
                  "AMOUNT_WORDS",
                  said.label()
                      + "与"
                      + figures.name()
                      + Words.shown(amount)
                      + "不符"
                      + right
                      + "。请改正。",
                  said.english() + " does not say " + Words.shown(amount) + "."));
    }
  }
}
