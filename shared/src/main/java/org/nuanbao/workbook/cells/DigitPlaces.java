package org.nuanbao.workbook.cells;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.nuanbao.workbook.cells.FormatSection.Piece;

/**
 * Puts the digits of a number into the places of a format, rounded to as many as there are.
 *
 * @param grouped whether a comma parts each three of them
 */
record DigitPlaces(List<Piece> pieces, boolean grouped) {
  /** Of a number that is not below nothing. */
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

  /** From the right, a digit to each place and what is left to the first; where they begin. */
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

  /** The digits behind the point, and where they end. */
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

  /** Whether the n-th place behind the point shows a nought. */
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
