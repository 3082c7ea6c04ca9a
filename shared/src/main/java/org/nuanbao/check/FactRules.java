package org.nuanbao.check;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nuanbao.form.Field;
import org.nuanbao.form.Rule;
import org.nuanbao.form.RuleHead;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Line;

/**
 * Rules that need something the table does not hold: the day of receipt, the form's head with its
 * seal, a list of another form. What is not known leaves the rule pending; what can be judged is.
 */
final class FactRules {
  private final Judging judging;
  private final Rows rows;

  FactRules(Judging judging) {
    this.judging = judging;
    this.rows = new Rows(judging);
  }

  void deadline(Rule.Deadline rule) {
    LocalDate received = judging.facts().submittedOn();
    LocalDate own = judging.facts().due();
    LocalDate due = own == null ? rule.due() : own;
    if (received == null) {
      judging.pending(rule.head());
    } else if (rule.inclusive() ? received.isAfter(due) : !received.isBefore(due)) {
      judging.found(
          rule.head(),
          rule.head().refs().stream().map(ref -> new Spot(ref, null)).toList(),
          new Words(
              "LATE",
              "应在%s前（%s当日）报送，%s才收到，记为逾期。"
                  .formatted(chinese(due), rule.inclusive() ? "含" : "不含", chinese(received)),
              "Due %s %s, received on %s: late."
                  .formatted(rule.inclusive() ? "on" : "before", due, received)));
    }
  }

  void filled(Rule.FieldsFilled rule) {
    for (Field field : judging.form().fields()) {
      if (rule.fields().contains(field.ref())) {
        filled(rule.head(), field);
      }
    }
  }

  private void filled(RuleHead rule, Field field) {
    List<Spot> spot = List.of(judging.fieldSpot(field));
    String label = "“" + field.label() + "”";
    if (judging.field(field).value().isBlank()) {
      judging.found(
          rule,
          spot,
          new Words("FIELD_BLANK", label + "没有填，请在表头补填。", label + " above the table is blank."));
    }
    if (field.seal()) {
      Optional<Boolean> sealed = judging.facts().mark(Facts.SEALED);
      if (sealed.isEmpty()) {
        judging.pending(rule);
      } else if (!sealed.get()) {
        judging.found(
            rule,
            spot,
            new Words("NOT_SEALED", label + "处没有盖章，请盖章后再报。", label + " bears no seal."));
      }
    }
  }

  void listed(Rule.Listed rule) {
    Optional<Set<String>> list = judging.facts().list(rule.fact());
    if (list.isEmpty()) {
      judging.pending(rule.head());
      return;
    }
    int index = rows.index(rule.column());
    boolean ids = rows.column(index).type() == ValueType.ID_NUMBER;
    Set<String> known = ids ? normalised(list.get()) : list.get();
    boolean open = judging.facts().open().contains(rule.fact());
    for (Line line : rows.lines()) {
      String text = Rows.text(line, index);
      if (text == null || known.contains(ids ? IdentityRules.comparable(text) : text)) {
        continue;
      }
      if (open) {
        judging.pending(rule.head());
      } else {
        rows.found(
            rule.head(),
            line,
            index,
            new Words(
                "NOT_LISTED",
                rows.label(index) + "（" + rows.masked(text, index) + "）没有找到对应的材料，请补报或核对。",
                rows.label(index) + " has no counterpart. File it too, or check the spelling."));
      }
    }
  }

  /** Identity numbers are the same however they are written. */
  private static Set<String> normalised(Set<String> list) {
    return list.stream().map(IdentityRules::comparable).collect(Collectors.toSet());
  }

  static String chinese(LocalDate day) {
    return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
  }
}
