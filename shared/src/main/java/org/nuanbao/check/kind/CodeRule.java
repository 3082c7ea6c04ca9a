package org.nuanbao.check.kind;

import static org.nuanbao.check.kind.RuleKind.Parameter.of;
import static org.nuanbao.check.kind.RuleKind.Shape.CODES;
import static org.nuanbao.check.kind.RuleKind.Shape.REFS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nuanbao.check.Cell;
import org.nuanbao.check.JudgedRule;
import org.nuanbao.check.Judging;
import org.nuanbao.check.TypeWords;
import org.nuanbao.form.DataObject;
import org.nuanbao.form.RuleHead;
import org.nuanbao.form.RuleNames;

/**
 * Each value is one of its prompt's answers; a blank breaks nothing.
 *
 * @param also answers taken beside the printed ones, by cell
 */
record CodeRule(RuleHead head, List<String> refs, Map<String, List<String>> also)
    implements JudgedRule {
  static final RuleKind KIND =
      new RuleKind(
          "coded",
          "Each value is one of its question's codes, or of also; not judged when blank.",
          List.of(
              of(REFS, "refs"),
              of(CODES, "also").optional().saying("Answers taken beside the printed ones.")),
          CodeRule::read);

  private static CodeRule read(DataObject data, RuleNames names) {
    List<String> refs = names.cells(data, "refs");
    Map<String, List<String>> also = new HashMap<>();
    for (DataObject one : data.objectsOrNone("also")) {
      also.put(names.cell(one, "ref"), one.texts("codes"));
      one.done();
    }
    return new CodeRule(names.head(data, refs), refs, Map.copyOf(also));
  }

  @Override
  public boolean judgesType(String ref) {
    return refs.contains(ref);
  }

  @Override
  public List<String> alsoTaken(String ref) {
    return also.getOrDefault(ref, List.of());
  }

  @Override
  public void judge(Judging judging) {
    for (String ref : refs) {
      List<String> more = alsoTaken(ref);
      judging.cells(ref).forEach(cell -> judge(judging, cell, more));
    }
  }

  private void judge(Judging judging, Cell cell, List<String> more) {
    TypeWords.ofCode(cell, more).ifPresent(words -> judging.found(head, cell, words));
  }
}
