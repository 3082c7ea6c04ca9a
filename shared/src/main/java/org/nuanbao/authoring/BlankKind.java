package org.nuanbao.authoring;

/** What a blank is as a whole. */
public enum BlankKind {
  STATISTICS,
  CROSSTAB,
  ROSTER,
  CARD,
  VOUCHER,
  /** Several forms, or print that is none of the others. */
  MIXED
}
