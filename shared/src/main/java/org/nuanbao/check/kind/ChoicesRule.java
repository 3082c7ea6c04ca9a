package org.nuanbao.check.kind;

import static org.nuanbao.check.kind.RuleKind.Parameter.of;
import static org.nuanbao.check.kind.RuleKind.Shape.INTEGER;
import static org.nuanbao.check.kind.RuleKind.Shape.REF;

import java.util.HashSet;
import java.util.List;
import org.nuanbao.check.Cell;
import org.nuanbao.check.JudgedRule;
import org.nuanbao.check.Judging;
import org.nuanbao.check.Words;
import org.nuanbao.form.RuleHead;
import org.nuanbao.reading.Typing;
import org.nuanbao.reading.Value;

/** So many answers of several, none twice; none is too few. */
record ChoicesRule(RuleHead head, String ref, int least, int most) implements JudgedRule {
  static final RuleKind KIND =
      new RuleKind(
          "choices",
          "So many answers of several, none twice; none is too few.",
          List.of(of(REF, "ref", "column"), of(INTEGER, "least"), of(INTEGER, "most")),
          (data, names) -> {
            String ref = names.cell(data, "ref", "column");
            return new ChoicesRule(
                names.head(data, List.of(ref)), ref, data.integer("least"), data.integer("most"));
          });

  @Override
  public void judge(Judging judging) {
    judging.cells(ref).forEach(cell -> judge(judging, cell));
  }

  private void judge(Judging judging, Cell cell) {
    if (cell.value() instanceof Value.Broken) {
      return;
    }
    List<String> answers = Typing.answers(cell.value());
    boolean repeated = new HashSet<>(answers).size() < answers.size();
    if (answers.size() < least || answers.size() > most || repeated) {
      judging.found(
          head,
          cell,
          new Words(
              "CHOICES",
              "应选%d至%d项，不能重复，现为%d项，请改正。".formatted(least, most, answers.size()),
              " needs %d to %d different answers, has %d.".formatted(least, most, answers.size())));
    }
  }
}
