package org.nuanbao.authoring.region;

/**
 * A row below a heading.
 *
 * @param caption what it says, where it names the rows below it
 */
record BodyRow(int row, Kind kind, String caption) {
  enum Kind {
    DATA,
    TOTAL,
    /** Names a group of rows. */
    CAPTION,
    /** Fills the table up, or is an example. */
    OTHER
  }
}
