package org.nuanbao.workbook.cells;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number as its format shows it.
 *
 * @param text all that is shown
 * @param from where its digits begin in the text
 * @param to where its digits end
 */
public record ShownNumber(String text, int from, int to) {
  /** A word that multiplies the number before it; longer words come first. */
  private record Scale(String word, int power) {}

  private static final List<Scale> SCALES =
      List.of(
          new Scale("千万", 7),
          new Scale("百万", 6),
          new Scale("十万", 5),
          new Scale("亿", 8),
          new Scale("億", 8),
          new Scale("万", 4),
          new Scale("萬", 4),
          new Scale("千", 3),
          new Scale("仟", 3),
          new Scale("百", 2),
          new Scale("佰", 2),
          new Scale("%", -2),
          new Scale("‰", -3),
          new Scale("K", 3),
          new Scale("M", 6));

  /** Units that begin with such a word, and Latin words. */
  private static final Pattern OTHER_WORD =
      Pattern.compile("(千[克瓦米卡帕赫伏]|百分|佰分|K[A-Za-z]|M[A-Za-z]).*");

  private static final Pattern NUMBER = Pattern.compile("[0-9]*(\\.[0-9]*)?");
  private static final String SIGNS = "-－−";

  /**
   * The amount that a reader understands.
   *
   * @param number without the word that follows it
   * @param decimals how many of its digits stand after the point
   * @param power the power of ten that the word means, 4 for 万; 0 if there is no such word
   * @param unit what follows
   */
  public record Meaning(BigDecimal number, int decimals, int power, String unit) {
    /** Whether this is the stored number, or its rounding. */
    public boolean is(BigDecimal stored) {
      return isClose(number.scaleByPowerOfTen(power), stored, decimals - power);
    }

    /** Whether this is the stored number if the word is only text and multiplies nothing. */
    public boolean isWithoutPower(BigDecimal stored) {
      return isClose(number, stored, decimals);
    }

    private static boolean isClose(BigDecimal one, BigDecimal other, int decimals) {
      BigDecimal twice = one.subtract(other).abs().multiply(BigDecimal.TWO);
      return twice.compareTo(BigDecimal.ONE.scaleByPowerOfTen(-decimals)) <= 0;
    }
  }

  /** What a reader understands; empty if no single number can be read in it. */
  public Optional<Meaning> meaning() {
    int start = from;
    int end = to;
    while (start > 0 && isDigit(text.charAt(start - 1))) {
      start--;
    }
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    String digits = text.substring(start, end).replace(",", "").strip();
    String before = text.substring(0, start).strip();
    String behind = text.substring(end).strip();
    if (digits.isEmpty() && !(before + behind).isEmpty()) {
      return Optional.empty();
    }
    if (!NUMBER.matcher(digits).matches() || digits.length() > 400) {
      return Optional.empty();
    }
    boolean nothing = digits.isEmpty() || digits.equals(".");
    BigDecimal number = nothing ? BigDecimal.ZERO : new BigDecimal(digits);
    boolean negative =
        before.chars().anyMatch(c -> SIGNS.indexOf(c) >= 0) || isBracketed(before, behind);
    int point = digits.indexOf('.');
    Optional<Scale> scale =
        OTHER_WORD.matcher(behind).matches()
            ? Optional.empty()
            : SCALES.stream().filter(it -> behind.startsWith(it.word())).findFirst();
    return Optional.of(
        new Meaning(
            negative ? number.negate() : number,
            point < 0 ? 0 : digits.length() - point - 1,
            scale.map(Scale::power).orElse(0),
            scale.map(it -> behind.substring(it.word().length())).orElse(behind)));
  }

  private static boolean isDigit(char c) {
    return Character.isDigit(c) || c == '.' || c == ',';
  }

  private static boolean isBracketed(String before, String behind) {
    return before.endsWith("(") && behind.startsWith(")");
  }

  /** The number without an exponent or needless zeros. */
  static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** The same as a negative number. */
  ShownNumber negative() {
    return new ShownNumber("-" + text, from + 1, to + 1);
  }
}
