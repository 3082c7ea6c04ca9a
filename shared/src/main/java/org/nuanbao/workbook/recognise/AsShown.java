package org.nuanbao.workbook.recognise;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.cells.Appearance;
import org.nuanbao.workbook.cells.FormatCode;
import org.nuanbao.workbook.cells.SheetRow;
import org.nuanbao.workbook.cells.ShownNumber;

/**
 * What a cell holds, as the person who filled it in saw it. If a number format shows another number
 * than is stored, it is the number that is meant, as far as that is certain.
 *
 * @param value of the cell, not yet converted to its type
 * @param doubt what is seen and what is stored, if it is unclear which is meant
 */
record AsShown(Value value, @Nullable Doubt doubt) {
  /**
   * Two readings of one cell.
   *
   * @param seen empty if nothing is shown
   * @param stored empty if it may be somebody's number or name
   */
  record Doubt(String seen, String stored) {}

  private enum Asked {
    NUMBER,
    DAY,
    WORDS
  }

  /** Excel keeps 15 digits; a longer number has lost its end and shows zeros there. */
  private static final int EXCEL_DIGITS = 15;

  /** More digits than any figure has; a longer number may be a phone or identity number. */
  private static final int SHOWN_DIGITS = 9;

  /** What a spreadsheet program shows for a date before its first one. */
  private static final String NO_DAY = "####";

  private static final int SHOWN = 30;
  private static final int WAN = 4;
  private static final BigDecimal SECONDS = new BigDecimal(86_400);

  static Value value(ValueType type, SheetRow row, int column) {
    return isPlain(type, row.appearance(column))
        ? row.value(column)
        : of(type, row, column).value();
  }

  /** Whether any answer of this type is seen as it is stored. */
  static boolean isPlain(ValueType type, Appearance look) {
    return type.isNumber() ? look.isPlainOfNumbers() : look.isPlain();
  }

  static AsShown of(ValueType type, SheetRow row, int column) {
    Appearance look = row.appearance(column);
    Value value = row.value(column);
    boolean day = value instanceof Value.Day && !type.isNumber();
    if (look.format().isPlain() || day) {
      return certain(value);
    }
    Value stored = value instanceof Value.Numeric ? value : row.stored(column);
    return switch (stored) {
      case Value.Numeric(BigDecimal number) -> number(type, value, number, look.format());
      case Value.Text(String text) -> text(text, look.format());
      case Value.Blank _, Value.Day _, Value.Broken _ -> certain(value);
    };
  }

  private static AsShown number(ValueType type, Value value, BigDecimal number, FormatCode format) {
    Asked asked = asked(type);
    boolean day = !(value instanceof Value.Numeric);
    if (day) {
      return asked == Asked.NUMBER ? doubtful(number, day(value)) : certain(value);
    }
    if (format.isTime(number)) {
      String time = time(number);
      return switch (asked) {
        case NUMBER -> doubtful(number, time);
        case WORDS -> certain(new Value.Text(time));
        case DAY -> certain(value);
      };
    }
    boolean asStored = asked == Asked.NUMBER ? format.isSame(number) : format.isPlain(number);
    if (asStored) {
      return certain(value);
    }
    ShownNumber shown = format.shown(number);
    return asked == Asked.NUMBER
        ? figure(type, number, shown)
        : words(type, number, shown, format.isScaled(number));
  }

  private static Asked asked(ValueType type) {
    return switch (type) {
      case COUNT, INTEGER, AMOUNT_WAN, AMOUNT_YUAN, DECIMAL, PERCENT, YEAR -> Asked.NUMBER;
      case DATE, MONTH -> Asked.DAY;
      case TEXT, CODE, CODES, YES_NO, TICK, ID_NUMBER, USCC, BANK_CARD, PHONE -> Asked.WORDS;
    };
  }

  private static String day(Value value) {
    return switch (value) {
      case Value.Day(var date) -> date.toString();
      case Value.Broken(String shown) -> shown.startsWith("-") ? NO_DAY : shown;
      case Value.Blank _, Value.Text _, Value.Numeric _ -> "";
    };
  }

  /** The time of day, rounded to the second; whole days are left out. */
  private static String time(BigDecimal days) {
    long seconds = days.multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).longValue();
    LocalTime time = LocalTime.ofSecondOfDay(Math.floorMod(seconds, SECONDS.longValue()));
    return time.toString();
  }

  /** The number a reader understands, or the stored one if it is in the item's own unit. */
  private static AsShown figure(ValueType type, BigDecimal number, ShownNumber shown) {
    Optional<ShownNumber.Meaning> read = shown.meaning();
    if (number.signum() == 0 && read.filter(it -> it.number().signum() != 0).isEmpty()) {
      return certain(new Value.Numeric(number));
    }
    if (read.isEmpty()) {
      return doubtful(number, shown.text());
    }
    ShownNumber.Meaning meaning = read.get();
    if (meaning.power() < 0) {
      return type == ValueType.PERCENT
          ? percent(number, shown, meaning)
          : doubtful(number, shown.text());
    }
    if (meaning.power() > 0 && meaning.number().signum() == 0) {
      return doubtful(number, shown.text());
    }
    boolean inWan = type == ValueType.AMOUNT_WAN;
    if (meaning.power() > 0 && inWan) {
      if (meaning.is(number) && meaning.number().signum() != 0) {
        return certain(new Value.Numeric(number.movePointLeft(WAN).stripTrailingZeros()));
      }
      return meaning.power() == WAN && meaning.isWithoutPower(number)
          ? certain(new Value.Numeric(number))
          : doubtful(number, shown.text());
    }
    boolean otherUnit = inWan && meaning.unit().startsWith("元");
    return meaning.is(number) && !otherUnit
        ? certain(new Value.Numeric(number))
        : doubtful(number, shown.text());
  }

  /**
   * A percentage: either the format shows the number in hundredths, or it only writes a sign after
   * it.
   */
  private static AsShown percent(
      BigDecimal number, ShownNumber shown, ShownNumber.Meaning meaning) {
    if (meaning.is(number)) {
      return certain(new Value.Numeric(number));
    }
    return meaning.isWithoutPower(number)
        ? certain(new Value.Text(number.toPlainString() + "%"))
        : doubtful(number, shown.text());
  }

  private static AsShown words(
      ValueType type, BigDecimal number, ShownNumber shown, boolean scaled) {
    boolean cut =
        type.isDigits()
            && type != ValueType.PHONE
            && number.precision() - number.scale() > EXCEL_DIGITS;
    if (cut) {
      return certain(new Value.Numeric(number));
    }
    boolean lost = scaled && shown.meaning().filter(it -> it.is(number)).isEmpty();
    return lost || shown.text().isBlank()
        ? new AsShown(new Value.Numeric(number), new Doubt("", ""))
        : certain(new Value.Text(shown.text().strip()));
  }

  private static AsShown text(String text, FormatCode format) {
    String shown = format.shown(text).strip();
    return shown.isEmpty()
        ? new AsShown(new Value.Text(text), new Doubt("", ""))
        : certain(new Value.Text(shown));
  }

  private static AsShown certain(Value value) {
    return new AsShown(value, null);
  }

  private static AsShown doubtful(BigDecimal number, String seen) {
    String stored = number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    boolean tooLong = number.precision() - number.scale() > SHOWN_DIGITS || stored.length() > SHOWN;
    return new AsShown(
        new Value.Numeric(number),
        tooLong || seen.length() > SHOWN ? new Doubt("…", "…") : new Doubt(seen.strip(), stored));
  }
}
