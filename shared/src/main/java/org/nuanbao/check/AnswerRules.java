package org.nuanbao.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nuanbao.form.Rule;
import org.nuanbao.reading.Value;
import org.nuanbao.value.YesNo;

/** Rules over the 是/否 items of a statistics form, alone and together with figures. */
final class AnswerRules {
  private final Judging judging;
  private final FigureRules figures;

  AnswerRules(Judging judging, FigureRules figures) {
    this.judging = judging;
    this.figures = figures;
  }

  void yesNo(Rule.YesNo rule) {
    for (String ref : rule.refs()) {
      if (isWrong(figures.value(ref))) {
        judging.found(
            rule.head(),
            List.of(judging.figureSpot(ref)),
            new Words(
                "BAD_ANSWER",
                figures.name(ref) + "只能填“是”或“否”，请改正。",
                figures.name(ref) + " must be 是 (yes) or 否 (no)."));
      }
    }
  }

  private static boolean isWrong(Value value) {
    return switch (value) {
      case Value.Blank _, Value.Broken _ -> false;
      case Value.Text(String text) -> YesNo.of(text).isEmpty();
      case Value.Numeric _, Value.Day _ -> true;
    };
  }

  /** Left out where an amount or the answer cannot be read; an answer that is none is not 是. */
  void positive(Rule.PositiveNeedsYes rule) {
    if (isYes(rule.answer()) || figures.value(rule.answer()) instanceof Value.Broken) {
      return;
    }
    List<String> filled = new ArrayList<>();
    List<String> filledEnglish = new ArrayList<>();
    for (String ref : rule.positive()) {
      Optional<BigDecimal> number = figures.number(ref);
      if (number.isEmpty()) {
        return;
      }
      if (number.get().signum() > 0) {
        String shown = Words.shown(number.get());
        filled.add(figures.name(ref) + "填了" + shown);
        filledEnglish.add(figures.name(ref) + " is " + shown);
      }
    }
    if (filled.isEmpty()) {
      return;
    }
    figures.found(
        rule.head(),
        "NEEDS",
        "%s，%s却没有填“是”。".formatted(String.join("，", filled), figures.name(rule.answer()))
            + Words.todo(rule.head()),
        "%s, but %s is not 是 (yes)."
            .formatted(String.join(", ", filledEnglish), figures.name(rule.answer())));
  }

  void yes(Rule.YesNeedsPositive rule) {
    Optional<BigDecimal> number = figures.number(rule.positive());
    if (!isYes(rule.answer()) || number.isEmpty() || number.get().signum() > 0) {
      return;
    }
    figures.found(
        rule.head(),
        "NEEDS",
        "%s填了“是”，%s却没有填或不大于0。".formatted(figures.name(rule.answer()), figures.name(rule.positive()))
            + Words.todo(rule.head()),
        "%s is 是 (yes), but %s is blank or not above 0."
            .formatted(figures.name(rule.answer()), figures.name(rule.positive())));
  }

  private boolean isYes(String ref) {
    return figures.value(ref) instanceof Value.Text(String text)
        && YesNo.of(text).filter(YesNo.YES::equals).isPresent();
  }
}
