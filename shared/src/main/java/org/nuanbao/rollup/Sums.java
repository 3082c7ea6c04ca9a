package org.nuanbao.rollup;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Exact figures, each in the place that its key has. A figure is a whole number of its key's
 * smallest decimal, as money is of 分. One that has more decimals, or is beyond a {@code long}, is
 * kept beside these as it is.
 */
public final class Sums {
  public static final Sums NONE = new Sums(FigureKeys.NONE, new long[0], null);

  private static final long[] POWERS = new long[FigureKeys.MOST_DECIMALS + 1];
  private static final int TEN = 10;
  private static final int FOUR = 4;

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = TEN * POWERS[i - 1];
    }
  }

  private final FigureKeys keys;
  private final long[] whole;
  private final @Nullable BigDecimal @Nullable [] beyond;

  /** Takes arrays that nobody changes any more. */
  private Sums(FigureKeys keys, long[] whole, @Nullable BigDecimal @Nullable [] beyond) {
    this.keys = keys;
    this.whole = whole;
    this.beyond = beyond;
  }

  /** Figures with as many decimals as each of them has. */
  static Sums of(SortedMap<String, BigDecimal> figures) {
    SortedMap<String, Integer> decimals = new TreeMap<>();
    figures.forEach((key, figure) ->
        decimals.put(key, Math.min(plain(figure).scale(), FigureKeys.MOST_DECIMALS)));
    Running sums = new Running(zero(FigureKeys.of(decimals)));
    int place = 0;
    for (BigDecimal figure : figures.values()) {
      sums.put(place, figure);
      place++;
    }
    return sums.ended();
  }

  /**
   * Figures as {@link #whole} and {@link #beyond} give them.
   *
   * @param whole one for each key; taken as it is
   * @param beyond by place
   */
  public static Sums of(FigureKeys keys, long[] whole, Map<Integer, BigDecimal> beyond) {
    if (whole.length != keys.size()) {
      throw new IllegalArgumentException(whole.length + " figures for " + keys);
    }
    Sums sums = new Sums(keys, whole, null);
    if (beyond.isEmpty()) {
      return sums;
    }
    Running running = new Running(sums);
    beyond.forEach(running::put);
    return running.ended();
  }

  static Sums zero(FigureKeys keys) {
    return new Sums(keys, new long[keys.size()], null);
  }

  public FigureKeys keys() {
    return keys;
  }

  /** The figure in whole smallest decimals of its key; 0 if it is kept beyond that. */
  public long whole(int place) {
    return whole[place];
  }

  /** The figure, if it cannot be kept in whole decimals of its key. */
  public @Nullable BigDecimal beyond(int place) {
    return beyond == null ? null : beyond[place];
  }

  /** The figure, without zeros behind the decimals it needs. */
  BigDecimal at(int place) {
    if (beyond != null && beyond[place] != null) {
      return requireNonNull(beyond[place]);
    }
    long number = whole[place];
    int decimals = keys.decimals(place);
    while (decimals > 0 && number % TEN == 0) {
      number /= TEN;
      decimals--;
    }
    return BigDecimal.valueOf(number, decimals);
  }

  SortedMap<String, BigDecimal> byKey() {
    SortedMap<String, BigDecimal> figures = new TreeMap<>();
    for (int i = 0; i < whole.length; i++) {
      figures.put(keys.key(i), at(i));
    }
    return figures;
  }

  boolean has(String key) {
    return keys.place(key) >= 0;
  }

  private boolean isNothing() {
    for (long one : whole) {
      if (one != 0) {
        return false;
      }
    }
    return beyond == null;
  }

  /** These figures and the others, each with the decimals that the keys of both keep. */
  Sums plus(Sums other) {
    if (isNothing()) {
      return other.in(keys.plus(other.keys));
    }
    Running sums = new Running(this);
    sums.add(other);
    return sums.ended();
  }

  /** The same figures among more keys, or with more decimals; the other keys have 0. */
  Sums in(FigureKeys more) {
    if (more.equals(keys)) {
      return this;
    }
    Running moved = new Running(zero(more));
    int place = 0;
    for (int i = 0; i < whole.length; i++) {
      place = more.next(keys.key(i), place);
      int rise = more.decimals(place) - keys.decimals(i);
      long most = Long.MAX_VALUE / POWERS[rise];
      if (beyond(i) == null && -most <= whole[i] && whole[i] <= most) {
        moved.whole[place] = whole[i] * POWERS[rise];
      } else {
        moved.put(place, at(i));
      }
    }
    return moved.ended();
  }

  /** A copy to which others are added. */
  Running running() {
    return new Running(this);
  }

  private static BigDecimal plain(BigDecimal figure) {
    BigDecimal stripped = figure.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
  }

  /** Whether these are the same figures, whatever decimals their keys keep. */
  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Sums that) || !keys.namesAs(that.keys)) {
      return false;
    }
    if (beyond == null && that.beyond == null && keys.equals(that.keys)) {
      return Arrays.equals(whole, that.whole);
    }
    for (int i = 0; i < whole.length; i++) {
      if (!at(i).equals(that.at(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = keys.hashCode();
    for (int i = 0; i < whole.length; i++) {
      hash = 31 * hash + at(i).hashCode();
    }
    return hash;
  }

  @Override
  public String toString() {
    return byKey().toString();
  }

  /** Figures that others are added to, and taken from. */
  static final class Running {
    private FigureKeys keys;
    private long[] whole;
    private @Nullable BigDecimal @Nullable [] beyond;

    Running(Sums start) {
      take(start);
    }

    private void take(Sums start) {
      keys = start.keys;
      whole = start.whole.clone();
      beyond = start.beyond == null ? null : start.beyond.clone();
    }

    void add(Sums more) {
      Sums other = fitting(more);
      if (beyond != null || other.beyond != null || !addedWhole(other.whole)) {
        for (int i = 0; i < whole.length; i++) {
          put(i, at(i).add(other.at(i)));
        }
      }
    }

    /** Adds many, four at a time. */
    void add(List<Sums> more) {
      int at = 0;
      for (; at + FOUR <= more.size(); at += FOUR) {
        addFour(more.get(at), more.get(at + 1), more.get(at + 2), more.get(at + 3));
      }
      more.subList(at, more.size()).forEach(this::add);
    }

    private void addFour(Sums a, Sums b, Sums c, Sums d) {
      if (!isRowLike(a)
          || !isRowLike(b)
          || !isRowLike(c)
          || !isRowLike(d)
          || !addedWhole(a.whole, b.whole, c.whole, d.whole)) {
        add(a);
        add(b);
        add(c);
        add(d);
      }
    }

    /** Whether both are rows of the same keys, with nothing beyond them. */
    private boolean isRowLike(Sums other) {
      return beyond == null && other.beyond == null && other.keys.equals(keys);
    }

    /** Takes away what was added before. */
    void subtract(Sums less) {
      Sums other = fitting(less);
      if (beyond != null || other.beyond != null || !subtractedWhole(other.whole)) {
        for (int i = 0; i < whole.length; i++) {
          put(i, at(i).subtract(other.at(i)));
        }
      }
    }

    /** Puts figures in the place of others that were added before. */
    void replace(Sums before, Sums now) {
      if (!isRowLike(before) || !isRowLike(now) || !replacedWhole(before.whole, now.whole)) {
        add(now);
        subtract(before);
      }
    }

    /** The other figures in the places that both have; makes these fit. */
    private Sums fitting(Sums other) {
      if (other.keys.equals(keys)) {
        return other;
      }
      FigureKeys both = keys.plus(other.keys);
      if (!both.equals(keys)) {
        take(sums().in(both));
      }
      return other.in(both);
    }

    /** Adds row to row; changes nothing and says false if one sum is beyond a long. */
    private boolean addedWhole(long[] more) {
      long[] mine = whole;
      long beyondLong = 0;
      for (int i = 0; i < mine.length; i++) {
        long sum = mine[i] + more[i];
        beyondLong |= (mine[i] ^ sum) & (more[i] ^ sum);
        mine[i] = sum;
      }
      if (beyondLong < 0) {
        for (int i = 0; i < mine.length; i++) {
          mine[i] -= more[i];
        }
      }
      return beyondLong >= 0;
    }

    /** Four rows wait for the memory together, and not one after the other. */
    private boolean addedWhole(long[] a, long[] b, long[] c, long[] d) {
      long[] mine = whole;
      long beyondLong = 0;
      for (int i = 0; i < mine.length; i++) {
        long one = mine[i] + a[i];
        long two = one + b[i];
        long three = two + c[i];
        long sum = three + d[i];
        beyondLong |=
            ((mine[i] ^ one) & (a[i] ^ one))
                | ((one ^ two) & (b[i] ^ two))
                | ((two ^ three) & (c[i] ^ three))
                | ((three ^ sum) & (d[i] ^ sum));
        mine[i] = sum;
      }
      if (beyondLong < 0) {
        for (int i = 0; i < mine.length; i++) {
          mine[i] -= a[i] + b[i] + c[i] + d[i];
        }
      }
      return beyondLong >= 0;
    }

    private boolean subtractedWhole(long[] less) {
      long[] mine = whole;
      long beyondLong = 0;
      for (int i = 0; i < mine.length; i++) {
        long rest = mine[i] - less[i];
        beyondLong |= (mine[i] ^ less[i]) & (mine[i] ^ rest);
        mine[i] = rest;
      }
      if (beyondLong < 0) {
        for (int i = 0; i < mine.length; i++) {
          mine[i] += less[i];
        }
      }
      return beyondLong >= 0;
    }

    /** One walk through all three rows instead of two, as they are seldom in a cache. */
    private boolean replacedWhole(long[] before, long[] now) {
      long[] mine = whole;
      long beyondLong = 0;
      for (int i = 0; i < mine.length; i++) {
        long change = now[i] - before[i];
        long sum = mine[i] + change;
        beyondLong |=
            ((now[i] ^ before[i]) & (now[i] ^ change)) | ((mine[i] ^ sum) & (change ^ sum));
        mine[i] = sum;
      }
      if (beyondLong < 0) {
        for (int i = 0; i < mine.length; i++) {
          mine[i] -= now[i] - before[i];
        }
      }
      return beyondLong >= 0;
    }

    private BigDecimal at(int place) {
      return new Sums(keys, whole, beyond).at(place);
    }

    private void put(int place, BigDecimal figure) {
      BigDecimal plain = plain(figure);
      int decimals = keys.decimals(place);
      boolean fits =
          plain.scale() <= decimals
              && plain.setScale(decimals, RoundingMode.UNNECESSARY).unscaledValue().bitLength()
                  < Long.SIZE;
      whole[place] =
          fits
              ? plain.setScale(decimals, RoundingMode.UNNECESSARY).unscaledValue().longValueExact()
              : 0;
      if (!fits && beyond == null) {
        beyond = new BigDecimal[whole.length];
      }
      if (beyond != null) {
        beyond[place] = fits ? null : plain;
      }
    }

    /** The figures so far; what is added later does not change them. */
    Sums sums() {
      return new Running(new Sums(keys, whole, beyond)).ended();
    }

    /** The figures, to which nothing is added any more. */
    Sums ended() {
      boolean some = beyond != null && Arrays.stream(beyond).anyMatch(Objects::nonNull);
      return new Sums(keys, whole, some ? beyond : null);
    }
  }
}
