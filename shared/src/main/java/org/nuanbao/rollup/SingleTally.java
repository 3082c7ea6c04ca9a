package org.nuanbao.rollup;

import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nuanbao.form.Measure;
import org.nuanbao.form.Single;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Value;

/** The measures of one card or voucher. */
final class SingleTally {
  private SingleTally() {}

  static Totals of(Single form, Body.Answers answers) {
    SortedMap<String, BigDecimal> sums = new TreeMap<>();
    for (Measure measure : form.measures()) {
      switch (measure) {
        case Measure.Rows(String key) -> sums.put(key, BigDecimal.ONE);
        case Measure.Equal(String key, String question, String value) ->
            sums.put(
                key,
                value(answers, question).equals(new Value.Text(value))
                    ? BigDecimal.ONE
                    : BigDecimal.ZERO);
        case Measure.Total(String key, String question) ->
            sums.put(key, Tally.number(value(answers, question)));
        case Measure.Distinct _, Measure.Bands _, Measure.Amount _ -> throw foreign(form, measure);
      }
    }
    return new Totals(sums, new TreeMap<>());
  }

  static Totals nothing(Single form) {
    SortedMap<String, BigDecimal> sums = new TreeMap<>();
    form.measures().forEach(measure -> sums.put(measure.key(), BigDecimal.ZERO));
    return new Totals(sums, new TreeMap<>());
  }

  private static Value value(Body.Answers answers, String question) {
    return answers.answers().getOrDefault(question, Entry.NONE).value();
  }

  private static IllegalArgumentException foreign(Single form, Measure measure) {
    return new IllegalArgumentException(
        form.id() + " is about one person and cannot measure " + measure.key());
  }
}
