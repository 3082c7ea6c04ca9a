package org.nuanbao.workbook;

import org.nuanbao.value.Bytes;

/** What came of trying to make an annotated copy. */
public sealed interface CopyOutcome {
  /** It was made. */
  record Copy(Bytes workbook) implements CopyOutcome {}

  /** The workbook holds more than a user model of it is made for. */
  record TooLarge() implements CopyOutcome {}

  /**
   * It could not be made, whatever the reason.
   *
   * @param why what it says may quote the file
   */
  record Failed(Throwable why) implements CopyOutcome {}
}
