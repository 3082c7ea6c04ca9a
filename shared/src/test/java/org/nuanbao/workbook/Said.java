package org.nuanbao.workbook;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;

/** What two readings of the same answers have in common, wherever they stood. */
final class Said {
  private Said() {}

  /** Values only, numbers as they are compared: 7.0 is 7. */
  static Map<String, Value> of(Reading reading) {
    Map<String, Value> plain = new LinkedHashMap<>();
    reading.fields().forEach((key, entry) -> plain.put("header." + key, plain(entry.value())));
    switch (reading.body()) {
      case Body.Figures figures -> {
        for (Map.Entry<String, Entry> item : figures.items().entrySet()) {
          plain.put(item.getKey(), plain(item.getValue().value()));
        }
      }
      case Body.Lines lines -> {
        for (Line line : lines.lines()) {
          for (int i = 0; i < line.values().size(); i++) {
            plain.put(line.number() + "." + i, plain(line.values().get(i)));
          }
        }
      }
      case Body.Answers answers -> {
        answers.answers().forEach((key, entry) -> plain.put(key, plain(entry.value())));
        answers.tables().forEach((key, table) -> table(plain, key, table));
      }
    }
    return plain;
  }

  private static void table(Map<String, Value> plain, String key, Body.Lines table) {
    for (Line line : table.lines()) {
      for (int i = 0; i < line.values().size(); i++) {
        plain.put(key + "." + line.number() + "." + i, plain(line.values().get(i)));
      }
    }
  }

  private static Value plain(Value value) {
    return value instanceof Value.Numeric(BigDecimal number)
        ? new Value.Numeric(number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros())
        : value;
  }
}
