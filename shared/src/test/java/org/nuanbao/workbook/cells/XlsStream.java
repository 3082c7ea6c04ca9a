package org.nuanbao.workbook.cells;

import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Set;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FilePassRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactory;
import org.apache.poi.hssf.record.RecordInputStream;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;

/**
 * The records of an {@code .xls}, one by one, as POI parses them. Records that are not needed are
 * skipped unparsed, so an error in them does no harm. What follows the record that announces
 * encryption is decrypted with Excel's built-in password, or refused.
 */
final class XlsStream {
  /**
   * The numbers of the records that are parsed (MS-XLS 2.3.2): those of the workbook, its styles, a
   * sheet and its cells, and those that follow a formula.
   */
  private static final Set<Integer> WANTED =
      Set.of(
          0x809, 0x0a, 0x85, 0x22, 0xfc, 0x1ae, 0x17, // BOF, EOF, sheets, epoch, texts, books
          0x41e, 0x31, 0xe0, 0x92, // formats, fonts, styles, palette
          0x208, 0x7d, 0xe5, // rows, columns, merged cells
          0x203, 0x27e, 0xbd, 0xfd, 0x204, 0x205, 0x201, 0x06, // numbers, texts, blanks, formulas
          0x4bc, 0x221, 0x207); // shared formula, array, text of a formula

  /** The record of an object (MS-XLS 2.4.181), and the position of the object's kind in it. */
  private static final int OBJECT = 0x5d;

  private static final int KIND = 4;
  private static final int CHECK_BOX = 0x0b;
  private static final int OPTION = 0x0c;

  private final InputStream stream;
  private RecordInputStream in;
  private boolean within;

  /**
   * The bytes of all records so far. Exact only as long as no record is continued, which holds for
   * the first ones.
   */
  private int size;

  private boolean encrypted;

  XlsStream(InputStream stream) {
    this.stream = stream;
    this.in = new RecordInputStream(stream);
  }

  /** Goes to the next record; false if there is none. */
  boolean next() {
    if (within) {
      in.readRemainder();
    }
    within = in.hasNextRecord();
    if (!within) {
      return false;
    }
    in.nextRecord();
    if (in.getSid() == FilePassRecord.sid && !encrypted) {
      encrypted = true;
      int behind = size + 4 + in.remaining();
      in = new RecordInputStream(stream, opened(), behind);
      within = false;
      return next();
    }
    size += 4 + in.remaining();
    return true;
  }

  /**
   * The information for decrypting the rest. Whatever makes the library fail: the file is
   * encrypted, and Excel's own password does not open it.
   */
  private EncryptionInfo opened() {
    try {
      EncryptionInfo info = new FilePassRecord(in).getEncryptionInfo();
      if (info.getDecryptor().verifyPassword(Decryptor.DEFAULT_PASSWORD)) {
        return info;
      }
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new FileRefusal(Problem.ENCRYPTED, e);
    }
    throw new FileRefusal(Problem.ENCRYPTED);
  }

  /** Whether the record is a check box or an option button that lies over the cells. */
  boolean isChoice() {
    if (in.getSid() != OBJECT) {
      return false;
    }
    byte[] object = in.readRemainder();
    return object.length > KIND && (object[KIND] == CHECK_BOX || object[KIND] == OPTION);
  }

  /** Whether the record begins or ends a group of records. */
  boolean isBracket() {
    return in.getSid() == BOFRecord.sid || in.getSid() == EOFRecord.sid;
  }

  /** The content of the record; none if it is not needed. */
  List<Record> records() {
    return WANTED.contains(in.getSid() & 0xffff)
        ? List.of(RecordFactory.createRecord(in))
        : List.of();
  }
}
