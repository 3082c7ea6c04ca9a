package org.nuanbao.reading;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.value.ChineseNumber;
import org.nuanbao.value.Plain;

/**
 * Reads days and months as people type them, the year first: {@code 2018-01-18}, {@code 2018/1/18},
 * {@code 2018.1.18.}, 2018年1月18日, 二〇一八年元月十八日, {@code 20180118}; a weekday or a time of day may
 * follow. A text that could mean another day ({@code 6/1/2018}, {@code 18.1.6}) is not read.
 */
final class DateText {
  private static final Pattern TIME =
      Pattern.compile("[T\\s]+[0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?Z?$");
  private static final Pattern WEEKDAY = Pattern.compile("\\(?(星期|周)[一二三四五六日天]\\)?$");
  private static final String PART = "([0-9]{1,2}|[一二三四五六七八九十廿卅]{1,3})";
  private static final Pattern YEAR_MONTH =
      Pattern.compile("(?<year>[0-9]{4}|[一二三四五六七八九零〇]{4})(?:年|[-/.])(?<month>" + PART + ")");
  private static final Pattern DAY =
      Pattern.compile(YEAR_MONTH + "(?:月|[-/.])(?<day>" + PART + ")[日号.]?");
  private static final Pattern MONTH = Pattern.compile(YEAR_MONTH + "(?:月份?|[-/.])?");
  private static final Pattern DIGITS =
      Pattern.compile("(?<year>[0-9]{4})(?<month>[0-9]{2})(?<day>[0-9]{2})?");
  private static final Pattern SPACED =
      Pattern.compile("(?<year>[0-9]{4})\\s+(?<month>[0-9]{1,2})\\s+(?<day>[0-9]{1,2})");

  /** The printed blank before anything is filled in. */
  private static final Pattern UNFILLED = Pattern.compile("_*年?_*月?_*日?");

  private DateText() {}

  static boolean isUnfilled(String text) {
    return UNFILLED.matcher(Plain.compact(text)).matches();
  }

  static Optional<LocalDate> day(String text) {
    String plain = plain(text);
    Matcher spaced = SPACED.matcher(Plain.trimmed(text));
    for (Matcher written : new Matcher[] {DAY.matcher(plain), DIGITS.matcher(plain), spaced}) {
      if (written.matches() && written.group("day") != null) {
        int day = number(written.group("day"));
        return month(written).filter(month -> month.isValidDay(day)).map(month -> month.atDay(day));
      }
    }
    return Optional.empty();
  }

  static Optional<YearMonth> month(String text) {
    String plain = plain(text);
    for (Matcher written : new Matcher[] {MONTH.matcher(plain), DIGITS.matcher(plain)}) {
      if (written.matches()) {
        return month(written);
      }
    }
    return Optional.empty();
  }

  private static Optional<YearMonth> month(Matcher written) {
    int year = Integer.parseInt(ChineseNumber.digits(written.group("year")));
    int month = number(written.group("month"));
    return month >= 1 && month <= 12 ? Optional.of(YearMonth.of(year, month)) : Optional.empty();
  }

  private static int number(String part) {
    String usual = part.replace("廿", "二十").replace("卅", "三十");
    OptionalLong said = ChineseNumber.of(usual);
    return said.isPresent()
        ? (int) said.getAsLong()
        : usual.matches("[0-9]+") ? Integer.parseInt(usual) : 0;
  }

  private static String plain(String text) {
    String bare = TIME.matcher(Plain.trimmed(text)).replaceFirst("");
    String plain = WEEKDAY.matcher(Plain.compact(bare)).replaceFirst("");
    return plain.replace("元月", "一月").replace('。', '.');
  }
}
