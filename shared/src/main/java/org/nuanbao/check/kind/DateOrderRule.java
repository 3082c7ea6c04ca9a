package org.nuanbao.check.kind;

import static org.nuanbao.check.kind.RuleKind.Parameter.of;
import static org.nuanbao.check.kind.RuleKind.Shape.DATE;
import static org.nuanbao.check.kind.RuleKind.Shape.REFS;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.Cell;
import org.nuanbao.check.JudgedRule;
import org.nuanbao.check.Judging;
import org.nuanbao.check.Scope;
import org.nuanbao.check.Words;
import org.nuanbao.form.RuleHead;
import org.nuanbao.reading.Value;

/** No date is later than the next, the last no later than {@code until}; a blank is passed over. */
record DateOrderRule(RuleHead head, List<String> dates, @Nullable LocalDate until)
    implements JudgedRule {
  static final RuleKind KIND =
      new RuleKind(
          "in_order",
          "No date is later than the next, the last no later than until; blanks are passed over.",
          List.of(of(REFS, "dates"), of(DATE, "until").optional()),
          (data, names) -> {
            List<String> dates = names.cells(data, "dates");
            return new DateOrderRule(names.head(data, dates), dates, data.dateOrNull("until"));
          });

  @Override
  public void judge(Judging judging) {
    judging.scopes(dates).forEach(this::judge);
  }

  private void judge(Scope scope) {
    LocalDate before = LocalDate.MIN;
    boolean wrong = false;
    for (Cell cell : scope.cells(dates)) {
      if (cell.value() instanceof Value.Day(LocalDate day)) {
        wrong |= day.isBefore(before);
        before = day;
      }
    }
    Value last = scope.cell(dates.getLast()).value();
    wrong |= until != null && last instanceof Value.Day(LocalDate day) && day.isAfter(until);
    if (wrong) {
      scope
          .judging()
          .found(
              head,
              scope.spots(head.refs()),
              new Words(
                  "DATE_ORDER",
                  head.refs().stream()
                          .map(ref -> "“" + scope.judging().label(ref) + "”")
                          .collect(Collectors.joining("、"))
                      + "的日期先后不对"
                      + (until == null ? "" : "，或晚于" + RuleKinds.chinese(until))
                      + "。"
                      + Words.todo(head),
                  "The dates are not in order." + Words.todoEnglish(head)));
    }
  }
}
