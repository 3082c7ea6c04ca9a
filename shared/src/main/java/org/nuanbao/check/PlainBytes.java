package org.nuanbao.check;

import org.nuanbao.reading.RawLines.TextBytes;

/** What can be told of a text from its bytes; false where a closer look is needed. */
final class PlainBytes {
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";
  private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  private static final int SAME = 0xe5908c;

  private PlainBytes() {}

  /**
   * Whether the text is of ideographs and, but for a name, of other visible characters too, and
   * does not only say 同上 or the like.
   */
  static boolean isWords(TextBytes text, boolean name) {
    int at = 0;
    int length = text.length();
    if (length == 6 && character(text, 0) == SAME) {
      return false;
    }
    while (at < length) {
      byte b = text.at(at);
      if (b >= 0) {
        if (name || b <= ' ' || b == '_' || b == 0x7f) {
          return false;
        }
        at++;
      } else if (at + 2 < length && isSeen(character(text, at), name)) {
        at += 3;
      } else {
        return false;
      }
    }
    return true;
  }

  /** The three bytes of a character. */
  private static int character(TextBytes text, int at) {
    return (text.at(at) & 0xff) << 16 | (text.at(at + 1) & 0xff) << 8 | (text.at(at + 2) & 0xff);
  }

  /** Whether it is from U+4E00 to U+9FFF or, but for a name, a full stop, comma or wide letter. */
  private static boolean isSeen(int bytes, boolean name) {
    return (bytes >= 0xe4b880 && bytes <= 0xe9bfbf)
        || (!name
            && ((bytes >= 0xefbc81 && bytes <= 0xefbcbf)
                || bytes == 0xe38081
                || bytes == 0xe38082));
  }

  static boolean isMobile(TextBytes text) {
    if (text.length() != 11 || text.at(0) != '1' || text.at(1) < '3') {
      return false;
    }
    return areDigits(text);
  }

  /** Whether these are 16 to 19 digits, the last of which checks the others (ISO/IEC 7812). */
  static boolean isCard(TextBytes text) {
    int length = text.length();
    if (length < 16 || length > 19) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < length; i++) {
      int digit = text.at(length - 1 - i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      int twice = 2 * digit;
      sum += (i & 1) == 0 ? digit : twice > 9 ? twice - 9 : twice;
    }
    return sum % 10 == 0;
  }

  private static boolean areDigits(TextBytes text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.at(i) < '0' || text.at(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /**
   * The day of birth in an identity number of 18 characters (GB 11643), as yyyymmdd, below 0 for a
   * woman's; 0 if the number is not right for certain.
   */
  static int person(TextBytes text) {
    if (text.length() != 18) {
      return 0;
    }
    int sum = 0;
    int birth = 0;
    for (int i = 0; i < 17; i++) {
      int digit = text.at(i) - '0';
      if (digit < 0 || digit > 9) {
        return 0;
      }
      sum += digit * WEIGHTS[i];
      birth = i >= 6 && i < 14 ? birth * 10 + digit : birth;
    }
    if (text.at(17) != CHECKS.charAt(sum % 11) || !isDay(birth)) {
      return 0;
    }
    return (text.at(16) & 1) == 1 ? birth : -birth;
  }

  /** Whether it is a day since 1900; February has 28 here, its last day is left to others. */
  private static boolean isDay(int day) {
    int month = day / 100 % 100;
    int ofMonth = day % 100;
    return day > 1900_01_00
        && month >= 1
        && month <= 12
        && ofMonth >= 1
        && ofMonth <= DAYS[month - 1];
  }

  /**
   * A number that is the same for texts that are compared as equal and seldom the same for others;
   * 0 if the text has characters that may be compared in another form than they are written in.
   */
  static int key(TextBytes text) {
    long hash = 1;
    for (int i = 0; i < text.length(); i++) {
      byte b = text.at(i);
      if (b < 0) {
        if (i + 2 >= text.length() || !isSeen(character(text, i), true)) {
          return 0;
        }
        hash = mixed(mixed(mixed(hash, b), text.at(i + 1)), text.at(i + 2));
        i += 2;
      } else if ((b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z')) {
        hash = mixed(hash, b);
      } else {
        return 0;
      }
    }
    return key(hash);
  }

  /** The same of a text in the form in which it is compared. */
  static int key(byte[] compared) {
    long hash = 1;
    for (byte b : compared) {
      hash = mixed(hash, b);
    }
    return key(hash);
  }

  private static long mixed(long hash, byte b) {
    return (hash * 31) + b;
  }

  /** Spreads the bits of the hash (the end of MurmurHash3); never 0. */
  private static int key(long hash) {
    long spread = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    int key = (int) (spread ^ (spread >>> 33));
    return key == 0 ? 1 : key;
  }
}
