package org.nuanbao.check.kind;

import static org.nuanbao.check.kind.RuleKind.Parameter.of;
import static org.nuanbao.check.kind.RuleKind.Shape.REFS;

import java.util.List;
import java.util.function.Predicate;
import org.nuanbao.check.JudgedRule;
import org.nuanbao.check.Judging;
import org.nuanbao.check.TypeWords;
import org.nuanbao.form.RuleHead;
import org.nuanbao.form.ValueType;

/**
 * Cells keep their type: whole numbers, amounts, 是 or 否. Numbers are not negative, a blank breaks
 * nothing; names only the failing.
 */
record TypeRule(RuleHead head, List<String> refs) implements JudgedRule {
  static final List<RuleKind> KINDS =
      List.of(
          kind("counts", "Whole numbers, not negative", "count", it -> it == ValueType.COUNT),
          kind("amounts", "Numbers, not negative", "amount", ValueType::isMoney),
          kind("yes_no", "是 or 否", "yes_no", it -> it == ValueType.YES_NO));

  private static RuleKind kind(String name, String says, String of, Predicate<ValueType> types) {
    return new RuleKind(
        name,
        says + "; all " + of + " cells unless refs names some.",
        List.of(of(REFS, "refs").optional()),
        (data, names) -> {
          List<String> refs = names.cellsOr(data, types);
          return new TypeRule(names.head(data, refs), refs);
        });
  }

  @Override
  public boolean judgesType(String ref) {
    return refs.contains(ref);
  }

  @Override
  public void judge(Judging judging) {
    for (String ref : refs) {
      judging
          .cells(ref)
          .forEach(cell -> TypeWords.of(cell).ifPresent(words -> judging.found(head, cell, words)));
    }
  }
}
