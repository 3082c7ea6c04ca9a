package org.nuanbao.rollup;

import java.text.Normalizer;
import java.util.Locale;
import org.nuanbao.reading.Value;

/** A value as the plain text it is compared by. */
final class Plain {
  private Plain() {}

  static String text(Value value) {
    return switch (value) {
      case Value.Blank ignored -> "";
      case Value.Broken ignored -> "";
      case Value.Text(String text) -> text.strip();
      case Value.Numeric(var number) -> number.stripTrailingZeros().toPlainString();
      case Value.Day(var date) -> date.toString();
    };
  }

  /** Half width, without white space, {@code x} as {@code X}: the same number is the same text. */
  static String identifier(Value value) {
    return Normalizer.normalize(text(value), Normalizer.Form.NFKC)
        .replaceAll("\\s", "")
        .toUpperCase(Locale.ROOT);
  }
}
