package org.nuanbao.workbook.cells;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import org.apache.poi.hssf.record.FilePassRecord;
import org.apache.poi.hssf.record.RecordInputStream;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.guard.ReadLimits;

/**
 * Opens what Excel opens without asking: files that are encrypted with its built-in password
 * (MS-OFFCRYPTO). All others are refused.
 */
final class Encryption {
  static final String PACKAGE = "EncryptedPackage";
  private static final String INFO = "EncryptionInfo";

  /** The most bytes of the stream that says how a package is encrypted. */
  private static final int LONGEST_INFO = 1 << 16;

  /** How often a password may be hashed at most; Excel does it 100,000 times. */
  private static final int MOST_SPINS = 1_000_000;

  private Encryption() {}

  /** The records of an {@code .xls} behind the one at this position, which says how to decrypt. */
  static byte[] records(byte[] stream, int position) {
    RecordInputStream head =
        new RecordInputStream(new ByteArrayInputStream(stream, position, stream.length - position));
    head.hasNextRecord();
    head.nextRecord();
    int behind = position + 4 + head.remaining();
    EncryptionInfo info = opened(head);
    ByteArrayOutputStream plain = new ByteArrayOutputStream(stream.length);
    try {
      RecordInputStream in =
          new RecordInputStream(
              new ByteArrayInputStream(stream, behind, stream.length - behind), info, behind);
      // Behind the last record the stream is padded; decrypted, that may look like a record which
      // goes beyond the end, and the library then reads on for ever.
      while (in.hasNextRecord()) {
        in.nextRecord();
        if (plain.size() + 4 + in.remaining() > stream.length - behind) {
          break;
        }
        byte[] content = in.readRemainder();
        number(in.getSid(), plain);
        number(content.length, plain);
        plain.writeBytes(content);
      }
    } catch (RuntimeException e) {
      // What follows the last sheet need not be records; whether all sheets are there is seen
      // later.
      return plain.toByteArray();
    }
    return plain.toByteArray();
  }

  private static void number(int number, ByteArrayOutputStream into) {
    into.write(number);
    into.write(number >> 8);
  }

  /** Whatever makes the library fail: the file is encrypted, and Excel's own password is wrong. */
  private static EncryptionInfo opened(RecordInputStream in) {
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

  /** The workbook in the package of an OLE2 file. */
  static byte[] workbook(byte[] file, ReadLimits limits) {
    try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(file))) {
      return workbook(files.getRoot(), limits);
    } catch (IOException e) {
      throw new FileRefusal(Problem.UNREADABLE, e);
    }
  }

  private static byte[] workbook(DirectoryNode root, ReadLimits limits) {
    if (size(root, INFO) > LONGEST_INFO || size(root, PACKAGE) > limits.bytes() + LONGEST_INFO) {
      throw new FileRefusal(Problem.ENCRYPTED);
    }
    try {
      EncryptionInfo info = new EncryptionInfo(root);
      Decryptor decryptor = info.getDecryptor();
      if (info.getVerifier().getSpinCount() > MOST_SPINS
          || !decryptor.verifyPassword(Decryptor.DEFAULT_PASSWORD)) {
        throw new FileRefusal(Problem.ENCRYPTED);
      }
      try (InputStream stream = decryptor.getDataStream(root)) {
        byte[] inner = stream.readNBytes((int) limits.bytes() + 1);
        if (inner.length > limits.bytes()) {
          throw new FileRefusal(Problem.TOO_BIG);
        }
        return inner;
      }
    } catch (FileRefusal e) {
      throw e;
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      // Whatever makes the library fail: the file is encrypted, and Excel's own password does not
      // open it.
      throw new FileRefusal(Problem.ENCRYPTED, e);
    }
  }

  private static long size(DirectoryNode root, String name) {
    try {
      return root.hasEntry(name) && root.getEntry(name) instanceof DocumentEntry entry
          ? entry.getSize()
          : Long.MAX_VALUE;
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }
}
