package org.nuanbao.workbook.cells;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One section of a number format: what it shows for a number without its sign.
 *
 * @param thousands how often the number is divided by a thousand
 * @param percents how often it is multiplied by a hundred
 * @param condition which numbers it is for, such as {@code >=10000}; null if the sign decides
 */
record FormatSection(
    Kind kind,
    List<Piece> pieces,
    int thousands,
    int percents,
    boolean grouped,
    Mark mark,
    @Nullable Condition condition) {
  enum Kind {
    /** The number as a spreadsheet shows it without a format. */
    GENERAL,
    /** A text, perhaps with words around it. */
    TEXT,
    /** Digits in the places the format gives. */
    DIGITS,
    /** Words only, or nothing. */
    WORDS,
    /** A date, with or without a time. */
    DATE,
    TIME,
    /** A fraction or a power of ten: another notation for the same number. */
    OTHER
  }

  /** A colour that has a meaning. */
  enum Mark {
    NONE,
    /** Negative, as bookkeepers write it. */
    RED,
    /** Invisible on paper. */
    WHITE
  }

  /** The condition for the numbers that the section is for. */
  record Condition(String sign, double bound) {
    boolean holds(double number) {
      return switch (sign) {
        case "<" -> number < bound;
        case "<=" -> number <= bound;
        case ">" -> number > bound;
        case ">=" -> number >= bound;
        case "<>" -> number != bound;
        default -> number == bound;
      };
    }

    /** Whether it holds only for negative numbers. */
    boolean isNegative() {
      return sign.startsWith("<") && !sign.equals("<>") && bound <= 0;
    }
  }

  /** A piece of a section. */
  sealed interface Piece {
    record Words(String text) implements Piece {}

    /** A place for one digit: {@code 0}, {@code #} or {@code ?}. */
    record Place(char digit) implements Piece {}

    record Point() implements Piece {}

    /** The whole number, or the whole text. */
    record Itself() implements Piece {}
  }

  /** Signs beside a number that do not change its amount. */
  private static final String SIGNS = "+-()￥¥$€ ,/\u00a0";

  /** Characters beside a number that change its size or name its currency. */
  private static final String OTHER_AMOUNTS = "元十百佰千仟万萬亿億%‰KM";

  private static final int HUNDRED = 2;

  /** Whether it shows nothing but the number itself, with its sign or a currency. */
  boolean isPlain() {
    return switch (kind) {
      case GENERAL, DIGITS, TEXT ->
          hasDigitsTogether()
              && leastDigits() <= 1
              && words().chars().allMatch(c -> SIGNS.indexOf(c) >= 0)
              && mark != Mark.WHITE;
      case OTHER -> mark != Mark.WHITE;
      case WORDS, DATE, TIME -> false;
    };
  }

  /** Whether it shows the number, or its rounding, with no word beside it that changes it. */
  boolean showsSame() {
    boolean ofNumber = kind == Kind.GENERAL || kind == Kind.DIGITS || kind == Kind.OTHER;
    return ofNumber
        && hasDigitsTogether()
        && words().chars().noneMatch(c -> OTHER_AMOUNTS.indexOf(c) >= 0);
  }

  /**
   * Whether every digit has its own place, with nothing in between and no other digit beside them.
   */
  private boolean hasDigitsTogether() {
    if (thousands > 0 || percents > 0) {
      return false;
    }
    int first = pieces.size();
    int last = -1;
    for (int i = 0; i < pieces.size(); i++) {
      if (!(pieces.get(i) instanceof Piece.Words)) {
        first = Math.min(first, i);
        last = i;
      }
    }
    for (int i = first; i <= last; i++) {
      if (pieces.get(i) instanceof Piece.Words) {
        return false;
      }
    }
    return words().chars().noneMatch(Character::isDigit);
  }

  /** All that it writes besides digits; of a date also the letters that stand for its parts. */
  String words() {
    StringBuilder words = new StringBuilder();
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Words(String text)) {
        words.append(text);
      }
    }
    return words.toString();
  }

  /** How many digits before the point are always shown. */
  private int leastDigits() {
    int least = 0;
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Point) {
        break;
      }
      least += piece instanceof Piece.Place(char digit) && digit == '0' ? 1 : 0;
    }
    return least;
  }

  /** What is shown for a number that is not negative. */
  ShownNumber shown(BigDecimal size) {
    return switch (kind) {
      case DIGITS -> new DigitPlaces(pieces, grouped).shown(scaled(size));
      case GENERAL, OTHER, DATE, TIME, TEXT -> itself(ShownNumber.plain(size));
      case WORDS -> itself("");
    };
  }

  private BigDecimal scaled(BigDecimal size) {
    return size.scaleByPowerOfTen(HUNDRED * percents - 3 * thousands);
  }

  /** The section's words with the text in its place; the words only, if there is no such place. */
  ShownNumber itself(String text) {
    StringBuilder shown = new StringBuilder();
    int from = 0;
    int to = 0;
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Words(String words) -> shown.append(words);
        case Piece.Itself _ -> {
          from = shown.length();
          shown.append(text);
          to = shown.length();
        }
        case Piece.Place _, Piece.Point _ -> {}
      }
    }
    if (kind == Kind.OTHER) {
      from = shown.length();
      shown.append(text);
      to = shown.length();
    }
    return new ShownNumber(shown.toString(), from, to);
  }

  /**
   * Puts a number's digits into the places of a format, rounded to as many decimals as it has.
   *
   * @param grouped whether a comma separates each three digits
   */
  private record DigitPlaces(List<Piece> pieces, boolean grouped) {
    /** What is shown for a number that is not negative. */
    ShownNumber shown(BigDecimal number) {
      int decimals = decimals();
      String all = number.setScale(decimals, RoundingMode.HALF_UP).unscaledValue().toString();
      String padded = "0".repeat(Math.max(0, decimals - all.length())) + all;
      String whole = padded.substring(0, padded.length() - decimals);
      String fraction = padded.substring(padded.length() - decimals);
      int point = pieces.indexOf(new Piece.Point());
      int end = point < 0 ? pieces.size() : point;
      StringBuilder shown = new StringBuilder();
      int from = whole(whole.equals("0") ? "" : whole, end, shown);
      int to = shown.length() - trailingWords(end, shown);
      if (point >= 0) {
        to = fraction(fraction, point, shown);
      }
      return new ShownNumber(shown.toString(), from, to);
    }

    private int decimals() {
      int decimals = 0;
      boolean behind = false;
      for (Piece piece : pieces) {
        behind |= piece instanceof Piece.Point;
        decimals += behind && piece instanceof Piece.Place ? 1 : 0;
      }
      return decimals;
    }

    /**
     * Writes the digits before the point: from the right, one digit to each place, and all
     * remaining ones to the first place. Returns where they begin.
     */
    private int whole(String digits, int end, StringBuilder into) {
      List<String> parts = new ArrayList<>();
      int left = digits.length();
      int written = 0;
      int first = firstPlace(end);
      for (int i = end - 1; i >= 0; i--) {
        switch (pieces.get(i)) {
          case Piece.Words(String words) -> parts.addFirst(words);
          case Piece.Place(char place) -> {
            StringBuilder part = new StringBuilder();
            do {
              String digit = left > 0 ? digits.substring(left - 1, left) : place == '0' ? "0" : "";
              if (grouped && written > 0 && written % 3 == 0 && !digit.isEmpty()) {
                part.insert(0, ',');
              }
              part.insert(0, digit);
              written += digit.length();
              left--;
            } while (i == first && left > 0);
            parts.addFirst(part.toString());
          }
          case Piece.Point _, Piece.Itself _ -> {}
        }
      }
      int from = 0;
      for (int i = 0; i < parts.size(); i++) {
        from += i < first ? parts.get(i).length() : 0;
        into.append(parts.get(i));
      }
      return from;
    }

    private int firstPlace(int end) {
      for (int i = 0; i < end; i++) {
        if (pieces.get(i) instanceof Piece.Place) {
          return i;
        }
      }
      return end;
    }

    private int trailingWords(int end, StringBuilder shown) {
      int length = 0;
      for (int i = end - 1; i >= 0 && pieces.get(i) instanceof Piece.Words(String words); i--) {
        length += words.length();
      }
      return Math.min(length, shown.length());
    }

    /** Writes the digits after the point and returns where they end. */
    private int fraction(String digits, int point, StringBuilder into) {
      int next = 0;
      int needed = digits.length();
      while (needed > 0 && digits.charAt(needed - 1) == '0' && !isDemanded(point, needed)) {
        needed--;
      }
      into.append('.');
      int to = into.length();
      for (Piece piece : pieces.subList(point + 1, pieces.size())) {
        if (piece instanceof Piece.Words(String words)) {
          into.append(words);
        } else if (next < needed) {
          into.append(digits.charAt(next++));
          to = into.length();
        }
      }
      return to;
    }

    /** Whether the n-th place after the point always shows a digit, even a zero. */
    private boolean isDemanded(int point, int n) {
      int place = 0;
      for (Piece piece : pieces.subList(point + 1, pieces.size())) {
        if (piece instanceof Piece.Place(char digit) && ++place == n) {
          return digit == '0';
        }
      }
      return false;
    }
  }
}
