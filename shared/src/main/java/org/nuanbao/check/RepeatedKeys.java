package org.nuanbao.check;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.nuanbao.form.Place;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.RawLines;
import org.nuanbao.reading.RawLines.TextBytes;

/** Which values of a long column may occur more than once, told by a number for each. */
public final class RepeatedKeys {
  private final int[] keys;
  private final KeySet repeated = new KeySet(16);

  private RepeatedKeys(Judging judging, RawLines rows, Place place) {
    keys = new int[rows.size()];
    KeySet seen = new KeySet(rows.size());
    TextBytes text = new TextBytes();
    for (int row = 0; row < keys.length; row++) {
      boolean plain =
          rows.isRaw(row)
              && rows.text(row, place.index(), text)
              && isComparedAsTyped(place.prompt().type(), text);
      int key = plain ? PlainBytes.key(text) : 0;
      keys[row] = key == 0 && !isBlank(rows, row, place) ? slow(judging, place, row) : key;
      if (keys[row] != 0 && !seen.add(keys[row])) {
        repeated.add(keys[row]);
      }
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
    return judging.cells(name, (rows, row) -> keys.isOnce(row)).toList();
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
    return !repeated.contains(keys[row]);
  }

  /** A set of numbers other than 0. */
  private static final class KeySet {
    private int[] slots;
    private int size;

    KeySet(int expected) {
      slots = new int[Math.max(16, Integer.highestOneBit(expected) * 4)];
    }

    boolean add(int key) {
      int at = slot(key);
      if (slots[at] == key) {
        return false;
      }
      slots[at] = key;
      if (++size * 4 > slots.length * 3) {
        grow();
      }
      return true;
    }

    boolean contains(int key) {
      return key != 0 && slots[slot(key)] == key;
    }

    private int slot(int key) {
      int mask = slots.length - 1;
      int at = (key ^ key >>> 15) & mask;
      while (slots[at] != 0 && slots[at] != key) {
        at = (at + 1) & mask;
      }
      return at;
    }

    private void grow() {
      int[] before = slots;
      slots = new int[before.length * 2];
      for (int key : before) {
        if (key != 0) {
          slots[slot(key)] = key;
        }
      }
    }
  }
}
