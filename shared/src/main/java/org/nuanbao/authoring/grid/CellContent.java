package org.nuanbao.authoring.grid;

/** What a cell holds, before anyone knows what it is for. */
public enum CellContent {
  BLANK,
  /** Words only. */
  WORDS,
  /** Words with gaps, or options. */
  GAPS,
  /** A box to tick and nothing else. */
  BOX,
  FIGURE,
  /** A stroke or cross: nothing may be written here. */
  STROKE,
  FORMULA;

  /** Whether a value goes into the cell. */
  public boolean isOpen() {
    return this == BLANK || this == BOX;
  }
}
