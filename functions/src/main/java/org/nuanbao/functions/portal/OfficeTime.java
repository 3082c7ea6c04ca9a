package org.nuanbao.functions.portal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.nuanbao.campaign.BusinessClock;

/** Days and moments as officers write them, in Peking time. */
public final class OfficeTime {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("M月d日 H:mm", Locale.CHINA);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyy年M月d日 H:mm:ss", Locale.CHINA);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日", Locale.CHINA);
  private static final DateTimeFormatter WEEKDAY =
      DateTimeFormatter.ofPattern("yyyy年M月d日，EEEE", Locale.CHINA);

  private OfficeTime() {}

  public static String minute(Instant moment) {
    return moment.atZone(BusinessClock.ZONE).format(MINUTE);
  }

  public static String second(Instant moment) {
    return moment.atZone(BusinessClock.ZONE).format(SECOND);
  }

  public static String day(LocalDate day) {
    return day.format(DAY);
  }

  /** A day with its year and weekday. */
  public static String weekday(LocalDate day) {
    return day.format(WEEKDAY);
  }

  /** How far a last day is: 还有 3 天, 今天截止, 逾期 2 天. */
  public static String left(LocalDate last, LocalDate today) {
    long days = ChronoUnit.DAYS.between(today, last);
    if (days == 0) {
      return "今天截止";
    }
    return days > 0 ? "还有 " + days + " 天" : "逾期 " + -days + " 天";
  }
}
