package org.nuanbao.rollup;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nuanbao.form.Column;
import org.nuanbao.form.Disburses;
import org.nuanbao.form.Measure;
import org.nuanbao.form.Roster;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Value;
import org.nuanbao.submission.Keys;
import org.nuanbao.submission.Persons;

/** Computes the measures of a roster over its rows. */
final class RosterTally {
  private final Roster form;
  private final List<Line> lines;
  private final SortedMap<String, BigDecimal> sums = new TreeMap<>();
  private final SortedMap<String, KeySet> distinct = new TreeMap<>();

  private RosterTally(Roster form, List<Line> lines) {
    this.form = form;
    this.lines = lines;
  }

  static Totals of(Roster form, List<Line> lines, Keys keys) {
    RosterTally tally = new RosterTally(form, lines);
    for (Measure measure : form.measures()) {
      switch (measure) {
        case Measure.Rows(String key) -> tally.sums.put(key, BigDecimal.valueOf(lines.size()));
        case Measure.Distinct(String key, String column) ->
            tally.distinct.put(key, tally.distinct(column, keys));
        case Measure.Equal(String key, String column, String value) ->
            tally.sums.put(key, tally.equal(column, value));
        case Measure.Bands bands -> tally.bands(bands);
        case Measure.Total(String key, String column) -> tally.sums.put(key, tally.total(column));
        case Measure.Amount(String key) -> tally.sums.put(key, tally.amount());
      }
    }
    return new Totals(tally.sums, tally.distinct);
  }

  static Totals nothing(Roster form) {
    RosterTally tally = new RosterTally(form, List.of());
    for (Measure measure : form.measures()) {
      switch (measure) {
        case Measure.Distinct distinct -> tally.distinct.put(distinct.key(), KeySet.NONE);
        case Measure.Bands bands -> tally.bands(bands);
        case Measure.Rows _, Measure.Equal _, Measure.Total _, Measure.Amount _ ->
            tally.sums.put(measure.key(), BigDecimal.ZERO);
      }
    }
    return new Totals(tally.sums, tally.distinct);
  }

  /** The measure whose key set holds the persons who are paid; empty if the form pays nobody. */
  static Optional<String> persons(Roster form) {
    Optional<String> paid = personColumn(form);
    return form.measures().stream()
        .filter(measure -> measure instanceof Measure.Distinct)
        .map(Measure.Distinct.class::cast)
        .filter(measure -> paid.filter(measure.column()::equals).isPresent())
        .map(Measure.Distinct::key)
        .findFirst();
  }

  private static Optional<String> personColumn(Roster form) {
    return Optional.ofNullable(form.disburses()).map(Disburses::person);
  }

  private KeySet distinct(String column, Keys keys) {
    boolean person = personColumn(form).filter(column::equals).isPresent();
    return KeySet.of(
        values(column).stream()
            .flatMap(value -> (person ? person(value, keys) : other(column, value, keys)).stream())
            .toList());
  }

  private static Optional<String> person(Value value, Keys keys) {
    return Persons.key(value, keys).map(KeySet::keyOf);
  }

  private Optional<String> other(String column, Value value, Keys keys) {
    return value.comparable(type(column)).map(it -> KeySet.keyOf(keys.keyed(column, it)));
  }

  private BigDecimal equal(String column, String value) {
    return BigDecimal.valueOf(
        values(column).stream()
            .filter(it ->
                it.comparable(type(column)).equals(new Value.Text(value).comparable(type(column))))
            .count());
  }

  /**
   * Counts the rows in each band. Labels are as officers write them: {@code <30}, {@code 30-39},
   * {@code >=60}.
   */
  private void bands(Measure.Bands bands) {
    List<Integer> bounds = bands.bounds();
    List<String> labels = new ArrayList<>();
    labels.add("<" + bounds.getFirst());
    for (int i = 1; i < bounds.size(); i++) {
      labels.add(bounds.get(i - 1) + "-" + (bounds.get(i) - 1));
    }
    labels.add(">=" + bounds.getLast());
    labels.forEach(label -> sums.put(bands.key() + "/" + label, BigDecimal.ZERO));
    for (Value value : values(bands.column())) {
      if (value instanceof Value.Numeric(BigDecimal number)) {
        long passed =
            bounds.stream().filter(b -> number.compareTo(BigDecimal.valueOf(b)) >= 0).count();
        sums.merge(bands.key() + "/" + labels.get((int) passed), BigDecimal.ONE, BigDecimal::add);
      }
    }
  }

  private BigDecimal total(String column) {
    return values(column).stream().map(Tally::number).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The sum of the column of amounts; the night run replaces it with the federation's amounts. */
  private BigDecimal amount() {
    return amountColumn().map(this::total).orElse(BigDecimal.ZERO);
  }

  private Optional<String> amountColumn() {
    Disburses pays = form.disburses();
    return pays == null
        ? Optional.empty()
        : switch (pays.amount()) {
          case Disburses.AmountSource.FromColumn(String column) -> Optional.of(column);
          case Disburses.AmountSource.ByFederation ignored ->
              form.columns().stream()
                  .filter(c -> c.byFederation() && c.type() == ValueType.AMOUNT_YUAN)
                  .map(Column::key)
                  .findFirst();
        };
  }

  private List<Value> values(String column) {
    int index = index(column);
    return lines.stream().map(line -> line.values().get(index)).toList();
  }

  private ValueType type(String column) {
    return form.columns().get(index(column)).type();
  }

  private int index(String column) {
    int index = form.indexOf(column);
    if (index < 0) {
      throw new IllegalArgumentException(form.id() + " has no column " + column);
    }
    return index;
  }
}
