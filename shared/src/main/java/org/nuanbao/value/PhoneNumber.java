package org.nuanbao.value;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A telephone number as people write it: a mobile number of 11 digits, a fixed one with or without
 * area code and extension, a service number, or a foreign one with {@code +}. Several are separated
 * by a slash, comma or space. Whether the number is in use is not checked.
 */
public final class PhoneNumber {
  private static final Pattern PARTED = Pattern.compile("[/、,;|]+|(?<=[0-9]{11})(?=1[3-9])");
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern MOBILE = Pattern.compile("(\\+?86)?1[3-9][0-9]{9}");
  private static final Pattern FIXED =
      Pattern.compile(
          "(\\+?86)?(\\(?0[0-9]{2,3}\\)?)?[2-9][0-9]{6,7}((转|ext\\.?|x|#|\\*|\\()[0-9]{1,6}\\)?)?");
  private static final Pattern SERVICE = Pattern.compile("[48]00[0-9]{7}|1[0-9]{2,4}|9[0-9]{4}");

  /** A short number, as a union's own exchange gives out. */
  private static final Pattern SHORT = Pattern.compile("[2-8][0-9]{2,5}");

  private static final Pattern ABROAD = Pattern.compile("(\\+|00)[1-9][0-9]{6,14}");
  private static final Pattern BETWEEN_DIGITS = Pattern.compile("(?<=[0-9)])[-.](?=[0-9(])");

  private PhoneNumber() {}

  /**
   * The text half-width and without spaces. Several numbers are joined with 、; a mobile number
   * loses what groups its digits. A text that is no telephone number is only made compact.
   */
  public static String normalise(String text) {
    String plain = Plain.compact(text);
    if (!isOne(plain)) {
      String[] parts = SPACE.split(Plain.trimmed(text));
      String several = String.join("、", Arrays.stream(parts).map(Plain::compact).toList());
      return isOne(several) ? several : plain;
    }
    String digits = bare(plain);
    return MOBILE.matcher(digits).matches() ? digits : plain;
  }

  /** Whether a normalised text is one telephone number, or several. */
  public static boolean isOne(String text) {
    String[] numbers = PARTED.split(text);
    return numbers.length > 0
        && Arrays.stream(numbers).allMatch(it -> isNumber(bare(it)) || isExtended(it));
  }

  private static boolean isNumber(String digits) {
    return MOBILE.matcher(digits).matches()
        || FIXED.matcher(digits).matches()
        || SERVICE.matcher(digits).matches()
        || SHORT.matcher(digits).matches()
        || ABROAD.matcher(digits).matches();
  }

  /** Whether the part behind the last dash is an extension: 0592-2021234-801. */
  private static boolean isExtended(String number) {
    int dash = number.lastIndexOf('-');
    return dash > 0
        && FIXED.matcher(bare(number.substring(0, dash))).matches()
        && number.substring(dash + 1).matches("[0-9]{1,6}");
  }

  private static String bare(String number) {
    return BETWEEN_DIGITS.matcher(number).replaceAll("");
  }
}
