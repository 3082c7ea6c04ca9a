package org.nuanbao.check;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.nuanbao.form.Place;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.RawLines;
import org.nuanbao.reading.RawLines.TextBytes;

/** Which values of a long column may occur more than once, told by a number for each. */
public final class RepeatedKeys {
  private final int[] keys;
  private final Set<Integer> repeated = new HashSet<>();

  private RepeatedKeys(Judging judging, RawLines rows, Place place) {
    keys = new int[rows.size()];
    Halves.of(keys.length, (from, to) -> read(rows, place, from, to));
    for (int row = 0; row < keys.length; row++) {
      if (keys[row] == 0 && !isBlank(rows, row, place)) {
        keys[row] = slow(judging, place, row);
      }
    }
    int[] sorted = keys.clone();
    Arrays.parallelSort(sorted);
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1] && sorted[i] != 0) {
        repeated.add(sorted[i]);
      }
    }
  }

  private void read(RawLines rows, Place place, int from, int to) {
    TextBytes text = new TextBytes();
    for (int row = from; row < to; row++) {
      boolean plain =
          rows.isRaw(row)
              && rows.text(row, place.index(), text)
              && isComparedAsTyped(place.prompt().type(), text);
      keys[row] = plain ? PlainBytes.key(text) : 0;
    }
  }

  /** The answers in a column without those that certainly occur only once. */
  public static List<Cell> maybeTwice(Judging judging, String name) {
    Place place = judging.place(name);
    RawLines raw = judging.raw(place.table());
    if (raw == null) {
      return judging.cells(name).toList();
    }
    RepeatedKeys keys = new RepeatedKeys(judging, raw, place);
    List<Scope> all = judging.rows(place.table());
    return IntStream.range(0, raw.size())
        .filter(row -> !keys.isOnce(row))
        .mapToObj(row -> all.get(row).cell(name))
        .toList();
  }

  private static boolean isComparedAsTyped(ValueType type, TextBytes text) {
    return switch (type) {
      case TEXT, CODE, BANK_CARD -> true;
      case ID_NUMBER -> text.length() == PersonColumn.CHARACTERS;
      case COUNT,
          INTEGER,
          AMOUNT_WAN,
          AMOUNT_YUAN,
          DECIMAL,
          PERCENT,
          YES_NO,
          TICK,
          DATE,
          MONTH,
          YEAR,
          CODES,
          USCC,
          PHONE ->
          false;
    };
  }

  private static boolean isBlank(RawLines rows, int row, Place place) {
    return rows.isRaw(row) && rows.isBlank(row, place.index());
  }

  private static int slow(Judging judging, Place place, int row) {
    return judging
        .rows(place.table())
        .get(row)
        .cell(place.name())
        .comparable()
        .map(text -> PlainBytes.key(text.getBytes(StandardCharsets.UTF_8)))
        .orElse(0);
  }

  private boolean isOnce(int row) {
    return repeated.isEmpty() || !repeated.contains(keys[row]);
  }
}
