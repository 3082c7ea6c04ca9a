package org.nuanbao.reading;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.nuanbao.form.ValueType;
import org.nuanbao.value.BankCard;
import org.nuanbao.value.IdNumber;
import org.nuanbao.value.Plain;

/** What stood in a cell. */
public sealed interface Value {
  /** Nothing, or white space only. */
  record Blank() implements Value {
    public static final Blank IT = new Blank();
  }

  /**
   * An exact number; read from text too if the cell asks for a number and the whole text is one.
   */
  record Numeric(BigDecimal number) implements Value {
    /** The number without exponent or trailing zeros: 1000 for 1E+3 and 1000.0. */
    public String plain() {
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
  }

  /** Text without spaces at its ends. */
  record Text(String text) implements Value {}

  record Day(LocalDate date) implements Value {}

  /** A cell that cannot be believed: a formula's error, NaN. Rules that read it are skipped. */
  record Broken(String shown) implements Value {}

  default boolean isBlank() {
    return this instanceof Blank;
  }

  /**
   * The text by which two such answers are compared, however they were typed: in rules, facts, keys
   * of cards, and totals. Empty if there is nothing to compare.
   */
  default Optional<String> comparable(ValueType asked) {
    String text =
        switch (this) {
          case Blank _, Broken _ -> "";
          case Day(LocalDate date) -> date.toString();
          case Numeric number -> asked.isDigits() ? "" : number.plain();
          case Text(String said) ->
              switch (asked) {
                case ID_NUMBER -> IdNumber.lift(IdNumber.normalise(said));
                case BANK_CARD -> BankCard.normalise(said);
                default -> Plain.folded(said).toUpperCase(Locale.ROOT);
              };
        };
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
