package org.nuanbao.workbook.cells;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.nuanbao.workbook.guard.ContentKind;
import org.nuanbao.workbook.guard.Deadline;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.xml.XmlPart;

/**
 * A workbook in an OLE2 container: an {@code .xls} of Excel 97 or later (BIFF8), or an encrypted
 * {@code .xlsx} (MS-OFFCRYPTO). Encrypted ones are read only if Excel reads them without asking,
 * that is with its built-in password.
 */
record OleBook(XmlPart xml, ReadLimits limits, Deadline deadline) {
  private static final List<String> STREAMS = List.of("Workbook", "WORKBOOK", "WorkBook", "BOOK");
  private static final String PACKAGE = "EncryptedPackage";
  private static final String INFO = "EncryptionInfo";

  /** The most bytes of the stream that says how a package is encrypted. */
  private static final int LONGEST_INFO = 1 << 16;

  /** How often a password may be hashed at most; Excel does it 100,000 times. */
  private static final int MOST_SPINS = 1_000_000;

  void read(byte[] file, SheetVisitor visitor) {
    try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(file))) {
      DirectoryNode root = files.getRoot();
      if (root.hasEntryCaseInsensitive(PACKAGE)) {
        byte[] inner = decrypted(root);
        ContentKind.of(inner).demand(ContentKind.ZIP);
        XlsxBook.read(inner, xml, limits, deadline, visitor);
      } else {
        xls(root, visitor);
        visitor.inflated(file.length);
      }
    } catch (IOException e) {
      throw new FileRefusal(Problem.UNREADABLE, e);
    }
  }

  private byte[] decrypted(DirectoryNode root) {
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

  private void xls(DirectoryNode root, SheetVisitor visitor) throws IOException {
    Set<String> names = new HashSet<>();
    for (Entry entry : root) {
      names.add(entry.getName());
      String name = entry.getName().toUpperCase(Locale.ROOT);
      if (name.equals("_VBA_PROJECT_CUR") || name.equals("VBA")) {
        throw new FileRefusal(Problem.MACRO);
      }
      if (entry.isDirectoryEntry() && name.startsWith("MBD")) {
        throw new FileRefusal(Problem.ACTIVE_CONTENT);
      }
    }
    for (String name : STREAMS) {
      if (names.contains(name)) {
        try (InputStream stream = root.createDocumentInputStream(name)) {
          new XlsRecords(visitor, limits, deadline).read(stream);
        }
        return;
      }
    }
    throw ContentKind.ofStreams(names).refused();
  }
}
