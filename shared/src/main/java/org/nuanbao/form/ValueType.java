package org.nuanbao.form;

/** What kind of answer a cell takes. */
public enum ValueType {
  /** Whole things or persons, never negative. */
  COUNT,
  /** 万元, any number of decimals. */
  AMOUNT_WAN,
  /** 元. */
  AMOUNT_YUAN,
  INTEGER,
  /** 是 or 否. */
  YES_NO,
  TEXT,
  DATE,
  /** One of the form's own answers. */
  CODE,
  /** Several of the form's own answers, parted by 、. */
  CODES,
  ID_NUMBER,
  BANK_CARD,
  PHONE
}
