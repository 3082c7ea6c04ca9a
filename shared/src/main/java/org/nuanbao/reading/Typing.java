package org.nuanbao.reading;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.form.ValueType;
import org.nuanbao.value.IdNumber;
import org.nuanbao.value.Plain;

/**
 * What stood in a cell, brought to the type the form asks for. Nothing is guessed: what does not
 * fit stays as it stood, and the rules judge it. Typing twice changes nothing.
 */
public final class Typing {
  /** Excel keeps 15 digits; whatever number is longer has lost its end. */
  private static final int EXCEL_DIGITS = 15;

  /** More digits than any answer has; keeps sums of hostile numbers cheap. */
  private static final int MOST_DIGITS = 40;

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");
  private static final Pattern DAY =
      Pattern.compile("([0-9]{4})(?:年|[-/.])([0-9]{1,2})(?:月|[-/.])([0-9]{1,2})日?");
  private static final Pattern EIGHT_DIGITS = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");
  private static final Pattern PARTING = Pattern.compile("[、，,；;\\n\\r]+");

  /** Between several answers of one question. */
  public static final String ANSWERS = "、";

  private static final Pattern UNFILLED_DAY = Pattern.compile("年?月?日?");

  private Typing() {}

  public static Value typed(ValueType type, Value raw) {
    return switch (raw) {
      case Value.Blank _, Value.Broken _ -> raw;
      case Value.Text text -> ofText(type, text);
      case Value.Numeric numeric -> ofNumber(type, numeric);
      case Value.Day day -> ofDay(type, day);
    };
  }

  private static Value ofText(ValueType type, Value.Text raw) {
    String trimmed = Plain.trimmed(raw.text());
    if (trimmed.isEmpty()) {
      return Value.Blank.IT;
    }
    if (type == ValueType.TEXT) {
      return trimmed.equals(raw.text()) ? raw : new Value.Text(trimmed);
    }
    String plain = ofWords(type) ? trimmed : compact(trimmed);
    if (plain.isEmpty()) {
      return Value.Blank.IT;
    }
    return switch (type) {
      case COUNT, INTEGER, AMOUNT_WAN, AMOUNT_YUAN ->
          NUMBER.matcher(plain).matches()
              ? new Value.Numeric(new BigDecimal(plain))
              : same(raw, trimmed);
      case DATE -> dateOf(plain, raw, trimmed);
      case ID_NUMBER -> same(raw, IdNumber.normalise(plain));
      case CODES -> several(raw, plain);
      case BANK_CARD, PHONE, CODE, TEXT, YES_NO -> same(raw, plain);
    };
  }

  private static Value ofNumber(ValueType type, Value.Numeric raw) {
    BigDecimal number = raw.number();
    if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
      return new Value.Broken("number out of range");
    }
    return switch (type) {
      case COUNT, INTEGER, AMOUNT_WAN, AMOUNT_YUAN, DATE -> raw;
      case ID_NUMBER, BANK_CARD ->
          plain(number).length() > EXCEL_DIGITS ? raw : new Value.Text(plain(number));
      case TEXT, CODE, CODES, PHONE, YES_NO -> new Value.Text(plain(number));
    };
  }

  private static Value ofDay(ValueType type, Value.Day day) {
    return switch (type) {
      case TEXT, CODE, CODES, PHONE, YES_NO, ID_NUMBER, BANK_CARD ->
          new Value.Text(day.date().toString());
      case COUNT, INTEGER, AMOUNT_WAN, AMOUNT_YUAN, DATE -> day;
    };
  }

  private static boolean ofWords(ValueType type) {
    return type == ValueType.CODE || type == ValueType.CODES;
  }

  /** Several answers, however they are parted, with 、 between them. */
  private static Value several(Value.Text raw, String plain) {
    List<String> answers =
        Arrays.stream(PARTING.split(plain))
            .map(Plain::trimmed)
            .filter(answer -> !answer.isEmpty())
            .toList();
    return answers.isEmpty() ? Value.Blank.IT : same(raw, String.join(ANSWERS, answers));
  }

  /** The answers of a value that holds several. */
  public static List<String> answers(Value value) {
    return value instanceof Value.Text text ? List.of(text.text().split(ANSWERS)) : List.of();
  }

  /** A day as it is typed: 2018-01-18, 2018/1/18, 2018年1月18日, 20180118; else the text. */
  private static Value dateOf(String plain, Value.Text raw, String trimmed) {
    if (UNFILLED_DAY.matcher(plain).matches()) {
      return Value.Blank.IT;
    }
    for (Pattern pattern : new Pattern[] {DAY, EIGHT_DIGITS}) {
      Matcher matcher = pattern.matcher(plain);
      if (matcher.matches()) {
        Optional<LocalDate> date = date(part(matcher, 1), part(matcher, 2), part(matcher, 3));
        return date.isPresent() ? new Value.Day(date.get()) : same(raw, trimmed);
      }
    }
    return same(raw, trimmed);
  }

  private static int part(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static Optional<LocalDate> date(int year, int month, int day) {
    boolean real =
        month >= 1 && month <= 12 && day >= 1 && day <= YearMonth.of(year, month).lengthOfMonth();
    return real ? Optional.of(LocalDate.of(year, month, day)) : Optional.empty();
  }

  /** Half-width, without spaces and without the apostrophe that Excel users put before numbers. */
  private static String compact(String text) {
    String compact = Plain.compact(text);
    return compact.startsWith("'") ? compact.substring(1) : compact;
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static Value same(Value.Text raw, String text) {
    return raw.text().equals(text) ? raw : new Value.Text(text);
  }
}
