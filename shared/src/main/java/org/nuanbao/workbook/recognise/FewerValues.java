package org.nuanbao.workbook.recognise;

import java.math.BigDecimal;
import java.util.Arrays;
import org.nuanbao.reading.Value;

/**
 * Gives one object for equal short values that come again and again: a sex, an age, an employer.
 */
final class FewerValues {
  private static final int SLOTS = 1 << 12;
  private static final int LONGEST = 64;

  private final Value[] recent = new Value[SLOTS];

  FewerValues() {
    Arrays.fill(recent, Value.Blank.IT);
  }

  Value of(Value value) {
    int hash;
    switch (value) {
      case Value.Text(String text) -> {
        if (text.length() > LONGEST) {
          return value;
        }
        hash = text.hashCode();
      }
      case Value.Numeric(BigDecimal number) -> hash = number.hashCode();
      case Value.Blank _, Value.Day _, Value.Broken _ -> {
        return value;
      }
    }
    int slot = (hash ^ hash >>> 16) & (SLOTS - 1);
    Value known = recent[slot];
    if (known.equals(value)) {
      return known;
    }
    recent[slot] = value;
    return value;
  }
}
