package org.nuanbao.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.Duty;

/** Days and moments as letters say them, all in Beijing's time. */
final class Days {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm:ss", Locale.ROOT);

  private static final List<String> WEEKDAYS =
      List.of("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日");

  private Days() {}

  /** The last day on which something is in time. */
  static LocalDate last(Duty duty) {
    return duty.dueInclusive() ? duty.due() : duty.due().minusDays(1);
  }

  /** A day with its weekday; with the year where it is not this one. */
  static String day(LocalDate day, LocalDate today) {
    String year = day.getYear() == today.getYear() ? "" : day.getYear() + "年";
    return year
        + "%d月%d日（%s）"
            .formatted(
                day.getMonthValue(),
                day.getDayOfMonth(),
                WEEKDAYS.get(day.getDayOfWeek().getValue() - 1));
  }

  /** How far a last day is away. */
  static String left(LocalDate last, LocalDate today) {
    long days = ChronoUnit.DAYS.between(today, last);
    if (days > 0) {
      return "还有 " + days + " 天";
    }
    return days == 0 ? "今天截止" : "已逾期 " + -days + " 天";
  }

  static String moment(Instant moment) {
    return moment.atZone(BusinessClock.ZONE).format(MOMENT);
  }
}
