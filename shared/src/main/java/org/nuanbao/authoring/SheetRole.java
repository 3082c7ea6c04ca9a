package org.nuanbao.authoring;

/** What a sheet of a blank is for. */
public enum SheetRole {
  FORM,
  /** Only explains. */
  INSTRUCTIONS,
  /** Lists codes to choose from. */
  CODES
}
