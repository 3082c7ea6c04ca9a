package org.nuanbao.check.kind;

import static org.nuanbao.check.kind.RuleKind.Parameter.of;
import static org.nuanbao.check.kind.RuleKind.Shape.DATE;
import static org.nuanbao.check.kind.RuleKind.Shape.FLAG;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.nuanbao.check.JudgedRule;
import org.nuanbao.check.Judging;
import org.nuanbao.check.Spot;
import org.nuanbao.check.Words;
import org.nuanbao.form.RuleHead;

/** Received by the day, or by the unit's own last day; the fact {@code submitted_on}. */
public record DeadlineRule(RuleHead head, Due last) implements JudgedRule {
  private static final String RECEIVED = "submitted_on";
  static final RuleKind KIND =
      new RuleKind(
          "deadline",
          "Received by the day; the fact submitted_on. The day itself is in time unless inclusive is false.",
          List.of(of(DATE, "due"), of(FLAG, "inclusive").optional()),
          (data, names) ->
              new DeadlineRule(
                  names.head(data, List.of(RECEIVED)),
                  new Due(data.date("due"), !data.has("inclusive") || data.flag("inclusive"))));

  @Override
  public Optional<Due> due() {
    return Optional.of(last);
  }

  @Override
  public boolean isOfHead() {
    return true;
  }

  @Override
  public String awaits() {
    return "收到时间";
  }

  @Override
  public void judge(Judging judging) {
    LocalDate received = judging.facts().submittedOn();
    LocalDate own = judging.facts().due();
    LocalDate day = own == null ? last.day() : own;
    if (received == null) {
      judging.pending(head);
    } else if (last.inclusive() ? received.isAfter(day) : !received.isBefore(day)) {
      judging.found(
          head,
          List.of(new Spot(RECEIVED, null)),
          new Words(
              "LATE",
              "应在%s前（%s当日）报送，%s才收到，记为逾期。"
                  .formatted(
                      RuleKinds.chinese(day),
                      last.inclusive() ? "含" : "不含",
                      RuleKinds.chinese(received)),
              "Due %s %s, received on %s: late."
                  .formatted(last.inclusive() ? "on" : "before", day, received)));
    }
  }
}
