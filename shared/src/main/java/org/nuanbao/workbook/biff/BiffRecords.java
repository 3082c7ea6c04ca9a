package org.nuanbao.workbook.biff;

import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;

/** The records of an {@code .xls}, one after the other (MS-XLS 2.1.4). */
public final class BiffRecords extends RecordBytes {
  /** The most bytes of one record; what is longer goes on in the next. */
  private static final int LONGEST = 8_224;

  /** The number of the record in which the one before goes on. */
  private static final int CONTINUE = 0x3c;

  public BiffRecords(byte[] bytes) {
    super(bytes);
  }

  @Override
  public boolean next() {
    int at = end;
    if (bytes.length - at < 4) {
      return false;
    }
    id = (short) SHORT.get(bytes, at) & 0xffff;
    int length = (short) SHORT.get(bytes, at + 2) & 0xffff;
    start = at + 4;
    if (length > LONGEST || length > bytes.length - start) {
      throw new FileRefusal(Problem.UNREADABLE);
    }
    end = start + length;
    return true;
  }

  /** Goes to the next record if it continues this one. */
  boolean nextPart() {
    boolean continued =
        bytes.length - end >= 4 && ((short) SHORT.get(bytes, end) & 0xffff) == CONTINUE;
    return continued && next();
  }

  /** Where the record begins in the stream, with its number. */
  public int position() {
    return start - 4;
  }
}
