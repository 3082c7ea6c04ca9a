package org.nuanbao.rollup;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The figures of totals, sorted by key, and with how many decimals each is kept. Totals of one form
 * have the same keys, so that a figure has the same place in all of them.
 */
public final class FigureKeys {
  /** A long holds a number of this many digits behind the point, and one before it. */
  static final int MOST_DECIMALS = 18;

  static final FigureKeys NONE = new FigureKeys(new String[0], new byte[0]);

  private static final int SHARED = 64;

  /**
   * Keys that were made, each at a slot that its hash names. The same ones made again are shared:
   * each of a form's totals, wherever it was read, is compared with others by one look.
   */
  private static final AtomicReferenceArray<@Nullable FigureKeys> MADE =
      new AtomicReferenceArray<>(SHARED);

  private final String[] keys;
  private final byte[] decimals;

  private FigureKeys(String[] keys, byte[] decimals) {
    this.keys = keys;
    this.decimals = decimals;
  }

  /**
   * Makes keys from each key's decimals.
   *
   * @param decimals from 0 to 18, by key
   */
  public static FigureKeys of(SortedMap<String, Integer> decimals) {
    byte[] each = new byte[decimals.size()];
    int at = 0;
    for (int digits : decimals.values()) {
      if (digits < 0 || digits > MOST_DECIMALS) {
        throw new IllegalArgumentException("a figure cannot be kept with decimals: " + digits);
      }
      each[at++] = (byte) digits;
    }
    return shared(new FigureKeys(decimals.keySet().toArray(String[]::new), each));
  }

  private static FigureKeys shared(FigureKeys keys) {
    int slot = Math.floorMod(31 * keys.hashCode() + Arrays.hashCode(keys.decimals), SHARED);
    FigureKeys made = MADE.get(slot);
    if (keys.equals(made)) {
      return made;
    }
    MADE.set(slot, keys);
    return keys;
  }

  public int size() {
    return keys.length;
  }

  public String key(int place) {
    return keys[place];
  }

  /** With how many decimals the figure is kept; one that has more is kept otherwise. */
  public int decimals(int place) {
    return decimals[place];
  }

  /** The place of a key; negative if it is not among these. */
  int place(String key) {
    return Arrays.binarySearch(keys, key);
  }

  /** All keys of both, each with the larger number of decimals. */
  FigureKeys plus(FigureKeys other) {
    if (covers(other)) {
      return this;
    }
    if (other.covers(this)) {
      return other;
    }
    SortedMap<String, Integer> both = decimals();
    other.decimals().forEach((key, digits) -> both.merge(key, digits, Math::max));
    return of(both);
  }

  /** Whether all keys of the other are among these, and keep no more decimals there. */
  private boolean covers(FigureKeys other) {
    if (equals(other)) {
      return true;
    }
    int mine = 0;
    for (int theirs = 0; theirs < other.keys.length; theirs++) {
      mine = next(other.keys[theirs], mine);
      if (mine == keys.length
          || !keys[mine].equals(other.keys[theirs])
          || decimals[mine] < other.decimals[theirs]) {
        return false;
      }
    }
    return true;
  }

  /** The place of the first key, from this place on, that is not before the other one. */
  int next(String key, int from) {
    int place = from;
    while (place < keys.length && keys[place].compareTo(key) < 0) {
      place++;
    }
    return place;
  }

  /** These keys, with decimals for some of them; they keep none for the others. */
  FigureKeys keeping(Map<String, Integer> digits) {
    SortedMap<String, Integer> changed = new TreeMap<>();
    for (String key : keys) {
      changed.put(key, digits.getOrDefault(key, 0));
    }
    return of(changed);
  }

  private SortedMap<String, Integer> decimals() {
    SortedMap<String, Integer> digits = new TreeMap<>();
    for (int i = 0; i < keys.length; i++) {
      digits.put(keys[i], (int) decimals[i]);
    }
    return digits;
  }

  /** Whether these are the same keys, whatever decimals they keep. */
  boolean namesAs(FigureKeys other) {
    return Arrays.equals(keys, other.keys);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof FigureKeys that
            && Arrays.equals(keys, that.keys)
            && Arrays.equals(decimals, that.decimals));
  }

  /** The hash of the keys only. */
  @Override
  public int hashCode() {
    return Arrays.hashCode(keys);
  }

  @Override
  public String toString() {
    return List.of(keys).toString();
  }
}
