package org.nuanbao.rollup;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.nuanbao.form.FigureForm;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.Item;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Single;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.PartBody;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Typing;
import org.nuanbao.reading.Value;
import org.nuanbao.submission.Keys;
import org.nuanbao.value.YesNo;

/**
 * What one reading adds up to: the items of a statistics form or crosstab (of a 是/否 item the count
 * of each answer), the measures of others. Judges nothing: a blank counts as nothing, text that is
 * no number is left out.
 */
public final class Tally {
  private Tally() {}

  /**
   * Adds up one reading; one that says that there is nothing to report is marked so.
   *
   * @param reading of this form
   * @throws IllegalArgumentException if the reading's body is another kind of form's
   */
  public static Totals of(Form form, Reading reading, Keys keys) {
    Totals totals = figures(form, reading, keys);
    return reading.saysNothing() ? totals.ofNothing() : totals;
  }

  private static Totals figures(Form form, Reading reading, Keys keys) {
    return switch (form) {
      case FigureForm tabled ->
          switch (reading.body()) {
            case Body.Figures figures -> figures(tabled, figures);
            case Body.Lines _, Body.Answers _ -> throw foreign(form, reading);
          };
      case Roster roster ->
          switch (reading.body()) {
            case Body.Lines lines -> RosterTally.of(roster, lines.lines(), keys);
            case Body.Figures _, Body.Answers _ -> throw foreign(form, reading);
          };
      case Single single ->
          switch (reading.body()) {
            case Body.Answers answers -> SingleTally.of(single, answers);
            case Body.Figures _, Body.Lines _ -> throw foreign(form, reading);
          };
      case FormOfParts parted ->
          switch (reading.body()) {
            case Body.Answers answers ->
                joined(
                    parted,
                    part -> figures(part.form(), reading.with(PartBody.of(part, answers)), keys));
            case Body.Figures _, Body.Lines _ -> throw foreign(form, reading);
          };
    };
  }

  /** The figures of all parts, each behind the key of its part. */
  private static Totals joined(FormOfParts form, Function<FormOfParts.Part, Totals> figures) {
    SortedMap<String, BigDecimal> sums = new TreeMap<>();
    SortedMap<String, KeySet> distinct = new TreeMap<>();
    for (FormOfParts.Part part : form.parts()) {
      Totals totals = figures.apply(part);
      totals.sums().forEach((key, figure) -> sums.put(part.name(key), figure));
      totals.distinct().forEach((key, set) -> distinct.put(part.name(key), set));
    }
    return new Totals(sums, distinct);
  }

  /** What nobody's filing adds up to: every figure of the form, at nought. */
  public static Totals nothing(Form form) {
    return switch (form) {
      case FigureForm tabled -> figures(tabled, new Body.Figures(new TreeMap<>()));
      case Single single -> SingleTally.nothing(single);
      case Roster roster -> RosterTally.nothing(roster);
      case FormOfParts parted -> joined(parted, part -> nothing(part.form()));
    };
  }

  private static Totals figures(FigureForm form, Body.Figures figures) {
    SortedMap<String, BigDecimal> sums = new TreeMap<>();
    for (Item item : form.items()) {
      Value value = figures.items().getOrDefault(item.ref(), Entry.NONE).value();
      if (item.type() == ValueType.YES_NO) {
        answers(item, value, sums);
      } else if (item.type().isAdded()) {
        sums.put(item.ref(), number(value));
      }
    }
    return new Totals(sums, new TreeMap<>());
  }

  /** Of 是 and of 否 how many; a blank, and what is neither, is none of them. */
  private static void answers(Item item, Value value, SortedMap<String, BigDecimal> sums) {
    Optional<YesNo> said =
        value instanceof Value.Text(String text) ? YesNo.of(text) : Optional.empty();
    for (YesNo answer : YesNo.values()) {
      boolean given = said.filter(answer::equals).isPresent();
      sums.put(item.ref() + "/" + answer.printed(), given ? BigDecimal.ONE : BigDecimal.ZERO);
    }
  }

  static BigDecimal number(Value value) {
    return switch (value) {
      case Value.Numeric(BigDecimal number) -> number;
      case Value.Blank ignored -> BigDecimal.ZERO;
      case Value.Text(String text) -> text.equals(Typing.TICKED) ? BigDecimal.ONE : BigDecimal.ZERO;
      case Value.Day ignored -> BigDecimal.ZERO;
      case Value.Broken ignored -> BigDecimal.ZERO;
    };
  }

  private static IllegalArgumentException foreign(Form form, Reading reading) {
    return new IllegalArgumentException(
        "a reading of " + reading.form() + " is no reading of " + form.id());
  }
}
