package org.nuanbao.check;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.AnswerType;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.NumberText;
import org.nuanbao.value.Nearest;
import org.nuanbao.value.Plain;
import org.nuanbao.value.YesNo;

/** What a text certainly means that is not written as the form asks. */
final class Meant {
  /** Excel counts days from here. */
  static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);

  private static final Set<String> NOTHING =
      Set.of("无", "無", "没有", "沒有", "-", "--", "/", "\\", "零", "无。", "暂无", "空");

  /** How many 元 the units of money are. */
  private static final Map<String, BigDecimal> MONEY =
      Map.ofEntries(
          Map.entry("元", BigDecimal.ONE),
          Map.entry("圆", BigDecimal.ONE),
          Map.entry("元整", BigDecimal.ONE),
          Map.entry("块", BigDecimal.ONE),
          Map.entry("块钱", BigDecimal.ONE),
          Map.entry("千元", new BigDecimal(1_000)),
          Map.entry("千", new BigDecimal(1_000)),
          Map.entry("万", new BigDecimal(10_000)),
          Map.entry("万元", new BigDecimal(10_000)),
          Map.entry("萬元", new BigDecimal(10_000)),
          Map.entry("万元整", new BigDecimal(10_000)),
          Map.entry("百万元", new BigDecimal(1_000_000)),
          Map.entry("亿元", new BigDecimal(100_000_000)),
          Map.entry("亿", new BigDecimal(100_000_000)));

  /** Words for one kind of thing that are counted in the same way. */
  private static final List<Set<String>> ALIKE =
      List.of(
          Set.of("人", "名", "位", "口", "个人", "人数"),
          Set.of("家", "个", "個", "所", "处", "間", "间"),
          Set.of("次", "回", "趟"),
          Set.of("人次", "人次数"),
          Set.of("户", "戶", "家", "户数"),
          Set.of("场", "场次", "場", "場次", "次"),
          Set.of("岁", "周岁", "歲"));

  /** Counts anything. */
  private static final Set<String> GENERAL = Set.of("个", "個");

  /** A note in brackets or behind a comma. */
  private static final Pattern NOTE =
      Pattern.compile("[（(【\\[][^（()）【】\\[\\]]*[)）】\\]]\\s*$|[，,；;、。]\\s*[^0-9０-９]+$|[*＊※#。]+$");

  /** An apostrophe that was typed to make a cell text. */
  private static final Pattern QUOTED = Pattern.compile("['`\u2018\u2019]");

  /** Letters and the digits that they are taken for. */
  private static final String LOOKS = "OoQ〇○lI|iSsBZz";

  private static final String DIGITS = "00000111155822";

  private static final Pattern HALF_READ =
      Pattern.compile("[0-9OoQ〇○lI|iSsBZz.,]*[0-9][0-9OoQ〇○lI|iSsBZz.,]*");
  private static final Pattern OTHER_POINT =
      Pattern.compile("([0-9０-９]+)([,，。、·．;；:：])([0-9０-９]+)");

  /** Words that say that a figure is only about right. */
  private static final Pattern ABOUT =
      Pattern.compile("^\\s*(?:大约|大概|大致|约|近|共计|合计|总计|共)\\s*|\\s*(?:左右|上下)\\s*$");

  private static final Pattern LAST_YEAR_FIRST =
      Pattern.compile("([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]((?:19|20)[0-9]{2})");
  private static final Pattern SHORT_YEAR =
      Pattern.compile("'?([0-9]{2})年([0-9]{1,2})月([0-9]{1,2})[日号]?");
  private static final Pattern NO_YEAR = Pattern.compile("([0-9]{1,2})月([0-9]{1,2})[日号]?");

  /** Two digits below this are years of this century. */
  private static final int NEXT_CENTURY = 40;

  private static final Pattern DENIAL = Pattern.compile("[不非无無没沒未否]");
  private static final Set<String> YES =
      Set.of("√", "✓", "✔", "☑", "Y", "YES", "对", "對", "是的", "是。", "有", "已", "TRUE", "T");
  private static final Set<String> NO =
      Set.of(
          "×", "X", "✗", "✘", "✕", "N", "NO", "不是", "没有", "沒有", "无", "無", "没", "否。", "FALSE", "F");

  private static final long EARLIEST = 25_569;
  private static final long LATEST = 55_000;

  private Meant() {}

  /** A number: without a note, in the asked unit, O for 0; 0 for 无. */
  static Optional<BigDecimal> number(String text, AnswerType asked) {
    String plain = Plain.compact(text);
    if (NOTHING.contains(plain) && asked.kind() != ValueType.YEAR) {
      return Optional.of(BigDecimal.ZERO).filter(nought -> fits(nought, asked));
    }
    String bare = ABOUT.matcher(NOTE.matcher(Plain.trimmed(text)).replaceFirst("")).replaceAll("");
    return read(bare, asked)
        .or(() ->
            HALF_READ.matcher(Plain.compact(bare)).matches()
                ? read(digits(bare), asked)
                : Optional.empty())
        .or(() -> parted(Plain.trimmed(text), asked))
        .filter(number -> fits(number, asked));
  }

  /** A number with another sign for its point: 57,37 but not 1,234. */
  private static Optional<BigDecimal> parted(String text, AnswerType asked) {
    Matcher parts = OTHER_POINT.matcher(text);
    boolean decimals = parts.matches() && asked.places() > 0 && parts.group(3).length() != 3;
    return decimals
        ? Optional.of(new BigDecimal(Plain.compact(parts.group(1) + "." + parts.group(3))))
        : Optional.empty();
  }

  /** The text with the digits that some of its letters look like, without spaces. */
  static String digits(String text) {
    String plain = Plain.compact(text);
    StringBuilder digits = new StringBuilder();
    plain
        .codePoints()
        .forEach(c -> {
          int at = LOOKS.indexOf(c);
          digits.appendCodePoint(at < 0 ? c : DIGITS.codePointAt(at));
        });
    return digits.toString();
  }

  /** The text without an apostrophe before it, a note behind it and spaces within. */
  static String bare(String text) {
    String noted = NOTE.matcher(Plain.trimmed(text)).replaceFirst("");
    String quoted = QUOTED.matcher(noted).lookingAt() ? noted.substring(1) : noted;
    StringBuilder bare = new StringBuilder();
    quoted.codePoints().filter(c -> !Plain.isSpace(c)).forEach(bare::appendCodePoint);
    return bare.toString();
  }

  private static Optional<BigDecimal> read(String text, AnswerType asked) {
    return switch (NumberText.of(text, asked)) {
      case NumberText.Read(BigDecimal number) -> Optional.of(number);
      case NumberText.NoNumber _ -> Optional.empty();
      case NumberText.OtherUnit(String unit) -> inUnit(Plain.compact(text), unit, asked);
    };
  }

  private static Optional<BigDecimal> inUnit(String text, String unit, AnswerType asked) {
    if (!text.endsWith(unit)) {
      return Optional.empty();
    }
    String bare = text.substring(0, text.length() - unit.length());
    if (!(NumberText.of(bare, asked) instanceof NumberText.Read(BigDecimal number))) {
      return Optional.empty();
    }
    if (asked.kind().isMoney()) {
      BigDecimal said = MONEY.get(unit);
      BigDecimal wanted = MONEY.get(asked.kind() == ValueType.AMOUNT_WAN ? "万元" : "元");
      return said == null || wanted == null
          ? Optional.empty()
          : Optional.of(number.multiply(said).divide(wanted));
    }
    boolean counted = asked.kind() == ValueType.COUNT || asked.kind() == ValueType.INTEGER;
    boolean alike =
        (counted && GENERAL.contains(unit))
            || ALIKE.stream()
                .anyMatch(words -> words.contains(unit) && words.contains(asked.unit()));
    return alike ? Optional.of(number) : Optional.empty();
  }

  private static boolean fits(BigDecimal number, AnswerType asked) {
    BigDecimal least = asked.least();
    BigDecimal most = asked.most();
    return number.stripTrailingZeros().scale() <= asked.places()
        && (least == null || number.compareTo(least) >= 0)
        && (most == null || number.compareTo(most) <= 0);
  }

  /**
   * A day written with the year last if no month can be the day, or with 年 and two digits.
   *
   * @param by the day until which it must have been, if a day without a year is the last such one
   */
  static Optional<LocalDate> day(String text, @Nullable LocalDate by) {
    String plain = Plain.compact(NOTE.matcher(Plain.trimmed(text)).replaceFirst(""));
    Matcher last = LAST_YEAR_FIRST.matcher(plain);
    if (last.matches()) {
      int one = Integer.parseInt(last.group(1));
      int two = Integer.parseInt(last.group(2));
      int year = Integer.parseInt(last.group(3));
      return one > 12
          ? valid(year, two, one)
          : two > 12 || one == two ? valid(year, one, two) : Optional.empty();
    }
    Matcher shortened = SHORT_YEAR.matcher(plain);
    if (shortened.matches()) {
      int year = Integer.parseInt(shortened.group(1));
      return valid(
          year + (year < NEXT_CENTURY ? 2000 : 1900),
          Integer.parseInt(shortened.group(2)),
          Integer.parseInt(shortened.group(3)));
    }
    Matcher bare = NO_YEAR.matcher(plain);
    return by != null && bare.matches()
        ? IntStream.of(by.getYear(), by.getYear() - 1)
            .mapToObj(year ->
                valid(year, Integer.parseInt(bare.group(1)), Integer.parseInt(bare.group(2))))
            .flatMap(Optional::stream)
            .filter(day -> !day.isAfter(by))
            .findFirst()
        : Optional.empty();
  }

  /** A day of the last decades that is shown as the number Excel keeps it as. */
  static Optional<LocalDate> day(BigDecimal number) {
    boolean day =
        number.stripTrailingZeros().scale() <= 0
            && number.compareTo(BigDecimal.valueOf(EARLIEST)) >= 0
            && number.compareTo(BigDecimal.valueOf(LATEST)) <= 0;
    return day ? Optional.of(EPOCH.plusDays(number.longValue())) : Optional.empty();
  }

  private static Optional<LocalDate> valid(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  /** The one printed answer that the text says in other words. */
  static Optional<String> code(String text, AnswerType asked) {
    if (QUOTED.matcher(text).lookingAt()) {
      return code(text.substring(1), asked)
          .or(() -> Optional.of(text.substring(1)).filter(asked.codes()::contains));
    }
    if (asked.kind() == ValueType.YES_NO) {
      return yes(text).map(yes -> (yes ? YesNo.YES : YesNo.NO).printed());
    }
    String said = Plain.folded(NOTE.matcher(Plain.trimmed(text)).replaceFirst(""));
    if (said.isEmpty()) {
      return Optional.empty();
    }
    List<String> exact =
        asked.codes().stream().filter(it -> Plain.folded(it).equals(said)).toList();
    if (exact.size() == 1) {
      return Optional.of(exact.getFirst());
    }
    boolean denied = DENIAL.matcher(said).find();
    List<String> within =
        asked.codes().stream().filter(it -> !denied && said.contains(Plain.folded(it))).toList();
    if (within.size() == 1 && within.getFirst().length() * 3 >= said.length()) {
      return Optional.of(within.getFirst());
    }
    List<String> around =
        asked.codes().stream()
            .filter(it -> said.length() >= 2 && Plain.folded(it).contains(said))
            .toList();
    if (around.size() == 1) {
      return Optional.of(around.getFirst());
    }
    List<String> near =
        asked.codes().stream()
            .filter(it -> it.length() >= 3 && Nearest.distance(Plain.folded(it), said) == 1)
            .toList();
    return near.size() == 1 ? Optional.of(near.getFirst()) : Optional.empty();
  }

  /** Whether a text says yes or no in other words. */
  static Optional<Boolean> yes(String text) {
    String said = Plain.compact(text).toUpperCase(Locale.ROOT);
    return YES.contains(said)
        ? Optional.of(true)
        : NO.contains(said) ? Optional.of(false) : Optional.empty();
  }

  /** The one run in a text that is a number of its kind; empty if there are several, or none. */
  static Optional<String> run(String text, Pattern kind, Predicate<String> right) {
    List<String> found =
        kind.matcher(Plain.compact(text))
            .results()
            .map(it -> it.group())
            .filter(right)
            .distinct()
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }
}
