package org.nuanbao.check;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Value;
import org.nuanbao.value.BankCard;
import org.nuanbao.value.CreditCode;
import org.nuanbao.value.IdNumber;
import org.nuanbao.value.PhoneNumber;
import org.nuanbao.value.Plain;

/** Makes the value that a {@link Mend.Make} asks for. */
public final class Making {
  private static final Pattern ID = Pattern.compile("(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])");
  private static final Pattern CARD = Pattern.compile("(?<![0-9])[0-9]{16,19}(?![0-9])");
  private static final Pattern CODE = Pattern.compile("(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])");
  private static final Pattern PHONE =
      Pattern.compile(
          "(?:(?<![0-9])|(?<=\\+86)|(?<=\\+86-))(?:1[3-9][0-9]{9}|0[0-9]{2,3}-?[2-9][0-9]{6,7})(?![0-9])");

  private static final Pattern NAME =
      Pattern.compile(
          "['`\u2018\u2019]?(\\p{L}{2,}(?:[·.]\\p{L}+)*)(?:[0-9０-９*＊#]|[（(][^（()）]*[)）])*");

  private Making() {}

  /**
   * The value; empty if it cannot be made.
   *
   * @param asked what the cell to be mended asks for
   * @param from what stands in the cell that the mend names
   */
  public static Optional<Value> made(Mend.Way way, ValueType asked, Value from) {
    return switch (way) {
      case COPY, SHOWN -> from.isBlank() ? Optional.empty() : Optional.of(from);
      case NUMBER ->
          from instanceof Value.Text(String text)
              ? number(asked, text).filter(it -> !it.equals(text)).map(Value.Text::new)
              : Optional.empty();
      case LONG_ID ->
          from instanceof Value.Text(String text) && IdNumber.normalise(text).length() == 15
              ? IdNumber.of(text).map(id -> new Value.Text(id.value()))
              : Optional.empty();
      case VISIBLE ->
          from instanceof Value.Text(String text) ? Optional.of(visible(text)) : Optional.empty();
      case BARE -> other(from, Meant::bare);
      case NAME -> other(from, Making::name);
      case SEX -> person(from).map(id -> new Value.Text(id.sex().printed()));
      case BIRTH -> person(from).map(id -> new Value.Day(id.birth()));
    };
  }

  private static Optional<IdNumber> person(Value from) {
    return from instanceof Value.Text(String text) ? IdNumber.of(text) : Optional.empty();
  }

  /** What is made of a text, if it is another text. */
  private static Optional<Value> other(Value from, UnaryOperator<String> made) {
    return from instanceof Value.Text(String text)
        ? Optional.of(made.apply(text))
            .filter(it -> !it.isEmpty() && !it.equals(text))
            .map(Value.Text::new)
        : Optional.empty();
  }

  /** The name, if behind it are only digits, signs and notes in brackets. */
  private static String name(String text) {
    Matcher name = NAME.matcher(Plain.trimmed(seen(text)));
    return name.matches() ? name.group(1) : "";
  }

  private static Value visible(String text) {
    return new Value.Text(Plain.trimmed(seen(text)));
  }

  private static String seen(String text) {
    StringBuilder seen = new StringBuilder();
    text.codePoints().filter(c -> !Plain.isUnseen(c)).forEach(seen::appendCodePoint);
    return seen.toString();
  }

  private static Optional<String> number(ValueType asked, String text) {
    return switch (asked) {
      case ID_NUMBER -> alike(text, digits -> one(digits, ID, it -> IdNumber.of(it).isPresent()));
      case BANK_CARD -> alike(text, digits -> one(digits, CARD, it -> BankCard.of(it).isPresent()));
      case USCC -> one(text, CODE, it -> CreditCode.fault(it).isEmpty()).or(() -> misread(text));
      case PHONE -> alike(text, digits -> one(digits, PHONE, PhoneNumber::isOne));
      case COUNT,
          INTEGER,
          AMOUNT_WAN,
          AMOUNT_YUAN,
          DECIMAL,
          PERCENT,
          YES_NO,
          TICK,
          TEXT,
          DATE,
          MONTH,
          YEAR,
          CODE,
          CODES ->
          Optional.empty();
    };
  }

  private static Optional<String> one(String text, Pattern kind, Predicate<String> right) {
    return Meant.run(text, kind, right);
  }

  /** The number in a text, or in the digits that its letters look like. */
  private static Optional<String> alike(String text, Function<String, Optional<String>> number) {
    return number.apply(Meant.digits(text)).or(() -> number.apply(text));
  }

  /** A credit code with letters that it never has, typed for the digits they look like. */
  private static Optional<String> misread(String text) {
    String code =
        CreditCode.normalise(text)
            .replace('O', '0')
            .replace('I', '1')
            .replace('S', '5')
            .replace('Z', '2');
    return CreditCode.fault(code).isEmpty() ? Optional.of(code) : Optional.empty();
  }
}
