package org.nuanbao.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.AnswerType;
import org.nuanbao.form.Field;
import org.nuanbao.form.Rule;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Typing;
import org.nuanbao.reading.Value;
import org.nuanbao.value.IdNumber;
import org.nuanbao.value.Plain;

/**
 * The value that a cell that does not fit its type was certainly meant to have, judged from this
 * cell alone. Reading a workbook guesses nothing; a mend may say what was meant, because whoever
 * takes it sees it.
 */
final class Salvage {
  static final Set<String> DITTO = Set.of("同上", "同前", "同左", "〃", "″", "”", "\"", "''", "...");

  private static final Set<String> SEXES =
      Set.of(IdNumber.Sex.MALE.printed(), IdNumber.Sex.FEMALE.printed());

  /** A day before this is a small number that was shown as a date. */
  private static final LocalDate SMALL = LocalDate.of(1940, 1, 1);

  private Salvage() {}

  /** The steps; empty if no value is certain or the cell has no address. */
  static List<Mend> of(Cell cell) {
    String at = cell.at();
    if (at.isEmpty()) {
      return List.of();
    }
    List<Mend> around = around(cell, at);
    if (!around.isEmpty()) {
      return around;
    }
    List<Mend> own = ofItself(cell, at);
    return own.isEmpty() && cell.text() != null ? byOthers(cell) : own;
  }

  private static List<Mend> ofItself(Cell cell, String at) {
    AnswerType asked = cell.asked();
    return switch (cell.value()) {
      case Value.Blank _, Value.Broken _ -> List.of();
      case Value.Day(LocalDate day) ->
          asked.kind().isNumber() && asked.places() == 0 && day.isBefore(SMALL)
              ? put(
                  at,
                  new Value.Numeric(
                      BigDecimal.valueOf(day.toEpochDay() - Meant.EPOCH.toEpochDay())))
              : List.of();
      case Value.Numeric(BigDecimal number) -> ofNumber(at, asked, number);
      case Value.Text(String text) -> ofText(cell, at, text);
    };
  }

  /**
   * What the cell may have meant, though it fits its type: a name without its mark, an amount that
   * was given in 元. A step only if all rules hold with it.
   *
   * @param at the cell, as the step is to name it
   */
  static Optional<Mend> guess(Cell cell, String at) {
    return switch (cell.value()) {
      case Value.Text(String text) when cell.type() == ValueType.TEXT -> {
        Mend.Way way = cell.asked().name() ? Mend.Way.NAME : Mend.Way.BARE;
        yield Making.made(way, cell.type(), new Value.Text(text))
            .map(_ -> new Mend.Make(at, way, at));
      }
      case Value.Numeric(BigDecimal number)
          when cell.type() == ValueType.AMOUNT_WAN && number.signum() > 0 -> {
        BigDecimal wan = number.movePointLeft(4).stripTrailingZeros();
        yield wan.scale() <= cell.asked().places()
            ? Optional.of(new Mend.Put(at, new Value.Numeric(wan)))
            : Optional.empty();
      }
      case Value.Text _, Value.Numeric _, Value.Day _, Value.Blank _, Value.Broken _ ->
          Optional.empty();
    };
  }

  /** What a rule tells of the cell from others; in a list of persons, what their number tells. */
  private static List<Mend> byOthers(Cell cell) {
    for (Rule rule : cell.judging().form().rules()) {
      List<Mend> filled = rule instanceof JudgedRule judged ? judged.fills(cell) : List.of();
      if (!filled.isEmpty()) {
        return filled;
      }
    }
    String table = cell.place().table();
    Mend.Way way =
        Set.copyOf(cell.codes()).equals(SEXES)
            ? Mend.Way.SEX
            : cell.type() == ValueType.DATE && cell.core().contains("出生") ? Mend.Way.BIRTH : null;
    if (way == null) {
      return List.of();
    }
    List<Cell> numbers =
        cell.judging().places().values().stream()
            .filter(place -> Objects.equals(place.table(), table))
            .filter(place -> place.prompt().type() == ValueType.ID_NUMBER)
            .map(place -> cell.scope().cell(place.name()))
            .toList();
    boolean told =
        numbers.size() == 1
            && Making.made(way, cell.type(), numbers.getFirst().value()).isPresent();
    return told ? List.of(new Mend.Make(cell.at(), way, numbers.getFirst().at())) : List.of();
  }

  /** What the cells around tell: the row above for 同上, a rule for a blank, the sum for a figure. */
  private static List<Mend> around(Cell cell, String at) {
    String text = cell.text();
    boolean ditto = text != null && DITTO.contains(text);
    if (cell.isBlank() || ditto) {
      List<Mend> filled = byOthers(cell);
      if (!filled.isEmpty()) {
        return filled;
      }
    }
    // Nobody has the number of the row above, whatever stands there.
    if (ditto && (!cell.type().isDigits() || cell.type() == ValueType.PHONE)) {
      Cell above = above(cell);
      return above == null
              || above.isBlank()
              || above.at().isEmpty()
              || TypeWords.of(above).isPresent()
              || (above.text() != null && DITTO.contains(above.text()))
          ? List.of()
          : List.of(new Mend.Make(at, Mend.Way.COPY, above.at()));
    }
    boolean certain = text != null && Meant.number(text, cell.asked()).isPresent();
    return certain
        ? List.of()
        : BySum.of(cell).map(number -> put(at, new Value.Numeric(number))).orElse(List.of());
  }

  private static @Nullable Cell above(Cell cell) {
    Line line = cell.line();
    return line == null || line.number() < 2
        ? null
        : cell.judging()
            .rows(cell.place().table())
            .get(line.number() - 2)
            .cell(cell.place().name());
  }

  /** The day by which a day must have been that says when the form was filled in or stamped. */
  private static @Nullable LocalDate by(Cell cell) {
    Judging judging = cell.judging();
    boolean own =
        cell.place().prompt() instanceof Field || judging.stamped().containsKey(cell.place().ref());
    return own ? TypeCheck.day(judging) : null;
  }

  private static List<Mend> put(String at, Value value) {
    return List.of(new Mend.Put(at, value));
  }

  private static List<Mend> ofNumber(String at, AnswerType asked, BigDecimal number) {
    if (asked.kind() == ValueType.DATE) {
      return Meant.day(number).map(it -> put(at, new Value.Day(it))).orElse(List.of());
    }
    if (number.signum() < 0 && asked.least() != null && asked.least().signum() >= 0) {
      return Meant.number(number.abs().toPlainString(), asked)
          .map(it -> put(at, new Value.Numeric(it)))
          .orElse(List.of());
    }
    boolean decimals = asked.kind().isNumber() && asked.places() > 0 && number.signum() >= 0;
    return decimals && number.stripTrailingZeros().scale() > asked.places()
        ? put(at, new Value.Numeric(number.setScale(asked.places(), RoundingMode.HALF_UP)))
        : List.of();
  }

  private static List<Mend> ofText(Cell cell, String at, String text) {
    AnswerType asked = cell.asked();
    return switch (asked.kind()) {
      case COUNT, INTEGER, AMOUNT_WAN, AMOUNT_YUAN, DECIMAL, PERCENT, YEAR ->
          Meant.number(text, asked).map(it -> put(at, new Value.Numeric(it))).orElse(List.of());
      case DATE ->
          Meant.day(text, by(cell)).map(it -> put(at, new Value.Day(it))).orElse(List.of());
      case MONTH -> List.of();
      case YES_NO, CODE ->
          Meant.code(text, asked).map(it -> put(at, new Value.Text(it))).orElse(List.of());
      case CODES -> codes(text, asked).map(it -> put(at, new Value.Text(it))).orElse(List.of());
      case TICK ->
          Meant.yes(text)
              .map(yes ->
                  yes ? put(at, new Value.Text(Typing.TICKED)) : List.<Mend>of(new Mend.Clear(at)))
              .orElse(List.of());
      case ID_NUMBER, USCC, BANK_CARD, PHONE -> digits(at, asked.kind(), text);
      case TEXT -> words(cell, at, text);
    };
  }

  private static Optional<String> codes(String text, AnswerType asked) {
    Set<String> meant = new LinkedHashSet<>();
    for (String answer : Typing.answers(new Value.Text(text))) {
      Optional<String> one = Meant.code(answer, asked);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      meant.add(one.get());
    }
    return Optional.of(meant.stream().collect(Collectors.joining(Typing.ANSWERS)));
  }

  private static List<Mend> digits(String at, ValueType kind, String text) {
    for (Mend.Way way : Arrays.asList(Mend.Way.NUMBER, Mend.Way.LONG_ID)) {
      if (Making.made(way, kind, new Value.Text(text)).isPresent()) {
        return List.of(new Mend.Make(at, way, at));
      }
    }
    return List.of();
  }

  private static List<Mend> words(Cell cell, String at, String text) {
    if (cell.asked().name()
        && Making.made(Mend.Way.NAME, ValueType.TEXT, cell.value()).isPresent()) {
      return List.of(new Mend.Make(at, Mend.Way.NAME, at));
    }
    boolean hidden = text.codePoints().anyMatch(Plain::isUnseen);
    return hidden ? List.of(new Mend.Make(at, Mend.Way.VISIBLE, at)) : List.of();
  }
}
