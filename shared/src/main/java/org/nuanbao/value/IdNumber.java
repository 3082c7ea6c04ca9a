package org.nuanbao.value;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A resident identity number (GB 11643): 6 digits area, 8 date of birth, 3 sequence (odd for men),
 * 1 check. Always valid: see {@link #judge}. Residence permits of Hong Kong, Macau and Taiwan
 * residents (areas 81, 82, 83) have the same form and are valid too. Whether an area exists or
 * existed is not checked.
 *
 * @param value 18 characters, the last perhaps {@code X}
 */
public record IdNumber(String value) {
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";

  public IdNumber {
    if (fault(value) != null) {
      // The message leaves out the value, which may be somebody's number.
      throw new IllegalArgumentException("not a valid identity number of 18 characters");
    }
  }

  /** Whether a text is an identity number, and if not, why. */
  public sealed interface Judged {
    record Valid(IdNumber number) implements Judged {}

    record Faulty(Fault fault) implements Judged {}
  }

  /** What is wrong with a number; if several faults apply, the first in this order. */
  public enum Fault {
    /** It has neither 15 nor 18 characters. */
    LENGTH,
    /** It has something other than digits, or an X that is not at the end. */
    CHARACTERS,
    /** The date of birth does not exist. */
    DATE,
    /** The check digit is wrong. */
    CHECK
  }

  /** The text half-width, without spaces and dashes, {@code x} as {@code X}. Nothing is guessed. */
  public static String normalise(String text) {
    String compact = Plain.compact(text);
    return compact.indexOf('x') < 0 && compact.indexOf('-') < 0
        ? compact
        : compact.replace('x', 'X').replace("-", "");
  }

  /** Judges a text after normalising it; a number of 15 digits is first converted to 18. */
  public static Judged judge(String text) {
    String lifted = lift(normalise(text));
    Fault fault = fault(lifted);
    return fault == null ? new Judged.Valid(new IdNumber(lifted)) : new Judged.Faulty(fault);
  }

  public static Optional<IdNumber> of(String text) {
    return switch (judge(text)) {
      case Judged.Valid valid -> Optional.of(valid.number());
      case Judged.Faulty _ -> Optional.empty();
    };
  }

  /**
   * Converts a normalised number of 15 digits to 18: adds century 19 and the check digit. Any other
   * text is returned unchanged.
   */
  public static String lift(String normalised) {
    if (normalised.length() != 15 || !digits(normalised, 15)) {
      return normalised;
    }
    String seventeen = normalised.substring(0, 6) + "19" + normalised.substring(6);
    return seventeen + check(seventeen);
  }

  public String area() {
    return value.substring(0, 6);
  }

  public LocalDate birth() {
    return LocalDate.of(number(value, 6, 10), number(value, 10, 12), number(value, 12, 14));
  }

  public Sex sex() {
    return (value.charAt(16) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
  }

  /** The age in full years on a day. */
  public int ageOn(LocalDate day) {
    return Period.between(birth(), day).getYears();
  }

  /** The masked number, so that it is never printed whole by accident. */
  @Override
  public String toString() {
    return Masking.id(value);
  }

  private static @Nullable Fault fault(String text) {
    if (text.length() != 18) {
      return Fault.LENGTH;
    }
    char last = text.charAt(17);
    if (!digits(text, 17) || !(isDigit(last) || last == 'X')) {
      return Fault.CHARACTERS;
    }
    if (!isDate(number(text, 6, 10), number(text, 10, 12), number(text, 12, 14))) {
      return Fault.DATE;
    }
    return check(text) == last ? null : Fault.CHECK;
  }

  private static char check(String text) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += (text.charAt(i) - '0') * WEIGHTS[i];
    }
    return CHECKS.charAt(sum % 11);
  }

  private static boolean isDate(int year, int month, int day) {
    return year > 0
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= YearMonth.of(year, month).lengthOfMonth();
  }

  private static boolean digits(String text, int count) {
    for (int i = 0; i < count; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  /** The sex as forms print it: 男 or 女. */
  public enum Sex {
    MALE("男"),
    FEMALE("女");

    private final String printed;

    Sex(String printed) {
      this.printed = printed;
    }

    public String printed() {
      return printed;
    }

    /** Reads 男 or 女; anything else is no sex. */
    public static Optional<Sex> of(String text) {
      for (Sex sex : values()) {
        if (sex.printed.equals(text)) {
          return Optional.of(sex);
        }
      }
      return Optional.empty();
    }
  }
}
