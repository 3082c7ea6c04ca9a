package org.nuanbao.check;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.AnswerType;
import org.nuanbao.form.Field;
import org.nuanbao.form.Item;
import org.nuanbao.form.Place;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Value;
import org.nuanbao.value.ChineseNumber;
import org.nuanbao.value.Masking;

/**
 * One answer, with what the form asks for in its place.
 *
 * @param line the row of its table; null if it is in no table
 */
public record Cell(Judging judging, Place place, @Nullable Line line, Value value) {

  public ValueType type() {
    return place.prompt().type();
  }

  public AnswerType asked() {
    return place.prompt().answer();
  }

  /** The answers allowed; empty if any answer is. */
  public List<String> codes() {
    return place.prompt().codes();
  }

  public boolean isBlank() {
    return value.isBlank();
  }

  /** The text; null if the cell is blank or has no text. */
  public @Nullable String text() {
    return value instanceof Value.Text text ? text.text() : null;
  }

  /** The number; empty if the cell has none. A blank gives 0 if blanks count as 0, else empty. */
  public Optional<BigDecimal> number(boolean blankIsNought) {
    return switch (value) {
      case Value.Numeric numeric -> Optional.of(numeric.number());
      case Value.Blank _ when blankIsNought -> Optional.of(BigDecimal.ZERO);
      case Value.Blank _, Value.Text _, Value.Day _, Value.Broken _ -> Optional.empty();
    };
  }

  /** Whether the value is of another kind than the cell asks for, or cannot be believed. */
  public boolean isUnreadable() {
    return switch (value) {
      case Value.Blank _ -> false;
      case Value.Broken _ -> true;
      case Value.Text _ -> type().isNumber() || type() == ValueType.DATE;
      case Value.Numeric _ -> type().isDigits() || type() == ValueType.DATE;
      case Value.Day _ -> type() != ValueType.DATE;
    };
  }

  /** What two cells are compared by; empty if there is nothing to compare. */
  public Optional<String> comparable() {
    return value.comparable(type());
  }

  /** The text as it may be shown; empty if the cell has none. */
  public String masked() {
    String text = text();
    return text == null || text.isEmpty()
        ? ""
        : switch (type()) {
          case ID_NUMBER -> Masking.id(text);
          case BANK_CARD, USCC -> Masking.card(text);
          case PHONE -> text.length() < 11 ? quoted(text) : Masking.phone(text);
          case COUNT, INTEGER, AMOUNT_WAN, AMOUNT_YUAN, DECIMAL, PERCENT, YEAR, DATE, MONTH ->
              quoted(text);
          case YES_NO, TICK, TEXT, CODE, CODES -> Masking.name(text);
        };
  }

  /** Only texts with digits are shown: others may be somebody's name. Long numbers are masked. */
  private static String quoted(String text) {
    String digits = ChineseNumber.digits(text).replaceAll("[^0-9十百千万亿]", "");
    return digits.isEmpty()
        ? ""
        : digits.length() > 8
            ? Masking.id(text)
            : text.length() > 20 ? text.substring(0, 20) + "…" : text;
  }

  /** The masked text in brackets, to follow the cell's label; empty if the cell has no text. */
  public String shown() {
    String masked = masked();
    return masked.isEmpty() ? "" : "（" + masked + "）";
  }

  /** What rules look at together with this cell: its row, or the form. */
  public Scope scope() {
    return new Scope(judging, line == null ? null : place.table(), line);
  }

  public Spot spot() {
    return new Spot(ref(), judging.address(this), this);
  }

  /** The cell as mends name it, with the number of its gap; empty without a sheet. */
  public String at() {
    String address = judging.address(this);
    Integer gap = judging.gap(place.name());
    return address == null ? "" : gap == null ? address : address + "#" + gap;
  }

  /** The cell as people name it: its address, or what it asks for if there is no sheet. */
  public String called() {
    String address = judging.address(this);
    return address == null ? shortName() : address;
  }

  /** What the cell asks for, as printed, without unit and 其中. */
  public String core() {
    return place.prompt() instanceof Item item ? item.core() : place.prompt().label();
  }

  /** What stands in the cell, with its unit; masked, if it may be about a person. */
  public String stands() {
    return switch (value) {
      case Value.Blank _ -> "（没有填）";
      case Value.Broken _ -> "（读不出）";
      case Value.Numeric numeric ->
          type().isDigits() ? Masking.id(numeric.plain()) : withUnit(numeric.number());
      case Value.Text(String text) -> {
        String masked = masked();
        boolean printed = codes().contains(text) || text.codePointCount(0, text.length()) == 1;
        yield printed ? text : masked.isEmpty() ? Masking.name(text) : masked;
      }
      case Value.Day(LocalDate day) ->
          place.prompt() instanceof Field ? day.toString() : day.getYear() + "年*月*日";
    };
  }

  /** A number with the unit that the cell asks for. */
  public String withUnit(BigDecimal number) {
    String unit = asked().unit();
    boolean none = unit.isEmpty() || unit.equals("—") || unit.length() > 4;
    return FindingWords.shown(number) + (none ? "" : unit.equals("%") ? "%" : " " + unit);
  }

  private String ref() {
    Line row = line;
    return row == null || !judging.isRoster(place)
        ? place.ref()
        : "row" + row.number() + "." + place.ref();
  }

  /** What the cell asks for, as printed, in quotation marks. */
  public String name() {
    return place.prompt() instanceof Item item
        ? "“" + item.core() + "”"
        : "“" + place.prompt().label() + "”";
  }

  /** The letter the cell is printed with; its name if it has no letter. */
  public String shortName() {
    return judging.isLettered() && place.prompt() instanceof Item item ? item.ref() : name();
  }

  /** What findings call the cell's row. */
  public String row() {
    Line row = line;
    String table = place.table();
    return row == null || table == null ? "" : judging.row(table, row);
  }

  /** Where the cell is and what it asks for. */
  public String label() {
    Line row = line;
    String table = place.table();
    if (row == null || table == null) {
      boolean lettered = judging.isLettered() && place.prompt() instanceof Item;
      return lettered ? place.ref() + name() : name();
    }
    return judging.row(table, row) + (judging.isRoster(place) ? "" : "的") + name();
  }

  /** The same in English; printed labels stay Chinese. */
  public String english() {
    Line row = line;
    if (row == null) {
      return label();
    }
    String sheet = row.sheetRow() > 0 ? " (sheet row " + row.sheetRow() + ")" : "";
    return "Entry " + row.number() + sheet + ": " + name();
  }
}
