package org.nuanbao.check.kind;

import static org.nuanbao.check.kind.RuleKind.Parameter.of;
import static org.nuanbao.check.kind.RuleKind.Shape.REF;
import static org.nuanbao.check.kind.RuleKind.Shape.REFS;

import java.util.List;
import org.nuanbao.check.JudgedRule;
import org.nuanbao.check.Judging;
import org.nuanbao.check.Words;
import org.nuanbao.form.RuleHead;

/** Cells that must be filled in, in every row, or must stay empty (0 not either). */
record FilledRule(RuleHead head, List<String> refs, boolean filled) implements JudgedRule {
  static final List<RuleKind> KINDS =
      List.of(
          new RuleKind(
              "required",
              "Filled in, in every row. 0 is filled in.",
              List.of(of(REFS, "refs", "columns")),
              (data, names) -> {
                List<String> refs = names.cells(data, "refs", "columns");
                return new FilledRule(names.head(data, refs), refs, true);
              }),
          new RuleKind(
              "empty",
              "Nothing stands there, 0 not either.",
              List.of(of(REF, "ref", "column")),
              (data, names) -> {
                List<String> refs = List.of(names.cell(data, "ref", "column"));
                return new FilledRule(names.head(data, refs), refs, false);
              }));

  @Override
  public boolean judgesType(String ref) {
    return !filled && refs.contains(ref);
  }

  @Override
  public void judge(Judging judging) {
    for (String ref : refs) {
      judging
          .cells(ref)
          .filter(cell -> cell.isBlank() == filled)
          .forEach(cell -> judging.found(head, cell, filled ? Words.BLANK : Words.NOT_EMPTY));
    }
  }
}
