package org.nuanbao.value;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds what looks like somebody's number in any text, wherever it was typed: identity, card and
 * telephone numbers, grouped by spaces, dashes and the like, in full-width or Chinese digits. It
 * asks for no check digit where the shape alone tells, since a mistyped number is a person's too.
 */
public final class LongNumbers {
  /** A longer run of digits is no figure of a form. */
  private static final int LONGEST_FIGURE = 9;

  /** The most groups that one number is written in, and the most characters between two. */
  private static final int GROUPS = 7;

  private static final int GAP = 3;
  private static final int MOBILE = 11;
  private static final int OLD_ID = 15;
  private static final int ID = 18;
  private static final int LONGEST_CARD = 19;
  private static final String CHINESE = "〇一二三四五六七八九";
  private static final String BETWEEN = "-.,()·_/'";

  private final String text;
  private final StringBuilder masked;

  private LongNumbers(String text) {
    this.text = text;
    this.masked = new StringBuilder(text);
  }

  /**
   * Digits that follow one another.
   *
   * @param from its first character
   * @param to after its last; an X at the end of an identity number belongs to it
   * @param digits half-width
   */
  private record Group(int from, int to, String digits) {}

  /** The text with a few digits at the ends of each such number, and stars between them. */
  public static String masked(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      digits += digit(text.charAt(i)) >= 0 ? 1 : 0;
    }
    return digits > LONGEST_FIGURE ? new LongNumbers(text).whole() : text;
  }

  private String whole() {
    List<Group> chain = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      if (digit(text.charAt(at)) < 0) {
        at++;
        continue;
      }
      Group group = group(at);
      if (!chain.isEmpty() && !isOneNumber(chain.getLast().to(), group.from())) {
        hide(chain);
        chain.clear();
      }
      chain.add(group);
      at = group.to();
    }
    hide(chain);
    return masked.toString();
  }

  private Group group(int from) {
    StringBuilder digits = new StringBuilder();
    int to = from;
    boolean chinese = isChinese(text.charAt(from));
    while (to < text.length()
        && digit(text.charAt(to)) >= 0
        && isChinese(text.charAt(to)) == chinese) {
      digits.append((char) ('0' + digit(text.charAt(to++))));
    }
    boolean x = to < text.length() && "xXｘＸ".indexOf(text.charAt(to)) >= 0;
    return x ? new Group(from, to + 1, digits + "X") : new Group(from, to, digits.toString());
  }

  private boolean isOneNumber(int from, int to) {
    if (to - from > GAP) {
      return false;
    }
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      String plain = Plain.folded(c);
      if (!Plain.isSpace(c)
          && !Plain.isUnseen(c)
          && (plain.length() != 1 || BETWEEN.indexOf(plain.charAt(0)) < 0)) {
        return false;
      }
    }
    return true;
  }

  /** Hides the numbers among groups that may belong together, the longest first. */
  private void hide(List<Group> chain) {
    int from = 0;
    while (from < chain.size()) {
      int count = Math.min(GROUPS, chain.size() - from);
      while (count > 0 && !isNumber(chain.subList(from, from + count))) {
        count--;
      }
      if (count > 0) {
        hideOne(chain.subList(from, from + count));
      }
      from += Math.max(count, 1);
    }
  }

  private static boolean isNumber(List<Group> groups) {
    if (groups.size() == 1) {
      return groups.getFirst().digits().length() > LONGEST_FIGURE;
    }
    StringBuilder all = new StringBuilder();
    boolean broad = true;
    boolean years = true;
    for (Group group : groups) {
      all.append(group.digits());
      broad &= group.digits().length() >= 3;
      years &= group.digits().matches("(19|20)[0-9]{2}");
    }
    String number = all.toString();
    int length = number.length();
    if (number.indexOf('X') >= 0 && number.indexOf('X') < length - 1) {
      return false;
    }
    if (length == MOBILE && number.matches("1[3-9][0-9]{9}")) {
      return groups.getFirst().digits().length() >= 3;
    }
    if (groups.getFirst().digits().matches("0[0-9]{2,3}") && length >= 10 && length <= 12) {
      return true;
    }
    boolean shaped = broad && !years && length >= OLD_ID && length <= LONGEST_CARD;
    boolean id = (length == ID || length == OLD_ID) && IdNumber.of(number).isPresent();
    boolean card = !years && BankCard.of(number).isPresent();
    return shaped || id || card;
  }

  private void hideOne(List<Group> groups) {
    int length = groups.stream().mapToInt(group -> group.to() - group.from()).sum();
    int head = length >= OLD_ID ? 6 : 3;
    int seen = 0;
    for (Group group : groups) {
      for (int i = group.from(); i < group.to(); i++) {
        if (seen >= head && seen < length - 4) {
          masked.setCharAt(i, '*');
        }
        seen++;
      }
    }
  }

  /** Whether it is a Chinese digit: a name before a number may end with one. */
  private static boolean isChinese(char digit) {
    return digit >= '〇' && digit <= '\u9fff';
  }

  /** The value of a digit; -1 if it is none. */
  private static int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    if (c < 0x80) {
      return -1;
    }
    int chinese = CHINESE.indexOf(c);
    return chinese >= 0 ? chinese : c == '零' ? 0 : Character.digit(c, 10);
  }
}
