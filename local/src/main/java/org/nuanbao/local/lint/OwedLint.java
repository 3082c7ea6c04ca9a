package org.nuanbao.local.lint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.nuanbao.campaign.Demand;
import org.nuanbao.campaign.Demand.OwedForm;
import org.nuanbao.campaign.Notice;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormId;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Rule;
import org.nuanbao.form.Voucher;

/** Checks the dates and duties of a notice against its forms. */
final class OwedLint {
  /**
   * The most reports a notice may ask for: moving a unit marks each of them, at the old and at the
   * new place, in one transaction.
   */
  private static final int MOST_TERMS = 48;

  private final Notice notice;
  private final Remarks about;
  private final int year;

  OwedLint(Notice notice, Remarks about) {
    this.notice = notice;
    this.about = about;
    this.year = Integer.parseInt(notice.id().substring(notice.id().lastIndexOf('-') + 1));
  }

  void look() {
    int terms = notice.demands().stream().mapToInt(demand -> demand.terms().size()).sum();
    if (terms > MOST_TERMS) {
      about.error(
          "owed",
          "一共要报 %d 次，最多 %d 次；请把每日的报表分到几个通知里".formatted(terms, MOST_TERMS),
          "asks %d times in all, at most %d are possible: split it".formatted(terms, MOST_TERMS));
    }
    notice.owed().forEach(this::owed);
    notice.documents().forEach(document -> near(document.id().value(), document.due()));
    Set<FormId> owed = notice.owed().stream().map(OwedForm::form).collect(Collectors.toSet());
    for (Form form : notice.forms()) {
      if (!owed.contains(form.id())) {
        about.doubt(form.id().value(), "没有单位要报这张表，请确认", "nobody owes this form; is that meant?");
      }
      if (form instanceof Voucher voucher) {
        evidence(voucher);
      }
    }
  }

  private void owed(OwedForm owed) {
    List<LocalDate> days = new ArrayList<>(owed.terms().stream().map(Demand.Term::due).toList());
    days.forEach(day -> near(owed.form().value(), day));
    for (int i = 1; i < days.size(); i++) {
      if (!days.get(i).isAfter(days.get(i - 1))) {
        about.error(
            owed.form().value(),
            "报送日期次序不对：%s 在 %s 之后".formatted(days.get(i), days.get(i - 1)),
            "the days are not in order: %s after %s".formatted(days.get(i), days.get(i - 1)));
      }
    }
    notice.forms().stream()
        .filter(form -> form.id().equals(owed.form()))
        .forEach(form -> form(form, owed, days));
  }

  private void form(Form form, OwedForm owed, List<LocalDate> days) {
    LocalDate asOf = form.head().asOf();
    if (asOf != null && asOf.isAfter(days.getLast())) {
      about.doubt(
          form.id().value(),
          "年龄截至 %s，却在 %s 就要报送".formatted(asOf, days.getLast()),
          "ages are counted to %s, but it is due on %s".formatted(asOf, days.getLast()));
    }
    for (Rule rule : form.rules()) {
      Rule.Due due = rule.lastDay().orElse(null);
      if (due != null && !days.contains(due.day())) {
        about.doubt(
            rule.head().id(),
            "规则的截止日 %s 与任务的 %s 不同".formatted(due.day(), days.getLast()),
            "the rule's deadline %s differs from the duty's %s"
                .formatted(due.day(), days.getLast()));
      }
      if (due != null && due.inclusive() != owed.dueInclusive()) {
        about.doubt(
            rule.head().id(),
            "规则与任务对截止当日算不算按时说法不同",
            "the rule and the duty differ in whether the last day itself is in time");
      }
    }
  }

  /** Doubts a wrong year: a winter's notice is due in its year or at the end of the one before. */
  private void near(String where, LocalDate day) {
    if (day.getYear() != year && day.getYear() != year - 1) {
      about.doubt(
          where,
          "截止日 %s 与通知的年份 %d 对不上".formatted(day, year),
          "due on %s, but the notice is of %d".formatted(day, year));
    }
  }

  private void evidence(Voucher voucher) {
    Form roster =
        notice.forms().stream()
            .filter(form -> form.id().equals(voucher.evidenceOf()))
            .findFirst()
            .orElse(null);
    if (!(Objects.requireNonNullElse(roster, voucher) instanceof Roster)) {
      about.error(
          voucher.id().value(),
          "evidence_of 指的“%s”不是本通知的名册".formatted(voucher.evidenceOf()),
          "evidence_of names “%s”, which is no roster here".formatted(voucher.evidenceOf()));
    }
  }
}
