package org.nuanbao.check.kind;

import static org.nuanbao.check.kind.RuleKind.Parameter.of;
import static org.nuanbao.check.kind.RuleKind.Shape.REFS;

import java.util.List;
import java.util.Optional;
import org.nuanbao.check.Facts;
import org.nuanbao.check.JudgedRule;
import org.nuanbao.check.Judging;
import org.nuanbao.check.Spot;
import org.nuanbao.check.Words;
import org.nuanbao.form.DataObject;
import org.nuanbao.form.Field;
import org.nuanbao.form.RuleHead;
import org.nuanbao.form.RuleNames;

/** Blanks of the head filled, and sealed where they take a seal; names only what is missing. */
record FieldsFilledRule(RuleHead head, List<String> fields) implements JudgedRule {
  static final RuleKind KIND =
      new RuleKind(
          "fields_filled",
          "Blanks of the head are filled, and sealed where they take a seal.",
          List.of(of(REFS, "fields")),
          FieldsFilledRule::read);

  private static FieldsFilledRule read(DataObject data, RuleNames names) {
    List<String> fields = names.fields(data, "fields");
    return new FieldsFilledRule(names.head(data, fields), fields);
  }

  @Override
  public boolean isOfHead() {
    return true;
  }

  @Override
  public String awaits() {
    return "盖章";
  }

  @Override
  public void judge(Judging judging) {
    judging.form().fields().stream()
        .filter(field -> fields.contains(field.ref()))
        .forEach(field -> judge(judging, field));
  }

  private void judge(Judging judging, Field field) {
    List<Spot> spot = List.of(judging.spot(field));
    String label = "“" + field.label() + "”";
    if (judging.field(field).value().isBlank()) {
      judging.found(
          head,
          spot,
          new Words("REQUIRED", label + "没有填，请补填。", label + " is blank. Please fill it in."));
    }
    if (field.seal()) {
      Optional<Boolean> sealed = judging.facts().mark(Facts.SEALED);
      if (sealed.isEmpty()) {
        judging.pending(head);
      } else if (!sealed.get()) {
        judging.found(
            head,
            spot,
            new Words("NOT_SEALED", label + "处没有盖章，请盖章后再报。", label + " bears no seal."));
      }
    }
  }
}
