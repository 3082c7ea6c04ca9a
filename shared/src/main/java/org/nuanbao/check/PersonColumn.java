package org.nuanbao.check;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.nuanbao.reading.RawLines;
import org.nuanbao.reading.RawLines.TextBytes;

/** What a column of identity numbers says of the person of each row, read once from its bytes. */
public final class PersonColumn {
  /** The characters of an identity number that is looked at; older ones have fewer. */
  public static final int CHARACTERS = 18;

  private static final int YEAR = 10_000;

  private final int[] births;

  PersonColumn(@Nullable RawLines rows, int column) {
    this.births = new int[rows == null ? 0 : rows.size()];
    if (rows != null) {
      Halves.of(births.length, (from, to) -> read(rows, column, from, to));
    }
  }

  private void read(RawLines rows, int column, int from, int to) {
    TextBytes text = new TextBytes();
    for (int row = from; row < to; row++) {
      if (rows.isRaw(row) && rows.text(row, column, text)) {
        births[row] = PlainBytes.person(text);
      }
    }
  }

  /** Whether the row has a right identity number of 18 characters for certain. */
  public boolean isOne(int row) {
    return births[row] != 0;
  }

  /** Shows of a row that it has one. */
  public Proof areRight() {
    return (rows, row, text) -> isOne(row);
  }

  /** Whether it is certain that the row's number is right, and of a man. */
  public boolean isMan(int row) {
    return births[row] > 0;
  }

  /** The full years on a day; -1 if the row's number is not right for certain. */
  public int ageOn(int row, LocalDate day) {
    int birth = Math.abs(births[row]);
    int on = day.getYear() * YEAR + day.getMonthValue() * 100 + day.getDayOfMonth();
    return birth == 0 || birth > on ? -1 : (on - birth) / YEAR;
  }
}
