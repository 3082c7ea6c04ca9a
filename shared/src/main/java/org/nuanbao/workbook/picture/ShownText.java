package org.nuanbao.workbook.picture;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalTime;
import org.nuanbao.reading.Value;
import org.nuanbao.value.Plain;
import org.nuanbao.workbook.cells.FormatCode;
import org.nuanbao.workbook.cells.SheetRow;

/** The text that a spreadsheet program shows in a cell. */
final class ShownText {
  /** What stands for a picture that fills its cell. */
  private static final String PICTURE = "（图片）";

  /** As many characters as Excel gives a number without a format; a wider column has no more. */
  private static final int GENERAL_WIDTH = 11;

  private static final MathContext GENERAL_POWER = new MathContext(6, RoundingMode.HALF_UP);
  private static final int SMALLEST_EXPONENT = -5;
  private static final BigDecimal SECONDS = new BigDecimal(86_400);

  private ShownText() {}

  /** The cell's text on one or more lines, without what is invisible or cannot be written. */
  static String of(SheetRow row, int column) {
    return row.isPicture(column) ? PICTURE : clean(of(row.value(column), row, column));
  }

  private static String of(Value value, SheetRow row, int column) {
    FormatCode format = row.appearance(column).format();
    return switch (value) {
      case Value.Blank _ -> "";
      case Value.Text(String text) -> format.shown(text);
      case Value.Numeric(BigDecimal number) -> number(number, format);
      case Value.Day(var day) -> DayText.of(format.day(), day);
      case Value.Broken(String shown) -> shown;
    };
  }

  private static String number(BigDecimal number, FormatCode format) {
    if (format.isTime(number)) {
      long seconds = number.multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).longValue();
      return LocalTime.ofSecondOfDay(Math.floorMod(seconds, SECONDS.longValue())).toString();
    }
    return format == FormatCode.GENERAL ? general(number) : format.shown(number).text();
  }

  /** A number as it is shown without a format. */
  static String general(BigDecimal number) {
    if (number.signum() == 0) {
      return "0";
    }
    int whole = number.precision() - number.scale();
    if (whole > GENERAL_WIDTH || whole < SMALLEST_EXPONENT + 2) {
      return power(number);
    }
    int decimals = GENERAL_WIDTH - 1 - Math.max(whole, 1);
    return plain(
        number.setScale(
            Math.clamp(number.scale(), 0, Math.max(decimals, 0)), RoundingMode.HALF_UP));
  }

  private static String power(BigDecimal number) {
    BigDecimal rounded = number.round(GENERAL_POWER).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    String digits = plain(rounded.movePointLeft(exponent));
    return "%sE%s%02d".formatted(digits, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** Whether the text consists of usual ideographs and ASCII: most do. */
  private static boolean isUsual(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean usual = (c > ' ' && c < 0x7f) || (c >= 0x4e00 && c <= 0x9fff);
      if (!usual) {
        return false;
      }
    }
    return true;
  }

  /** The text without what is invisible or turns the direction of writing; lines stay. */
  static String clean(String text) {
    if (isUsual(text)) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .codePoints()
        .forEach(c -> {
          if (c == '\n' || c == '\r') {
            clean.append('\n');
          } else if (c == '\t' || Character.getType(c) == Character.LINE_SEPARATOR) {
            clean.append(' ');
          } else if (Character.getType(c) == Character.SURROGATE) {
            clean.append('\ufffd');
          } else if (!Plain.isUnseen(c)) {
            clean.appendCodePoint(c);
          }
        });
    return Plain.trimmed(clean.toString());
  }
}
