package org.nuanbao.authoring;

/** The kind of a blank as a whole. */
public enum BlankKind {
  STATISTICS,
  CROSSTAB,
  ROSTER,
  CARD,
  VOUCHER,
  /** Several kinds of form, or something that is none of the others. */
  MIXED
}
