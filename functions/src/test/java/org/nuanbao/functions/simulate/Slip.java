package org.nuanbao.functions.simulate;

/** Mistakes a programmer could make outside the transactions; planted to see them found. */
enum Slip {
  /** Rows are written when the version is current already. */
  ROWS_AFTER_THE_FLIP,
  /** Whoever looks for doubles takes rows of old versions for current ones. */
  OLD_ROWS_COUNT,
  /** The night run adds up the first version's figures. */
  OLD_FIGURES_COUNT,
  /** A message is deleted before its work is done. */
  ACKNOWLEDGED_BEFORE_DONE,
  /** What was validated is handed over once, also where that failed. */
  HANDED_OVER_ONCE,
  /** A receipt is marked as sent before it is. */
  SENT_BEFORE_MAILED,
  /** Doubles are looked for once, also where that failed. */
  DOUBLES_LOOKED_FOR_ONCE,
  /** A dirty mark is cleared whichever version was read. */
  ANY_MARK_CLEARED,
  /** A receipt gets a new number with each mail. */
  NEW_NUMBER_EACH_TIME,
  /** A voucher's figures are written when it counts already. */
  FIGURES_AFTER_THE_PART,
  /** The night run adds up the first version of each voucher. */
  OLD_PARTS_COUNT,
  /** A file of vouchers ends with its first one. */
  ENDED_WITH_THE_FIRST_PART,
  /** A unit is moved, and nobody is told to add up again. */
  MOVED_WITHOUT_MARKS,
  /** The clock is a millisecond ahead. */
  A_MILLISECOND_FAST
}
