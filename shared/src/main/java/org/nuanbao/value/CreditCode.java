package org.nuanbao.value;

import java.util.Locale;
import java.util.Optional;

/**
 * The code under which an organisation is registered (统一社会信用代码, GB 32100-2015): 18 characters,
 * digits and capital letters without I, O, S, V and Z; the last one is a check character.
 */
public final class CreditCode {
  private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int[] WEIGHTS = {
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
  };

  private CreditCode() {}

  /** What is wrong with a code; if several faults apply, the first in this order. */
  public enum Fault {
    LENGTH,
    CHARACTERS,
    CHECK
  }

  /** The text half-width, without spaces and dashes, in capital letters. */
  public static String normalise(String text) {
    return Plain.compact(text).replace("-", "").toUpperCase(Locale.ROOT);
  }

  /** The fault of a normalised code; empty if it has none. */
  public static Optional<Fault> fault(String code) {
    if (code.length() != 18) {
      return Optional.of(Fault.LENGTH);
    }
    int sum = 0;
    for (int i = 0; i < 18; i++) {
      int value = CHARACTERS.indexOf(code.charAt(i));
      if (value < 0) {
        return Optional.of(Fault.CHARACTERS);
      }
      sum += i < WEIGHTS.length ? value * WEIGHTS[i] : 0;
    }
    boolean right = CHARACTERS.charAt((31 - sum % 31) % 31) == code.charAt(17);
    return right ? Optional.empty() : Optional.of(Fault.CHECK);
  }
}
