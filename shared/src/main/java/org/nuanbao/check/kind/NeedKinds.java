package org.nuanbao.check.kind;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nuanbao.check.Advice;
import org.nuanbao.check.Cell;
import org.nuanbao.check.FindingWords;
import org.nuanbao.check.JudgedRule;
import org.nuanbao.check.Mend;
import org.nuanbao.check.Scope;
import org.nuanbao.form.RuleHead;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Value;
import org.nuanbao.value.YesNo;

/** Rules by which one answer needs another: a figure above 0, or 是. A blank is neither. */
final class NeedKinds {
  private NeedKinds() {}

  record TwoFigures(RuleHead head, @Refs String a, @Refs String b) implements Needs {
    @Override
    public List<String> given() {
      return List.of(a);
    }

    @Override
    public String needed() {
      return b;
    }
  }

  record FiguresYes(
      RuleHead head, @Refs(to = Refs.Part.YES_NO) String answer, @Refs List<String> positive)
      implements Needs {
    @Override
    public List<String> given() {
      return positive;
    }

    @Override
    public String needed() {
      return answer;
    }
  }

  record YesFigure(RuleHead head, @Refs(to = Refs.Part.YES_NO) String answer, @Refs String positive)
      implements Needs {
    @Override
    public List<String> given() {
      return List.of(answer);
    }

    @Override
    public String needed() {
      return positive;
    }
  }

  interface Needs extends JudgedRule.OfSeveral {
    /** The cells of which one is enough to need the other. */
    List<String> given();

    String needed();

    @Override
    default Optional<FindingWords> broken(Scope scope) {
      Cell need = scope.cell(needed());
      List<Cell> there = scope.cells(given()).stream().filter(NeedKinds::isThere).toList();
      boolean unclear = scope.cells(head().cells()).stream().anyMatch(NeedKinds::isUnclear);
      if (unclear || there.isEmpty() || isThere(need)) {
        return Optional.empty();
      }
      String given =
          there.stream()
              .map(cell -> cell.label() + "填了" + said(cell, "“是”"))
              .collect(Collectors.joining("，"));
      String givenEnglish =
          there.stream()
              .map(cell -> cell.english() + " is " + said(cell, "是 (yes)"))
              .collect(Collectors.joining(", "));
      return Optional.of(
          FindingWords.of(
                  "NEEDS",
                  "%s，%s%s。",
                  "%s, but %s %s.",
                  new FindingWords.Both(given, givenEnglish),
                  need,
                  need.type() == ValueType.YES_NO
                      ? new FindingWords.Both("却没有填“是”", "is not 是 (yes)")
                      : new FindingWords.Both("却没有填或不大于0", "is blank or not above 0"))
              .with(advice(need, there))
              .todo(head()));
    }
  }

  /** A 是 that figures need is certain; a figure that another needs is not. */
  private static Advice advice(Cell need, List<Cell> there) {
    Cell given = there.getFirst();
    boolean answer = need.type() == ValueType.YES_NO;
    String because = "因为 " + given.called() + "（" + given.core() + "）填了" + said(given, "“是”");
    return Advice.of(
        List.of("有" + given.core() + "却没有" + need.core(), "填了一处，另一处没有填"),
        need.called()
            + "（"
            + need.core()
            + "）"
            + (answer ? "填“是”，" + because : "大于 0，" + because + "；到底多少，" + Advice.LOOK_UP),
        answer
            ? FigureAdvice.put(need, new Value.Text(YesNo.YES.printed()))
            : needed(need, given, because));
  }

  private static List<Mend> needed(Cell need, Cell given, String because) {
    if (need.judging().isSupposing()) {
      return List.of();
    }
    List<Mend> told = FigureAdvice.bySum(need);
    return told.isEmpty()
        ? List.of(new Mend.Ask(need.at(), because + "，这里应是多少"), new Mend.Ask(given.at(), "这里是否填错"))
        : told;
  }

  private static String said(Cell cell, String yes) {
    return cell.number(false).map(FindingWords::shown).orElse(yes);
  }

  private static boolean isThere(Cell cell) {
    return cell.number(false)
        .map(number -> number.signum() > 0)
        .orElse(YesNo.YES.printed().equals(cell.text()));
  }

  /**
   * Whether the cell tells nothing, like a figure that is no number. An answer that is neither 是
   * nor 否 counts as not 是.
   */
  private static boolean isUnclear(Cell cell) {
    return cell.value() instanceof Value.Broken
        || (cell.type() != ValueType.YES_NO && cell.isUnreadable());
  }
}
