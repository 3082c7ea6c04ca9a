package org.nuanbao.reading;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.nuanbao.form.AnswerType;
import org.nuanbao.form.Column;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.Place;
import org.nuanbao.form.Prompt;
import org.nuanbao.form.Roster;
import org.nuanbao.form.ValueType;
import org.nuanbao.value.BankCard;
import org.nuanbao.value.CreditCode;
import org.nuanbao.value.IdNumber;
import org.nuanbao.value.PhoneNumber;
import org.nuanbao.value.Plain;
import org.nuanbao.value.YesNo;

/**
 * Converts what stood in a cell to the type the form asks for. What people write with a clear
 * meaning is read; nothing is guessed. What does not fit stays as it was, and the checker reports
 * it. Typing twice changes nothing.
 */
public final class Typing {
  /** The separator between several answers to one question. */
  public static final String ANSWERS = "、";

  /** How a ticked box is stored. */
  public static final String TICKED = "√";

  /** Excel keeps 15 digits; a longer number has lost its end. */
  private static final int EXCEL_DIGITS = 15;

  /** More digits than any answer has; keeps sums of hostile numbers cheap. */
  private static final int MOST_DIGITS = 40;

  private static final Pattern PARTING = Pattern.compile("[、，,；;\\n\\r]+");
  private static final Set<String> TICKS =
      Set.of("√", "✓", "✔", "☑", "☒", "■", "●", "v", "V", "是", "1", "TRUE");
  private static final Set<String> NO_TICKS = Set.of("□", "☐", "○", "否", "0", "FALSE");

  private Typing() {}

  public static Value typed(AnswerType asked, Value raw) {
    return switch (raw) {
      case Value.Blank _, Value.Broken _ -> raw;
      case Value.Text text -> ofText(asked, text);
      case Value.Numeric numeric -> ofNumber(asked, numeric);
      case Value.Day day -> ofDay(asked.kind(), day);
    };
  }

  /** Converts a whole reading to the types its form asks for; cells stay as they are. */
  public static Reading typed(Form form, Reading raw) {
    Map<String, Entry> fields = new LinkedHashMap<>();
    form.fields()
        .forEach(field -> fields.put(field.key(), typed(field, raw.fields(), field.key())));
    if (raw.fields().containsKey(Field.NOTHING.key())) {
      Entry nothing = typed(Field.NOTHING, raw.fields(), Field.NOTHING.key());
      fields.put(Field.NOTHING.key(), nothing);
    }
    return new Reading(
        raw.form(), raw.version(), raw.sheet(), raw.unit(), fields, body(form, raw.body()));
  }

  private static Body body(Form form, Body raw) {
    return switch (raw) {
      case Body.Figures figures -> new Body.Figures(alone(form, figures.items()));
      case Body.Lines lines ->
          lines(form.columnsOfTables().getOrDefault(Roster.ROWS, List.of()), lines);
      case Body.Answers answers -> {
        Map<String, Body.Lines> tables = new LinkedHashMap<>();
        form.columnsOfTables()
            .forEach((key, columns) -> tables.put(key, filled(lines(columns, answers.rows(key)))));
        yield new Body.Answers(alone(form, answers.answers()), tables);
      }
    };
  }

  private static Map<String, Entry> alone(Form form, Map<String, Entry> raw) {
    Map<String, Entry> typed = new LinkedHashMap<>();
    for (Place place : form.places().values()) {
      if (place.table() == null && !(place.prompt() instanceof Field)) {
        typed.put(place.name(), typed(place.prompt(), raw, place.name()));
      }
    }
    return typed;
  }

  /** Leaves out printed rows that nobody filled in. */
  private static Body.Lines filled(Body.Lines rows) {
    return new Body.Lines(
        rows.lines().stream()
            .filter(line -> !line.values().stream().allMatch(Value::isBlank))
            .toList(),
        rows.letters());
  }

  private static Body.Lines lines(List<Column> columns, Body.Lines raw) {
    List<Line> typed = new ArrayList<>(raw.lines().size());
    for (Line line : raw.lines()) {
      List<Value> values = new ArrayList<>(columns.size());
      for (int i = 0; i < columns.size(); i++) {
        values.add(typed(columns.get(i).answer(), line.values().get(i)));
      }
      typed.add(new Line(line.number(), line.sheetRow(), values));
    }
    return new Body.Lines(typed, raw.letters());
  }

  private static Entry typed(Prompt prompt, Map<String, Entry> entries, String key) {
    Entry raw = entries.getOrDefault(key, Entry.NONE);
    return new Entry(typed(prompt.answer(), raw.value()), raw.cell());
  }

  /** The answers of a value that holds several. */
  public static List<String> answers(Value value) {
    return value instanceof Value.Text text ? List.of(text.text().split(ANSWERS)) : List.of();
  }

  private static Value ofText(AnswerType asked, Value.Text raw) {
    String trimmed = Plain.trimmed(raw.text());
    String plain = asked.kind() == ValueType.TEXT ? trimmed : Plain.compact(trimmed);
    if (plain.chars().allMatch(c -> c == '_')) {
      return Value.Blank.IT;
    }
    return switch (asked.kind()) {
      case TEXT -> same(raw, trimmed);
      case COUNT, INTEGER, AMOUNT_WAN, AMOUNT_YUAN, DECIMAL, PERCENT, YEAR ->
          NumberText.of(trimmed, asked) instanceof NumberText.Read(BigDecimal number)
              ? new Value.Numeric(number)
              : same(raw, trimmed);
      case DATE -> day(raw, trimmed);
      case MONTH -> month(raw, trimmed);
      case ID_NUMBER -> same(raw, IdNumber.normalise(unquoted(trimmed)));
      case BANK_CARD -> same(raw, BankCard.normalise(unquoted(trimmed)));
      case USCC -> same(raw, CreditCode.normalise(unquoted(trimmed)));
      case PHONE -> same(raw, PhoneNumber.normalise(unquoted(trimmed)));
      case CODE -> same(raw, printed(asked.codes(), trimmed));
      case YES_NO -> same(raw, printed(YesNo.answers(), trimmed));
      case CODES -> several(asked, raw, trimmed);
      case TICK -> tick(raw, plain);
    };
  }

  private static Value ofNumber(AnswerType asked, Value.Numeric raw) {
    BigDecimal number = raw.number();
    if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
      return new Value.Broken("number out of range");
    }
    return switch (asked.kind()) {
      case COUNT, INTEGER, AMOUNT_WAN, AMOUNT_YUAN, DECIMAL, PERCENT, YEAR -> raw;
      case ID_NUMBER, BANK_CARD, USCC ->
          raw.plain().length() > EXCEL_DIGITS ? raw : new Value.Text(raw.plain());
      case TEXT, CODE, CODES, PHONE, YES_NO -> new Value.Text(raw.plain());
      case DATE, MONTH -> digits(asked, raw);
      case TICK -> tick(new Value.Text(raw.plain()), raw.plain());
    };
  }

  /**
   * A day or month typed as one number, 20180118. A number that is Excel's serial of a day is not
   * read as one.
   */
  private static Value digits(AnswerType asked, Value.Numeric raw) {
    String digits = raw.plain();
    boolean whole =
        digits.length() == 8 || (digits.length() == 6 && asked.kind() == ValueType.MONTH);
    Value read = whole ? ofText(asked, new Value.Text(digits)) : raw;
    return read.equals(new Value.Text(digits)) ? raw : read;
  }

  private static Value ofDay(ValueType kind, Value.Day day) {
    return switch (kind) {
      case TEXT, CODE, CODES, PHONE, YES_NO, TICK, ID_NUMBER, USCC, BANK_CARD ->
          new Value.Text(day.date().toString());
      case MONTH -> new Value.Text(YearMonth.from(day.date()).toString());
      case COUNT, INTEGER, AMOUNT_WAN, AMOUNT_YUAN, DECIMAL, PERCENT, YEAR, DATE -> day;
    };
  }

  private static Value day(Value.Text raw, String trimmed) {
    Optional<LocalDate> day = DateText.day(trimmed);
    return day.isPresent()
        ? new Value.Day(day.get())
        : DateText.isUnfilled(trimmed) ? Value.Blank.IT : same(raw, trimmed);
  }

  private static Value month(Value.Text raw, String trimmed) {
    return DateText.isUnfilled(trimmed)
        ? Value.Blank.IT
        : same(raw, DateText.month(trimmed).map(YearMonth::toString).orElse(trimmed));
  }

  /** The printed answer that the text matches, however it is typed; else the text itself. */
  private static String printed(List<String> codes, String text) {
    String folded = Plain.folded(text);
    return codes.stream()
        .filter(code -> Plain.folded(code).equals(folded))
        .findFirst()
        .orElse(text);
  }

  /** Several answers, however they are separated, joined with 、. */
  private static Value several(AnswerType asked, Value.Text raw, String text) {
    if (asked.codes().contains(printed(asked.codes(), text))) {
      return same(raw, printed(asked.codes(), text));
    }
    List<String> answers =
        Arrays.stream(PARTING.split(text))
            .map(Plain::trimmed)
            .filter(answer -> !answer.isEmpty())
            .map(answer -> printed(asked.codes(), answer))
            .toList();
    return answers.isEmpty() ? Value.Blank.IT : same(raw, String.join(ANSWERS, answers));
  }

  private static Value tick(Value.Text raw, String plain) {
    return TICKS.contains(plain)
        ? same(raw, TICKED)
        : NO_TICKS.contains(plain) ? Value.Blank.IT : same(raw, plain);
  }

  /** The text without the apostrophe that Excel users put in front of digits. */
  private static String unquoted(String text) {
    return text.startsWith("'") || text.startsWith("\u2019") ? text.substring(1) : text;
  }

  private static Value same(Value.Text raw, String text) {
    return text.isEmpty() ? Value.Blank.IT : raw.text().equals(text) ? raw : new Value.Text(text);
  }
}
