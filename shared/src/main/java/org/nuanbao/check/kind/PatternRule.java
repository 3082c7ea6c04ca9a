package org.nuanbao.check.kind;

import static org.nuanbao.check.kind.RuleKind.Parameter.of;
import static org.nuanbao.check.kind.RuleKind.Shape.FLAG;
import static org.nuanbao.check.kind.RuleKind.Shape.PATTERN;
import static org.nuanbao.check.kind.RuleKind.Shape.REF;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.nuanbao.check.Cell;
import org.nuanbao.check.JudgedRule;
import org.nuanbao.check.Judging;
import org.nuanbao.check.Words;
import org.nuanbao.form.DataObject;
import org.nuanbao.form.RuleHead;

/** The whole text has this shape; a blank fails only if demanded. */
record PatternRule(RuleHead head, String ref, String pattern, boolean demanded)
    implements JudgedRule {
  /** No answer that must have a shape is longer; keeps patterns quick on hostile texts. */
  private static final int LONGEST = 200;

  static final RuleKind KIND =
      new RuleKind(
          "matches",
          "The whole text has this shape (a Java pattern); not judged when blank, unless demanded.",
          List.of(
              of(REF, "ref", "column"), of(PATTERN, "pattern"), of(FLAG, "demanded").optional()),
          (data, names) -> {
            String ref = names.cell(data, "ref", "column");
            return new PatternRule(
                names.head(data, List.of(ref)), ref, pattern(data), data.flag("demanded"));
          });

  private static String pattern(DataObject data) {
    try {
      return Pattern.compile(data.text("pattern")).pattern();
    } catch (PatternSyntaxException wrong) {
      throw data.fault("pattern", "is no pattern: " + wrong.getDescription());
    }
  }

  @Override
  public boolean judgesType(String other) {
    return ref.equals(other);
  }

  @Override
  public void judge(Judging judging) {
    Pattern compiled = Pattern.compile(pattern);
    judging.cells(ref).forEach(cell -> judge(judging, cell, compiled));
  }

  private void judge(Judging judging, Cell cell, Pattern compiled) {
    String text = cell.text();
    if (cell.isBlank() && demanded) {
      judging.found(head, cell, Words.BLANK);
    }
    if (text != null && !(text.length() <= LONGEST && compiled.matcher(text).matches())) {
      judging.found(
          head,
          cell,
          new Words(
              "BAD_SHAPE",
              "填写不符合要求。" + Words.todo(head),
              " is not written as asked for." + Words.todoEnglish(head)));
    }
  }
}
