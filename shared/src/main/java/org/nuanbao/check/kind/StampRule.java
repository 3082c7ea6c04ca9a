package org.nuanbao.check.kind;

import static org.nuanbao.check.kind.RuleKind.Parameter.of;
import static org.nuanbao.check.kind.RuleKind.Shape.REFS;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nuanbao.check.JudgedRule;
import org.nuanbao.check.Judging;
import org.nuanbao.check.Words;
import org.nuanbao.form.Group;
import org.nuanbao.form.RuleHead;
import org.nuanbao.form.Single;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Value;

/** Groups that bear their seal or signature and a real date; names only the failing. */
record StampRule(RuleHead head, List<String> groups) implements JudgedRule {
  static final RuleKind KIND =
      new RuleKind(
          "stamped",
          "Groups bear their seal or signature, and a real date.",
          Set.of("card", "voucher"),
          List.of(of(REFS, "groups")),
          (data, names) -> {
            List<String> groups = names.groups(data, "groups");
            return new StampRule(names.head(data, groups), groups);
          });

  @Override
  public String awaits() {
    return "盖章、签字";
  }

  @Override
  public void judge(Judging judging) {
    if (judging.form() instanceof Single single) {
      single.groups().stream()
          .filter(group -> groups.contains(group.key()))
          .forEach(group -> judge(judging, group, group.stamp()));
    }
  }

  private void judge(Judging judging, Group group, Group.Stamp stamp) {
    boolean undated =
        judging.questions(group.key()).stream()
            .filter(question -> question.type() == ValueType.DATE)
            .map(question -> judging.whole().cell(question.key()).value())
            .anyMatch(value -> !(value instanceof Value.Day));
    Optional<Boolean> seen = judging.facts().mark(group.key() + "." + stamp.mark());
    if (undated || (seen.isPresent() && !seen.get())) {
      String missing =
          switch (stamp) {
            case SEAL -> "应盖章并写明日期";
            case SIGNED -> "应签字并写明日期";
          };
      judging.found(
          head,
          judging.whole().spots(List.of(group.key())),
          new Words(
              "NOT_STAMPED",
              "“" + group.label() + "”" + missing + "，请补齐。",
              "“" + group.label() + "” needs its seal or signature, and a date."));
    } else if (seen.isEmpty()) {
      judging.pending(head);
    }
  }
}
