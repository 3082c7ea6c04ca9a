package org.nuanbao.form;

/** The kind of answer a cell takes. How it is read is in {@code reading.Typing}. */
public enum ValueType {
  /** A number of whole things or persons, never negative. */
  COUNT,
  /** A whole number. */
  INTEGER,
  /** An amount in 万元 with at most six decimals: nothing is smaller than a 分. */
  AMOUNT_WAN,
  /** An amount in 元 with at most two decimals. */
  AMOUNT_YUAN,
  /** A number with decimals, in the unit the form prints. */
  DECIMAL,
  /** A percentage: 0.25 in a cell shown as a percentage, 25 in a plain one. */
  PERCENT,
  /** 是 or 否. */
  YES_NO,
  /** A box or cell to be ticked. */
  TICK,
  TEXT,
  DATE,
  /** A month of a year, kept as {@code 2012-01}. */
  MONTH,
  YEAR,
  /** One of the form's own answers. */
  CODE,
  /** Several of the form's own answers, separated by 、. */
  CODES,
  ID_NUMBER,
  /** 统一社会信用代码. */
  USCC,
  BANK_CARD,
  PHONE;

  /** Whether the sheet asks for a number here. */
  public boolean isNumber() {
    return switch (this) {
      case COUNT, INTEGER, AMOUNT_WAN, AMOUNT_YUAN, DECIMAL, PERCENT, YEAR -> true;
      case YES_NO, TICK, TEXT, DATE, MONTH, CODE, CODES, ID_NUMBER, USCC, BANK_CARD, PHONE -> false;
    };
  }

  /**
   * Whether the answers of units are added up: percentages and years are not, ticks are counted.
   */
  public boolean isAdded() {
    return (isNumber() && this != PERCENT && this != YEAR) || this == TICK;
  }

  public boolean isMoney() {
    return this == AMOUNT_WAN || this == AMOUNT_YUAN;
  }

  /** Whether a number here is a string of digits, so that the cell must hold text. */
  public boolean isDigits() {
    return this == ID_NUMBER || this == BANK_CARD || this == PHONE || this == USCC;
  }
}
