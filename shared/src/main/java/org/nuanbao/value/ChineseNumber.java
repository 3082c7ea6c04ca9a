package org.nuanbao.value;

import java.util.OptionalLong;

/**
 * Whole numbers in Chinese characters, as people write them (十二, 一百零五, 两千, 三万) and as accounts do
 * (壹拾贰). What can be read in two ways (一百五: 105 or 150) is not a number here.
 */
public final class ChineseNumber {
  private static final String DIGITS = "零一二三四五六七八九";
  private static final String PLACES = "十百千";
  private static final String OTHERS = "〇壹贰貳叁參叄肆伍陆陸柒捌玖两兩拾佰仟萬億";
  private static final String USUAL = "零一二二三三三四五六六七八九二二十百千万亿";
  private static final int LONGEST = 24;

  private ChineseNumber() {}

  /** The number, below 10^12; empty unless the whole text is one. */
  public static OptionalLong of(String text) {
    String plain = usual(text);
    if (plain.isEmpty() || plain.length() > LONGEST) {
      return OptionalLong.empty();
    }
    int yi = plain.indexOf('亿');
    int wan = plain.indexOf('万', yi + 1);
    long high = yi < 0 ? 0 : group(plain.substring(0, yi));
    long middle = wan < 0 ? 0 : group(plain.substring(yi + 1, wan));
    String rest = plain.substring(Math.max(yi, wan) + 1);
    long low = rest.isEmpty() && plain.length() > 1 ? 0 : group(rest);
    boolean read =
        low >= 0 && (yi < 0 || high > 0) && (wan < 0 || middle > 0) && !isShortened(plain, rest);
    return read
        ? OptionalLong.of(high * 100_000_000 + middle * 10_000 + low)
        : OptionalLong.empty();
  }

  /** The text with digits for characters that name them, 二〇一二; other characters stay. */
  public static String digits(String text) {
    StringBuilder digits = new StringBuilder(text.length());
    for (char c : usual(text).toCharArray()) {
      int digit = DIGITS.indexOf(c);
      digits.append(digit < 0 ? String.valueOf(c) : String.valueOf(digit));
    }
    return digits.toString();
  }

  private static String usual(String text) {
    StringBuilder usual = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int other = OTHERS.indexOf(c);
      usual.append(other < 0 ? c : USUAL.charAt(other));
    }
    return usual.toString();
  }

  /** Whether a number is shortened: 三万五 is 35,000 to some people and 30,005 to others. */
  private static boolean isShortened(String plain, String rest) {
    return rest.length() == 1 && plain.length() > 1;
  }

  /** A number below ten thousand; -1 if the text is none. */
  private static long group(String text) {
    long total = 0;
    int digit = -1;
    int last = 10_000;
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int value = DIGITS.indexOf(c);
      int place = PLACES.indexOf(c);
      if (value == 0 && digit < 0) {
        gap = true;
      } else if (value > 0 && digit < 0) {
        digit = value;
      } else if (place >= 0) {
        int size = place == 0 ? 10 : place == 1 ? 100 : 1000;
        boolean ten = digit < 0 && size == 10 && total == 0;
        if (size >= last || (digit < 0 && !ten)) {
          return -1;
        }
        total += (long) (ten ? 1 : digit) * size;
        last = size;
        digit = -1;
        gap = false;
      } else {
        return -1;
      }
    }
    if (digit < 0) {
      return gap ? (text.equals("零") ? 0 : -1) : total;
    }
    return last == 10 || last == 10_000 || gap ? total + digit : -1;
  }
}
