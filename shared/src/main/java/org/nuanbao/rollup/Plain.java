package org.nuanbao.rollup;

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
}
