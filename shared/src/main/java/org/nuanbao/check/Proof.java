package org.nuanbao.check;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.AnswerType;
import org.nuanbao.form.Place;
import org.nuanbao.reading.RawLines;
import org.nuanbao.reading.RawLines.TextBytes;

/**
 * Shows from the bytes of a row that it keeps a rule, so that the rule need not be judged there.
 * Where nothing is shown, the row may keep the rule too: it is judged as any row is.
 */
@FunctionalInterface
public interface Proof {
  /** The most digits of a bound that is looked at. */
  int DIGITS = 12;

  /**
   * Whether the row keeps the rule for certain.
   *
   * @param text for any text of the row that is looked at
   */
  boolean holds(RawLines rows, int row, TextBytes text);

  /** Either of the two. */
  default Proof or(Proof other) {
    return (rows, row, text) -> holds(rows, row, text) || other.holds(rows, row, text);
  }

  /** Something is filled in. */
  static Proof filled(Place place) {
    int column = place.index();
    return (rows, row, text) -> !rows.isBlank(row, column);
  }

  /** Nothing is filled in. */
  static Proof blank(Place place) {
    int column = place.index();
    return (rows, row, text) -> rows.isBlank(row, column);
  }

  /** The text is one of these, as they are printed. */
  static Proof oneOf(Place place, List<String> texts) {
    int column = place.index();
    byte[][] allowed =
        texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    return (rows, row, text) -> {
      if (rows.text(row, column, text)) {
        for (byte[] one : allowed) {
          if (text.is(one)) {
            return true;
          }
        }
      }
      return false;
    };
  }

  /** The number is at least so much and at most so much, with no more decimals than are asked. */
  static Proof between(Place place, @Nullable BigDecimal least, @Nullable BigDecimal most) {
    int column = place.index();
    int places = place.prompt().answer().places();
    long low = hundredths(least, Long.MIN_VALUE);
    long high = hundredths(most, Long.MAX_VALUE);
    return (rows, row, text) -> {
      int whole = rows.number(row, column);
      long value = whole >= 0 ? whole * 100L : places >= 2 ? rows.hundredths(row, column) : -1;
      return value >= 0 && value >= low && value <= high;
    };
  }

  /** The bound times a hundred, towards nought if it has more decimals. */
  private static long hundredths(@Nullable BigDecimal bound, long none) {
    return bound == null || bound.precision() - bound.scale() > DIGITS
        ? none
        : bound.movePointRight(2).longValue();
  }

  /** The number counts the rows. */
  static Proof counts(Place place) {
    int column = place.index();
    return (rows, row, text) -> rows.number(row, column) == row + 1;
  }

  /** The text has no white space and nothing unseen in it; a name has ideographs only. */
  static Proof words(Place place, int longest) {
    int column = place.index();
    boolean name = place.prompt().answer().name();
    return (rows, row, text) ->
        rows.text(row, column, text)
            ? text.length() <= longest && PlainBytes.isWords(text, name)
            : !name && rows.number(row, column) >= 0;
  }

  /** A mobile number of eleven digits. */
  static Proof mobile(Place place) {
    int column = place.index();
    return (rows, row, text) -> rows.text(row, column, text) && PlainBytes.isMobile(text);
  }

  /** A card number with the right check digit. */
  static Proof card(Place place) {
    int column = place.index();
    return (rows, row, text) -> rows.text(row, column, text) && PlainBytes.isCard(text);
  }

  /** The answer fits its type; null if that cannot be shown for this type. */
  static @Nullable Proof fits(Judging judging, Place place) {
    AnswerType asked = place.prompt().answer();
    return switch (asked.kind()) {
      case ID_NUMBER -> judging.persons(place).areRight();
      case BANK_CARD -> card(place);
      case PHONE -> mobile(place);
      case CODE, YES_NO -> oneOf(place, asked.codes());
      case COUNT, INTEGER, AMOUNT_WAN, AMOUNT_YUAN, DECIMAL, PERCENT, YEAR ->
          between(place, asked.least(), asked.most());
      case TEXT, CODES, DATE, MONTH, TICK, USCC -> null;
    };
  }
}
