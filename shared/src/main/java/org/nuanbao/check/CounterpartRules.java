package org.nuanbao.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nuanbao.check.Cells.Cell;
import org.nuanbao.form.Group;
import org.nuanbao.form.Rule;
import org.nuanbao.form.RuleHead;
import org.nuanbao.form.Single;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Value;

/**
 * Rules of cards and vouchers about seals, signatures and their dates, and about what other forms
 * and registers say. What is not known leaves the rule pending; what can be judged is.
 */
final class CounterpartRules {
  private final Judging judging;
  private final Cells cells;

  CounterpartRules(Judging judging, Cells cells) {
    this.judging = judging;
    this.cells = cells;
  }

  void stamped(Rule.Stamped rule) {
    if (!(judging.form() instanceof Single single)) {
      return;
    }
    for (Group group : single.groups()) {
      Group.Stamp stamp = group.stamp();
      if (rule.groups().contains(group.key()) && stamp != null) {
        stamped(rule.head(), single, group, stamp);
      }
    }
  }

  private void stamped(RuleHead rule, Single form, Group group, Group.Stamp stamp) {
    boolean undated =
        form.questions().stream()
            .filter(question -> question.ref().equals(group.key()))
            .filter(question -> question.type() == ValueType.DATE)
            .anyMatch(question -> !(cells.one(question.key()).value() instanceof Value.Day));
    Optional<Boolean> seen = judging.facts().mark(group.key() + "." + stamp.mark());
    if (undated || (seen.isPresent() && !seen.get())) {
      String missing =
          switch (stamp) {
            case SEAL -> "应盖章并写明日期";
            case SIGNED -> "应签字并写明日期";
          };
      judging.found(
          rule,
          List.of(cells.spot(group.key())),
          new Words(
              "NOT_STAMPED",
              "“" + group.label() + "”" + missing + "，请补齐。",
              "“" + group.label() + "” needs its seal or signature, and a date."));
    } else if (seen.isEmpty()) {
      judging.pending(rule);
    }
  }

  void inOrder(Rule.InOrder rule) {
    LocalDate before = LocalDate.MIN;
    boolean wrong = false;
    LocalDate last = null;
    for (int i = 0; i < rule.dates().size(); i++) {
      Value value = cells.one(rule.dates().get(i)).value();
      boolean dated = value instanceof Value.Day;
      if (value instanceof Value.Day(LocalDate day)) {
        wrong |= day.isBefore(before);
        before = day;
      }
      last = dated && i == rule.dates().size() - 1 ? before : null;
    }
    LocalDate until = rule.until();
    wrong |= until != null && last != null && last.isAfter(until);
    if (wrong) {
      judging.found(
          rule.head(),
          cells.spots(rule.head().refs()),
          new Words(
              "DATE_ORDER",
              rule.head().refs().stream()
                      .map(ref -> "“" + cells.label(ref) + "”")
                      .collect(Collectors.joining("、"))
                  + "的日期先后不对"
                  + (until == null ? "" : "，或晚于" + FactRules.chinese(until))
                  + "。"
                  + Words.todo(rule.head()),
              "The dates are not in order." + Words.todoEnglish(rule.head())));
    }
  }

  void registered(Rule.Registered rule) {
    Cell key = cells.one(rule.key());
    Cell id = cells.one(rule.id());
    if (key.value().isBlank() || key.unreadable() || id.unreadable()) {
      return;
    }
    Optional<List<List<String>>> table = judging.facts().table(rule.fact());
    if (table.isEmpty()) {
      judging.pending(rule.head());
      return;
    }
    String wanted = key.text();
    String number = IdentityRules.comparable(id).orElse("");
    List<List<String>> rows =
        table.get().stream()
            .filter(row -> row.size() > 1 && row.getFirst().equals(wanted))
            .toList();
    if (rows.isEmpty() && judging.facts().open().contains(rule.fact())) {
      judging.pending(rule.head());
    } else if (number.isEmpty()
        || rows.stream().noneMatch(row -> IdentityRules.comparable(row.get(1)).equals(number))) {
      found(rule.head(), "NOT_REGISTERED", key.label() + "没有登记，或登记的是另一个身份证号");
    }
  }

  /** Of a card or voucher. */
  void unlisted(Rule.Unlisted rule) {
    Cell cell = cells.one(rule.ref());
    String text = cell.text();
    if (text == null) {
      return;
    }
    Optional<Set<String>> list = judging.facts().list(rule.fact());
    if (list.isEmpty()) {
      judging.pending(rule.head());
      return;
    }
    boolean isId = cell.type() == ValueType.ID_NUMBER;
    String wanted = isId ? IdentityRules.comparable(text) : text;
    if (list.get().stream()
        .map(it -> isId ? IdentityRules.comparable(it) : it)
        .anyMatch(wanted::equals)) {
      found(rule.head(), "ALREADY_LISTED", cell.label() + "已另有登记");
    }
  }

  void onceIn(Rule.OnceIn rule) {
    List<String> values = new ArrayList<>();
    for (String ref : rule.refs()) {
      String text = cells.one(ref).text();
      if (text == null) {
        return;
      }
      values.add(text);
    }
    Optional<List<List<String>>> table = judging.facts().table(rule.fact());
    if (table.isEmpty()) {
      judging.pending(rule.head());
      return;
    }
    long rows = table.get().stream().filter(values::equals).count();
    if (rows == 0 && judging.facts().open().contains(rule.fact())) {
      judging.pending(rule.head());
    } else if (rows != 1) {
      String labels =
          rule.refs().stream()
              .map(ref -> "“" + cells.label(ref) + "”")
              .collect(Collectors.joining("和"));
      found(rule.head(), "NOT_ONCE", labels + "在对应的名册上应有且只有一条相同的");
    }
  }

  private void found(RuleHead rule, String code, String chinese) {
    judging.found(
        rule,
        cells.spots(rule.refs()),
        new Words(
            code,
            chinese + "。" + Words.todo(rule),
            "It does not agree with what is filed elsewhere." + Words.todoEnglish(rule)));
  }
}
