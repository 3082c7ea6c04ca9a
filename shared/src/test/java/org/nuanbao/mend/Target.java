package org.nuanbao.mend;

import org.jspecify.annotations.Nullable;
import org.nuanbao.form.AnswerType;
import org.nuanbao.form.Place;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Value;

/**
 * An answer of a workbook that a hand may slip on.
 *
 * @param at its cell as mends name it, with its sheet: {@code 表!A20#2}
 * @param row number of its line; 0 if it is in no table
 * @param value what stands there rightly
 */
record Target(Place place, String at, int row, Value value) {
  AnswerType asked() {
    return place.prompt().answer();
  }

  ValueType type() {
    return asked().kind();
  }

  boolean isNumber() {
    return type().isNumber() && value instanceof Value.Numeric;
  }

  boolean isText(ValueType kind) {
    return type() == kind && value instanceof Value.Text;
  }

  /** The text; empty if it is none. */
  String text() {
    return value instanceof Value.Text(String text) ? text : "";
  }

  /** The number as it is written plainly. */
  String plain() {
    return value instanceof Value.Numeric numeric ? numeric.plain() : "";
  }

  /** The cell, without sheet and gap. */
  String cell() {
    String cell = at.substring(at.lastIndexOf('!') + 1);
    int gap = cell.indexOf('#');
    return gap < 0 ? cell : cell.substring(0, gap);
  }

  String sheet() {
    return at.substring(0, at.lastIndexOf('!'));
  }

  @Nullable Integer gap() {
    int gap = at.lastIndexOf('#');
    return gap < 0 ? null : Integer.valueOf(at.substring(gap + 1));
  }
}
