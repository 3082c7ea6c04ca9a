package org.nuanbao.workbook.biff;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;

/**
 * The records of an {@code .xls}, one after the other (MS-XLS 2.1.4). Whatever is asked for beyond
 * a record's end makes the file unreadable.
 */
public final class BiffRecords {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle DOUBLE =
      MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

  /** The most bytes of one record; what is longer goes on in the next. */
  private static final int LONGEST = 8_224;

  /** The number of the record in which the one before goes on. */
  private static final int CONTINUE = 0x3c;

  private final byte[] bytes;
  private int id;
  private int start;
  private int end;

  public BiffRecords(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Goes to the next record; false if there is none. */
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

  public int id() {
    return id;
  }

  public int length() {
    return end - start;
  }

  /** Where the record begins in the stream, with its number. */
  public int position() {
    return start - 4;
  }

  public byte[] stream() {
    return bytes;
  }

  /** Where the record's content begins in the stream. */
  public int start() {
    return start;
  }

  /** Where the record's content ends in the stream. */
  public int end() {
    return end;
  }

  /** A number of one byte at this place of the record. */
  public int octet(int offset) {
    return bytes[within(offset, 1)] & 0xff;
  }

  /** A number of two bytes, without a sign. */
  public int number(int offset) {
    return (short) SHORT.get(bytes, within(offset, 2)) & 0xffff;
  }

  /** A number of four bytes. */
  public int whole(int offset) {
    return (int) INT.get(bytes, within(offset, 4));
  }

  public double real(int offset) {
    return (double) DOUBLE.get(bytes, within(offset, 8));
  }

  /**
   * A number of four bytes in which two bits tell whether it is whole and whether it was multiplied
   * by a hundred (MS-XLS 2.5.217).
   */
  public double packed(int offset) {
    return unpacked(whole(offset));
  }

  /** The number that such four bytes stand for. */
  public static double unpacked(int packed) {
    double number =
        (packed & 2) != 0 ? packed >> 2 : Double.longBitsToDouble((packed & 0xfffffffcL) << 32);
    return (packed & 1) != 0 ? number / 100 : number;
  }

  /** The name of an error that a cell holds (MS-XLS 2.5.10); of an unknown one {@code #ERR}. */
  public static String errorName(int code) {
    return switch (code) {
      case 0x00 -> "#NULL!";
      case 0x07 -> "#DIV/0!";
      case 0x0f -> "#VALUE!";
      case 0x17 -> "#REF!";
      case 0x1d -> "#NAME?";
      case 0x24 -> "#NUM!";
      case 0x2a -> "#N/A";
      case 0xc4 -> "~CIRCULAR~REF~"; // as POI writes it
      default -> "#ERR";
    };
  }

  private int within(int offset, int size) {
    if (offset < 0 || offset > end - start - size) {
      throw new FileRefusal(Problem.UNREADABLE);
    }
    return start + offset;
  }
}
