package org.nuanbao.mend;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Value;

/**
 * What goes wrong by hand, one cell at a time. From what filling in and sending back such forms is
 * like, not from what mends can do.
 *
 * @param isAside whether it was kept aside while the mends were made
 * @param hand what the hand leaves in the cell; empty if it cannot slip this way there
 */
record HandSlip(
    String name, boolean isAside, BiFunction<Target, Random, Optional<? extends LeftInCell>> hand) {

  /** The slips after which what was meant can still be told from the cell itself. */
  private static final Set<String> LEGIBLE =
      Set.of(
          "UNIT_BEHIND",
          "OTHER_UNIT",
          "FULL_WIDTH",
          "NUMBER_AS_TEXT",
          "CODE_IN_OTHER_WORDS",
          "DATE_IN_WORDS",
          "SPACES_WITHIN",
          "NOUGHT_IN_WORDS",
          "NOTE_BEHIND",
          "CARD_IN_GROUPS",
          "APOSTROPHE",
          "DITTO",
          "NAME_MARKED",
          "RECKONED",
          "FORMATTED_AS_DATE",
          "LINE_BREAK",
          "THOUSANDS",
          "YES_IN_OTHER_WORDS",
          "LETTER_FOR_DIGIT",
          "PHONE_WITH_NOTE",
          "COMMA_FOR_POINT");

  static final List<HandSlip> ALL =
      List.of(
          new HandSlip(
              "UNIT_BEHIND", false, (t, r) -> t.isNumber() ? words(t.plain() + unit(t)) : none()),
          new HandSlip("OTHER_UNIT", false, (t, r) -> otherUnit(t)),
          new HandSlip(
              "FULL_WIDTH", false, (t, r) -> t.isNumber() ? words(fullWidth(t.plain())) : none()),
          new HandSlip("NUMBER_AS_TEXT", false, (t, r) -> t.isNumber() ? words(t.plain()) : none()),
          new HandSlip(
              "OFF_BY_A_LITTLE",
              false,
              (t, r) -> t.isNumber() ? figure(number(t).add(step(t, r))) : none()),
          new HandSlip("DIGITS_SWAPPED", false, (t, r) -> swapped(t)),
          new HandSlip(
              "DIGIT_DOUBLED",
              false,
              (t, r) ->
                  t.isNumber() && t.plain().length() > 1
                      ? figure(new BigDecimal(t.plain().charAt(0) + t.plain()))
                      : none()),
          new HandSlip("CODE_IN_OTHER_WORDS", false, (t, r) -> code(t, r)),
          new HandSlip(
              "COUNT_WITH_DECIMALS",
              false,
              (t, r) ->
                  t.isNumber() && t.asked().places() == 0
                      ? figure(number(t).add(new BigDecimal("0.5")))
                      : none()),
          new HandSlip("DATE_IN_WORDS", false, (t, r) -> date(t, r)),
          new HandSlip(
              "BLANKED",
              false,
              (t, r) -> t.value().isBlank() ? none() : Optional.of(new LeftInCell.Nothing())),
          new HandSlip("SPACES_WITHIN", false, (t, r) -> spaced(t, r)),
          new HandSlip(
              "NOUGHT_IN_WORDS",
              false,
              (t, r) ->
                  t.isNumber() && number(t).signum() == 0
                      ? words(one(r, "无", "-", "/", "没有", "——", "0.", "零"))
                      : none()),
          new HandSlip(
              "ID_AS_NUMBER",
              false,
              (t, r) ->
                  t.isText(ValueType.ID_NUMBER) || t.isText(ValueType.BANK_CARD)
                      ? digits(t.text())
                          .map(it -> new LeftInCell.Figure(new BigDecimal(it.doubleValue())))
                      : none()),
          new HandSlip(
              "NOTE_BEHIND",
              false,
              (t, r) ->
                  t.isNumber()
                      ? words(
                          t.plain() + one(r, "（含去年）", "(估计)", "*", "，含物资", "。", " 左右", "（其中3为新增）"))
                      : none()),
          new HandSlip(
              "ID_DIGIT_WRONG",
              false,
              (t, r) -> t.isText(ValueType.ID_NUMBER) ? words(changed(t.text(), r)) : none()),
          new HandSlip(
              "CARD_IN_GROUPS",
              false,
              (t, r) ->
                  t.isText(ValueType.BANK_CARD)
                      ? words(t.text().replaceAll("(.{4})", "$1 "))
                      : none()),
          new HandSlip(
              "APOSTROPHE",
              false,
              (t, r) ->
                  t.value().isBlank() || t.type() == ValueType.DATE
                      ? none()
                      : words("'" + (t.isNumber() ? t.plain() : t.text()))),
          new HandSlip(
              "DITTO",
              false,
              (t, r) ->
                  t.row() > 1 && !t.value().isBlank() ? words(one(r, "同上", "〃", "”")) : none()),
          new HandSlip(
              "NAME_MARKED",
              false,
              (t, r) ->
                  t.asked().name() && !t.text().isEmpty()
                      ? words(
                          one(
                              r,
                              t.text() + "1",
                              t.text() + "\u200b",
                              t.text() + "（女）",
                              "　" + t.text()))
                      : none()),
          new HandSlip(
              "RECKONED",
              false,
              (t, r) ->
                  t.isNumber() && t.gap() == null
                      ? Optional.of(new LeftInCell.Reckoned(t.plain() + "+0", number(t)))
                      : none()),
          new HandSlip(
              "FORMATTED_AS_DATE",
              false,
              (t, r) ->
                  t.isNumber()
                          && t.gap() == null
                          && t.asked().places() == 0
                          && number(t).signum() > 0
                      ? Optional.of(new LeftInCell.Dated(number(t)))
                      : none()),
          new HandSlip(
              "LINE_BREAK",
              false,
              (t, r) ->
                  t.value().isBlank() || t.type() == ValueType.DATE
                      ? none()
                      : words((t.isNumber() ? t.plain() : t.text()) + "\n")),
          // Kept aside while the mends were made: looked at last.
          new HandSlip(
              "THOUSANDS",
              true,
              (t, r) ->
                  t.isNumber() && number(t).abs().compareTo(new BigDecimal(1000)) >= 0
                      ? words(String.format("%,d", number(t).toBigInteger()) + decimals(t))
                      : none()),
          new HandSlip(
              "YES_IN_OTHER_WORDS",
              true,
              (t, r) ->
                  t.type() == ValueType.YES_NO && !t.value().isBlank()
                      ? words(
                          t.text().equals("是")
                              ? one(r, "√", "有", "Y", "对", "是的", "1")
                              : one(r, "×", "无", "N", "没有", "不是", "0"))
                      : none()),
          new HandSlip(
              "NEGATIVE",
              true,
              (t, r) ->
                  t.isNumber() && number(t).signum() > 0 ? figure(number(t).negate()) : none()),
          new HandSlip("LETTER_FOR_DIGIT", true, (t, r) -> letters(t, r)),
          new HandSlip(
              "PHONE_WITH_NOTE",
              true,
              (t, r) ->
                  t.isText(ValueType.PHONE)
                      ? words(
                          one(
                              r,
                              t.text() + "（本人）",
                              "手机" + t.text(),
                              t.text() + "/无",
                              "+86 " + t.text(),
                              t.text() + " 张三"))
                      : none()),
          new HandSlip(
              "IN_YUAN",
              true,
              (t, r) ->
                  t.isNumber() && t.type() == ValueType.AMOUNT_WAN && number(t).signum() > 0
                      ? figure(number(t).movePointRight(4))
                      : none()),
          new HandSlip("DIGIT_LOST", true, (t, r) -> lost(t, r)),
          new HandSlip(
              "WRONG_KIND",
              true,
              (t, r) ->
                  t.isNumber() || t.type() == ValueType.DATE
                      ? words(one(r, "见附件", "待定", "不清楚", "详见名单"))
                      : none()),
          new HandSlip(
              "COMMA_FOR_POINT",
              true,
              (t, r) ->
                  t.isNumber() && t.plain().contains(".")
                      ? words(t.plain().replace('.', one(r, ",", "。", "，", "、").charAt(0)))
                      : none()));

  boolean isLegible() {
    return LEGIBLE.contains(name);
  }

  Optional<? extends LeftInCell> of(Target target, Random random) {
    return hand.apply(target, random);
  }

  private static Optional<LeftInCell> none() {
    return Optional.empty();
  }

  private static Optional<LeftInCell> words(String text) {
    return Optional.of(new LeftInCell.Words(text));
  }

  private static Optional<LeftInCell> figure(BigDecimal number) {
    return Optional.of(new LeftInCell.Figure(number));
  }

  private static BigDecimal number(Target target) {
    return target.value() instanceof Value.Numeric(BigDecimal number) ? number : BigDecimal.ZERO;
  }

  private static String one(Random random, String... texts) {
    return texts[random.nextInt(texts.length)];
  }

  private static String unit(Target target) {
    String unit = target.asked().unit();
    return unit.isEmpty() || unit.equals("—") ? "个" : unit;
  }

  private static Optional<LeftInCell> otherUnit(Target target) {
    if (!target.isNumber()) {
      return none();
    }
    return switch (target.type()) {
      case AMOUNT_WAN -> words(new Value.Numeric(number(target).movePointRight(4)).plain() + "元");
      case AMOUNT_YUAN -> words(new Value.Numeric(number(target).movePointLeft(4)).plain() + "万元");
      case COUNT, INTEGER ->
          words(target.plain() + (target.asked().unit().equals("人") ? "名" : "个"));
      default -> none();
    };
  }

  private static String fullWidth(String text) {
    StringBuilder wide = new StringBuilder();
    text.chars().forEach(c -> wide.append((char) (c + 0xfee0)));
    return wide.toString();
  }

  private static BigDecimal step(Target target, Random random) {
    BigDecimal step = BigDecimal.valueOf(1 + random.nextInt(3));
    return target.asked().places() == 0 ? step : step.movePointLeft(2);
  }

  private static Optional<LeftInCell> swapped(Target target) {
    String plain = target.plain();
    if (!target.isNumber()
        || plain.length() < 2
        || plain.charAt(0) == plain.charAt(1)
        || !plain.substring(0, 2).matches("[1-9]{2}")) {
      return none();
    }
    return figure(new BigDecimal("" + plain.charAt(1) + plain.charAt(0) + plain.substring(2)));
  }

  private static Optional<LeftInCell> code(Target target, Random random) {
    String text = target.text();
    boolean one = target.type() == ValueType.CODE || target.type() == ValueType.CODES;
    if (!one || text.isEmpty()) {
      return none();
    }
    return words(
        text.length() < 3
            ? one(random, text + "性", " " + text, text + "。", "是" + text)
            : one(
                random,
                text.substring(1),
                text.substring(0, text.length() - 1),
                text.substring(0, 1) + text.substring(2),
                text + "户",
                text.charAt(0) + " " + text.substring(1)));
  }

  private static Optional<LeftInCell> date(Target target, Random random) {
    if (!(target.value() instanceof Value.Day(LocalDate day))) {
      return none();
    }
    int y = day.getYear();
    int m = day.getMonthValue();
    int d = day.getDayOfMonth();
    return switch (random.nextInt(8)) {
      case 0 -> words(y + "." + m + "." + d);
      case 1 -> words("%d年%d月%d日".formatted(y, m, d));
      case 2 -> words("%02d年%d月%d日".formatted(y % 100, m, d));
      case 3 -> words("%d/%d/%d".formatted(d, m, y));
      case 4 -> words("%d%02d%02d".formatted(y, m, d));
      case 5 -> words("%d月%d日".formatted(m, d));
      case 6 -> figure(BigDecimal.valueOf(day.toEpochDay() + 25_569));
      default -> words("%d－%02d－%02d".formatted(y, m, d));
    };
  }

  private static Optional<LeftInCell> spaced(Target target, Random random) {
    String text = target.isNumber() ? target.plain() : target.text();
    if (text.length() < 2 || target.type() == ValueType.DATE) {
      return none();
    }
    int at = 1 + random.nextInt(text.length() - 1);
    return words(text.substring(0, at) + one(random, " ", "\u00a0", "　") + text.substring(at));
  }

  private static Optional<BigDecimal> digits(String text) {
    return text.matches("[0-9]+") ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  private static String changed(String text, Random random) {
    int at = random.nextInt(17);
    char other = (char) ('0' + (text.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
    return text.substring(0, at) + other + text.substring(at + 1);
  }

  private static String decimals(Target target) {
    int point = target.plain().indexOf('.');
    return point < 0 ? "" : target.plain().substring(point);
  }

  private static Optional<LeftInCell> letters(Target target, Random random) {
    String text =
        target.isNumber() ? target.plain() : target.type().isDigits() ? target.text() : "";
    boolean nought = text.length() > 1 && text.indexOf('0') >= 0;
    return nought
        ? words(text.replaceFirst("0", one(random, "O", "o", "〇")))
        : text.length() > 1 && text.indexOf('1') >= 0 ? words(text.replaceFirst("1", "l")) : none();
  }

  private static Optional<LeftInCell> lost(Target target, Random random) {
    boolean kind =
        List.of(ValueType.ID_NUMBER, ValueType.BANK_CARD, ValueType.PHONE).contains(target.type());
    String text = target.text();
    if (!kind || text.length() < 8) {
      return none();
    }
    int at = random.nextInt(text.length());
    return words(text.substring(0, at) + text.substring(at + 1));
  }
}
