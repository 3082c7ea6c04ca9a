package org.nuanbao.workbook.biff;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;

/**
 * The content of one record of a binary workbook. Whatever is asked for beyond its end makes the
 * file unreadable.
 */
public abstract sealed class RecordBytes permits BiffRecords, Biff12Records {
  static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle DOUBLE =
      MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

  byte[] bytes;
  int id;
  int start;
  int end;

  RecordBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Goes to the next record; false if there is none. */
  public abstract boolean next();

  /** The record's number, which tells what it is. */
  public int id() {
    return id;
  }

  public int length() {
    return end - start;
  }

  /** The bytes that the record lies in, between {@link #start} and {@link #end}. */
  public byte[] stream() {
    return bytes;
  }

  /** Where the record's content begins. */
  public int start() {
    return start;
  }

  /** Where the record's content ends. */
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
