package org.nuanbao.workbook.picture;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A day as a number format writes it. */
final class DayText {
  /** Runs of the letters that stand for a part of the day; a format may name its weekday. */
  private static final Pattern PARTS = Pattern.compile("(?i)y+|m+|d+|a{3,4}");

  /** Where a time of day begins; values keep no time. */
  private static final Pattern CLOCK =
      Pattern.compile("(?i)[ T]*(上午/下午|am/pm)?h+.*", Pattern.DOTALL);

  private DayText() {}

  /**
   * The day's text.
   *
   * @param words of the format, quoted words among its letters: {@code yyyy年m月d日}
   */
  static String of(String words, LocalDate day) {
    Matcher clock = CLOCK.matcher(words);
    String dated = clock.find() && clock.start() > 0 ? words.substring(0, clock.start()) : words;
    return PARTS
        .matcher(dated)
        .replaceAll(part -> Matcher.quoteReplacement(part(part, day)))
        .strip();
  }

  private static String part(MatchResult letters, LocalDate day) {
    int length = letters.group().length();
    return switch (Character.toLowerCase(letters.group().charAt(0))) {
      case 'y' -> length > 2 ? "%04d".formatted(day.getYear()) : two(day.getYear() % 100);
      case 'm' -> length == 1 ? "" + day.getMonthValue() : two(day.getMonthValue());
      case 'd' ->
          length > 2
              ? weekday(day, length == 3 ? TextStyle.SHORT : TextStyle.FULL, Locale.ENGLISH)
              : length == 1 ? "" + day.getDayOfMonth() : two(day.getDayOfMonth());
      default ->
          weekday(day, length == 3 ? TextStyle.NARROW : TextStyle.FULL, Locale.SIMPLIFIED_CHINESE);
    };
  }

  private static String two(int number) {
    return "%02d".formatted(number);
  }

  private static String weekday(LocalDate day, TextStyle style, Locale locale) {
    return day.getDayOfWeek().getDisplayName(style, locale);
  }
}
