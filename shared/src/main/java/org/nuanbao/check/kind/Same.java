package org.nuanbao.check.kind;

import java.util.List;
import java.util.Optional;
import org.nuanbao.check.Cell;
import org.nuanbao.check.FindingWords;
import org.nuanbao.check.JudgedRule;
import org.nuanbao.check.Scope;
import org.nuanbao.form.RuleHead;

/** What is asked twice is answered the same, however it is typed; blanks are passed over. */
record Same(RuleHead head, @Refs List<String> refs) implements JudgedRule.OfSeveral {
  @Override
  public Optional<FindingWords> broken(Scope scope) {
    List<Cell> said =
        scope.cells(refs).stream().filter(cell -> cell.comparable().isPresent()).toList();
    return said.stream().map(Cell::comparable).distinct().count() <= 1
        ? Optional.empty()
        : Optional.of(
            FindingWords.of("NOT_THE_SAME", "%s填写的不一致。", "%s do not say the same.", said)
                .todo(head));
  }
}
