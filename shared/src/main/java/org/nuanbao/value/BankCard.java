package org.nuanbao.value;

import java.util.Optional;

/**
 * A bank or union-member card: 16 to 19 digits with a Luhn check digit (ISO/IEC 7812). The prefix
 * is not checked, because ranges differ by province and year.
 */
public record BankCard(String value) {
  public BankCard {
    if (!(judge(value) instanceof Judged.Valid) || !normalise(value).equals(value)) {
      throw new IllegalArgumentException("not a valid card number");
    }
  }

  /** Whether a text is a card number, and if not, why. */
  public sealed interface Judged {
    record Valid(String number) implements Judged {}

    record Faulty(Fault fault) implements Judged {}
  }

  /** What is wrong with a card number; if several faults apply, the first in this order. */
  public enum Fault {
    CHARACTERS,
    LENGTH,
    CHECK
  }

  /** The text half-width, without spaces and dashes. */
  public static String normalise(String text) {
    return Plain.compact(text).replace("-", "");
  }

  public static Judged judge(String text) {
    String number = normalise(text);
    if (!number.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return new Judged.Faulty(Fault.CHARACTERS);
    }
    if (number.length() < 16 || number.length() > 19) {
      return new Judged.Faulty(Fault.LENGTH);
    }
    return luhn(number) ? new Judged.Valid(number) : new Judged.Faulty(Fault.CHECK);
  }

  public static Optional<BankCard> of(String text) {
    return switch (judge(text)) {
      case Judged.Valid valid -> Optional.of(new BankCard(valid.number()));
      case Judged.Faulty _ -> Optional.empty();
    };
  }

  private static boolean luhn(String number) {
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = number.charAt(number.length() - 1 - i) - '0';
      int doubled = 2 * digit;
      sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }

  /** The masked number, so that it is never printed whole by accident. */
  @Override
  public String toString() {
    return Masking.card(value);
  }
}
