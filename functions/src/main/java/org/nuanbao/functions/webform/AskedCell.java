package org.nuanbao.functions.webform;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.AnswerType;
import org.nuanbao.form.ValueType;

/**
 * One input of a page.
 *
 * @param name as {@link TypedForm} has it
 * @param cell as the workbook calls it, {@code I9}
 * @param label what it asks for, complete without the print around it
 * @param look how it is typed
 * @param options the answers to choose from or to be offered
 * @param value what stands in it
 * @param note what was found in it; null if nothing was
 */
public record AskedCell(
    String name,
    String cell,
    String label,
    AnswerType type,
    Look look,
    List<String> options,
    String value,
    @Nullable FormNote note) {
  private static final String ID = "i-";

  /** How an input is typed. */
  public enum Look {
    LINE,
    TEXT,
    CHOICE,
    TICK,
    /** A sum, which nobody types. */
    SUM
  }

  /** The id of the input. */
  public String id() {
    return id(name);
  }

  static String id(String name) {
    return ID + name;
  }

  /** The name of the input with this id. */
  static String name(String id) {
    return id.substring(ID.length());
  }

  /** The keys that a telephone shows. */
  public String keys() {
    return switch (type.kind()) {
      case COUNT, YEAR, BANK_CARD -> "numeric";
      case AMOUNT_WAN, AMOUNT_YUAN, DECIMAL, PERCENT -> "decimal";
      case PHONE -> "tel";
      case INTEGER, TEXT, DATE, MONTH, CODE, CODES, YES_NO, TICK, ID_NUMBER, USCC -> "text";
    };
  }

  /** How many characters it takes; more than is right, so that what is wrong can be said. */
  public int most() {
    return switch (type.kind()) {
      case COUNT, INTEGER, AMOUNT_WAN, AMOUNT_YUAN, DECIMAL, PERCENT, YEAR, DATE, MONTH -> 30;
      case PHONE, ID_NUMBER, USCC, BANK_CARD, TICK, YES_NO -> 40;
      case TEXT, CODE, CODES -> look == Look.TEXT ? 1_000 : 300;
    };
  }

  /** An example of what is typed, where people wonder. */
  public @Nullable String example() {
    return switch (type.kind()) {
      case DATE -> "年-月-日";
      case MONTH -> "年-月";
      case COUNT, INTEGER, AMOUNT_WAN, AMOUNT_YUAN, DECIMAL, PERCENT, YEAR -> null;
      case TEXT, CODE, CODES, YES_NO, TICK, ID_NUMBER, USCC, BANK_CARD, PHONE -> null;
    };
  }

  /** Whether the value stands to the right, as figures do. */
  public boolean isFigure() {
    return type.kind().isNumber() && type.kind() != ValueType.YEAR;
  }

  public boolean isWrong() {
    return note != null && note.blocks();
  }
}
