package org.nuanbao.rollup;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.nuanbao.form.FigureForm;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.Item;
import org.nuanbao.form.Measure;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Single;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Typing;
import org.nuanbao.reading.Value;
import org.nuanbao.submission.Keys;
import org.nuanbao.value.Masking;
import org.nuanbao.value.YesNo;

/**
 * What one reading adds up to. For a statistics form or crosstab these are the items (for a 是/否
 * item the count of each answer), for other forms the measures. Judges nothing: a blank counts as
 * nothing, and text that is no number is left out.
 */
public final class Tally {
  private Tally() {}

  /**
   * Adds up one reading; a reading that says that there is nothing to report is marked so.
   *
   * @param reading of this form
   * @throws IllegalArgumentException if the reading's body belongs to another kind of form
   */
  public static Totals of(Form form, Reading reading, Keys keys) {
    Totals totals = nothing(form).plus(figures(form, reading, keys));
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
            case Body.Answers answers -> single(single, answers);
            case Body.Figures _, Body.Lines _ -> throw foreign(form, reading);
          };
      case FormOfParts parted ->
          switch (reading.body()) {
            case Body.Answers answers ->
                joined(
                    parted, part -> figures(part.form(), reading.with(answers.part(part)), keys));
            case Body.Figures _, Body.Lines _ -> throw foreign(form, reading);
          };
    };
  }

  /** The figures of all parts, each with its part's key in front. */
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

  /** The total when nobody has filed: every figure of the form, at 0, with the form's decimals. */
  public static Totals nothing(Form form) {
    return figures(form).keeping(FormDecimals.of(form));
  }

  private static Totals figures(Form form) {
    return switch (form) {
      case FigureForm tabled -> figures(tabled, new Body.Figures(new TreeMap<>()));
      case Single single -> nothing(single);
      case Roster roster -> RosterTally.nothing(roster);
      case FormOfParts parted -> joined(parted, part -> figures(part.form()));
    };
  }

  private static Totals figures(FigureForm form, Body.Figures figures) {
    SortedMap<String, BigDecimal> sums = new TreeMap<>();
    for (Item item : form.items()) {
      Value value = figures.answer(item.ref()).value();
      if (item.type() == ValueType.YES_NO) {
        answers(item, value, sums);
      } else if (item.type().isAdded()) {
        sums.put(item.ref(), number(value));
      }
    }
    return new Totals(sums, new TreeMap<>());
  }

  /** Counts 是 and 否; a blank or any other text counts as neither. */
  private static void answers(Item item, Value value, SortedMap<String, BigDecimal> sums) {
    Optional<YesNo> said =
        value instanceof Value.Text(String text) ? YesNo.of(text) : Optional.empty();
    for (YesNo answer : YesNo.values()) {
      boolean given = said.filter(answer::equals).isPresent();
      sums.put(item.ref() + "/" + answer.printed(), given ? BigDecimal.ONE : BigDecimal.ZERO);
    }
  }

  /** The figures of one card or voucher. */
  private static Totals single(Single form, Body answers) {
    SortedMap<String, BigDecimal> sums = new TreeMap<>();
    for (Measure measure : form.measures()) {
      switch (measure) {
        case Measure.Rows(String key) -> sums.put(key, BigDecimal.ONE);
        case Measure.Equal(String key, String question, String value) ->
            sums.put(
                key,
                answers.answer(question).value().equals(new Value.Text(value))
                    ? BigDecimal.ONE
                    : BigDecimal.ZERO);
        case Measure.Total(String key, String question) ->
            sums.put(key, number(answers.answer(question).value()));
        case Measure.Distinct _, Measure.Bands _, Measure.Amount _ ->
            throw new IllegalArgumentException(
                form.id() + " is about one person and cannot measure " + measure.key());
      }
    }
    return new Totals(sums, new TreeMap<>());
  }

  private static Totals nothing(Single form) {
    SortedMap<String, BigDecimal> sums = new TreeMap<>();
    form.measures().forEach(measure -> sums.put(measure.key(), BigDecimal.ZERO));
    return new Totals(sums, new TreeMap<>());
  }

  /**
   * The cells in which each figure of a reading stood: {@code 统计表!E7}, {@code 汇总表!F5:F34}. By item
   * ref or measure; empty for a reading that came from no workbook, and for cards and vouchers,
   * whose receipt names each.
   */
  public static SortedMap<String, String> cells(Form form, Reading reading) {
    SortedMap<String, String> cells = new TreeMap<>();
    String sheet = Masking.shownName(reading.sheet()) + "!";
    switch (form) {
      case FigureForm tabled -> {
        for (Item item : tabled.items()) {
          String cell = reading.body().answer(item.ref()).cell();
          if (cell != null) {
            cells.put(item.ref(), onSheet(cell, sheet));
          }
        }
      }
      case Roster roster -> {
        if (reading.body() instanceof Body.Lines(var lines, var letters)
            && !letters.isEmpty()
            && !lines.isEmpty()) {
          for (Measure measure : roster.measures()) {
            range(roster, measure, lines, letters)
                .ifPresent(range -> cells.put(measure.key(), onSheet(range, sheet)));
          }
        }
      }
      case Single _ -> {}
      case FormOfParts parted -> {
        for (FormOfParts.Part part : parted.parts()) {
          cells(part.form(), reading.with(reading.body().part(part)))
              .forEach((key, cell) -> cells.put(part.name(key), cell));
        }
      }
    }
    return cells;
  }

  /**
   * The range of a measure's cells; for amounts paid the rows, since the federation may have
   * entered them.
   */
  private static Optional<String> range(
      Roster form, Measure measure, List<Line> lines, List<String> letters) {
    Optional<String> column =
        switch (measure) {
          case Measure.Rows _, Measure.Amount _ -> Optional.empty();
          case Measure.Distinct(String key, String of) -> Optional.of(of);
          case Measure.Equal(String key, String of, String value) -> Optional.of(of);
          case Measure.Bands(String key, String of, List<Integer> bounds) -> Optional.of(of);
          case Measure.Total(String key, String of) -> Optional.of(of);
        };
    String letter = column.map(form::indexOf).map(letters::get).orElse("");
    int first = lines.getFirst().sheetRow();
    int last = lines.getLast().sheetRow();
    return first == 0 ? Optional.empty() : Optional.of(letter + first + ":" + letter + last);
  }

  /** Adds the reading's own sheet to a cell or range whose sheet is not named. */
  private static String onSheet(String cell, String sheet) {
    return cell.contains("!") ? cell : sheet + cell;
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
