package org.nuanbao.check.kind;

import static org.nuanbao.check.kind.RuleKind.Parameter.of;
import static org.nuanbao.check.kind.RuleKind.Shape.DECIMAL;
import static org.nuanbao.check.kind.RuleKind.Shape.NOUGHT;
import static org.nuanbao.check.kind.RuleKind.Shape.REF;
import static org.nuanbao.check.kind.RuleKind.Shape.REFS;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.Cell;
import org.nuanbao.check.JudgedRule;
import org.nuanbao.check.Judging;
import org.nuanbao.check.Scope;
import org.nuanbao.check.Words;
import org.nuanbao.form.DataObject;
import org.nuanbao.form.RuleHead;
import org.nuanbao.form.RuleNames;

/**
 * What part is of whole: at least and at most so much, or what a cell says it is. A cell is
 * compared as it is rounded, and may say a percentage as 0.25 or as 25. Not judged where the whole
 * is 0.
 */
record ShareRule(
    RuleHead head,
    List<String> part,
    List<String> whole,
    @Nullable BigDecimal least,
    @Nullable BigDecimal most,
    @Nullable String said,
    boolean blankIsNought)
    implements JudgedRule {
  static final RuleKind KIND =
      new RuleKind(
          "share",
          "part ÷ whole is at least and at most so much (0.3), or what the cell is says it is.",
          List.of(
              of(REFS, "part"),
              of(REFS, "whole"),
              of(DECIMAL, "at_least").optional(),
              of(DECIMAL, "at_most").optional(),
              of(REF, "is").optional(),
              of(NOUGHT, "blank").optional()),
          ShareRule::read);

  private static ShareRule read(DataObject data, RuleNames names) {
    List<String> part = names.cells(data, "part");
    List<String> whole = names.cells(data, "whole");
    String said = data.has("is") ? names.cell(data, "is") : null;
    List<String> refs = read(said, part, whole);
    ShareRule rule =
        new ShareRule(
            names.head(data, refs),
            part,
            whole,
            data.decimalOrNull("at_least"),
            data.decimalOrNull("at_most"),
            said,
            RuleKinds.blankIsNought(data));
    if (rule.least == null && rule.most == null && said == null) {
      throw data.fault("kind", "a share needs at_least, at_most or is");
    }
    return rule;
  }

  @Override
  public void judge(Judging judging) {
    judging.scopes(read(said, part, whole)).forEach(this::judge);
  }

  private static List<String> read(@Nullable String said, List<String> part, List<String> whole) {
    List<String> sides = RuleNames.joined(part, whole);
    return said == null ? sides : RuleNames.joined(List.of(said), sides);
  }

  private void judge(Scope scope) {
    boolean nought = blankIsNought || scope.judging().blankIsNought();
    List<Cell> parts = scope.cells(part);
    List<Cell> wholes = scope.cells(whole);
    Optional<BigDecimal> some = Amounts.total(parts, nought);
    Optional<BigDecimal> all = Amounts.total(wholes, nought);
    if (some.isEmpty() || all.isEmpty() || all.get().signum() == 0) {
      return;
    }
    BigDecimal share = some.get().divide(all.get(), 12, RoundingMode.HALF_UP);
    if (most != null && share.compareTo(most) > 0) {
      found(scope, parts, wholes, share, "，不应超过" + percent(most), "at most " + percent(most));
    }
    if (least != null && share.compareTo(least) < 0) {
      found(scope, parts, wholes, share, "，不应低于" + percent(least), "at least " + percent(least));
    }
    if (said != null) {
      Cell cell = scope.cell(said);
      cell.number(false)
          .filter(number -> !says(number, share) && !says(number, share.movePointRight(2)))
          .ifPresent(number ->
              found(
                  scope,
                  parts,
                  wholes,
                  share,
                  "，" + cell.name() + "填的却是" + Words.shown(number),
                  "not " + Words.shown(number)));
    }
  }

  /** Rounded to as many places as the cell has, up or down. */
  private static boolean says(BigDecimal number, BigDecimal share) {
    BigDecimal step = BigDecimal.ONE.movePointLeft(Math.max(number.scale(), 0));
    return number.subtract(share).abs().compareTo(step) < 0;
  }

  private static String percent(BigDecimal share) {
    return Words.shown(share.movePointRight(2).setScale(2, RoundingMode.HALF_UP)) + "%";
  }

  private void found(
      Scope scope,
      List<Cell> parts,
      List<Cell> wholes,
      BigDecimal share,
      String chinese,
      String english) {
    scope
        .judging()
        .found(
            head,
            scope.spots(head.refs()),
            new Words(
                "SHARE",
                parts.getFirst().label()
                    + (parts.size() > 1 ? "等" : "")
                    + "占"
                    + Amounts.names(wholes, "、")
                    + "的"
                    + percent(share)
                    + chinese
                    + "。"
                    + Words.todo(head),
                "%s is %s of %s: %s."
                        .formatted(
                            Amounts.names(parts, " + "),
                            percent(share),
                            Amounts.names(wholes, " + "),
                            english)
                    + Words.todoEnglish(head)));
  }
}
