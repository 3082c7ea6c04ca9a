package org.nuanbao.rollup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nuanbao.form.FigureForm;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.Item;
import org.nuanbao.form.Measure;
import org.nuanbao.form.Place;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Single;
import org.nuanbao.form.ValueType;

/** With how many decimals the figures of a form are kept. What is counted has none. */
final class FormDecimals {
  private static final int OF_YUAN = 2;

  /** Of 万元, down to a 分; of other numbers, since the form does not say. */
  private static final int OF_WAN = 6;

  private FormDecimals() {}

  /** The decimals by key, where there are any. */
  static Map<String, Integer> of(Form form) {
    Map<String, Integer> decimals = new TreeMap<>();
    switch (form) {
      case FigureForm tabled -> {
        for (Item item : tabled.items()) {
          decimals.put(item.ref(), of(item.type()));
        }
      }
      case Roster roster -> measured(roster, roster.measures(), decimals);
      case Single single -> measured(single, single.measures(), decimals);
      case FormOfParts parted -> {
        for (FormOfParts.Part part : parted.parts()) {
          of(part.form()).forEach((key, digits) -> decimals.put(part.name(key), digits));
        }
      }
    }
    return decimals;
  }

  private static void measured(Form form, List<Measure> all, Map<String, Integer> decimals) {
    Map<String, Place> places = form.places();
    for (Measure measure : all) {
      switch (measure) {
        case Measure.Total(String key, String of) ->
            decimals.put(
                key,
                Optional.ofNullable(places.get(of))
                    .map(place -> of(place.prompt().type()))
                    .orElse(0));
        case Measure.Amount(String key) -> decimals.put(key, OF_YUAN);
        case Measure.Rows _, Measure.Distinct _, Measure.Equal _, Measure.Bands _ -> {}
      }
    }
  }

  private static int of(ValueType type) {
    return switch (type) {
      case AMOUNT_YUAN -> OF_YUAN;
      case AMOUNT_WAN, DECIMAL -> OF_WAN;
      case COUNT, INTEGER, PERCENT, YES_NO, TICK, TEXT, DATE, MONTH, YEAR, CODE, CODES -> 0;
      case ID_NUMBER, USCC, BANK_CARD, PHONE -> 0;
    };
  }
}
