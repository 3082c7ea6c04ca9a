package org.nuanbao.workbook.cells;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.nuanbao.workbook.guard.Deadline;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.guard.Refused;

/** A workbook of Excel 97 to 2003 (BIFF8 in OLE2), by POI's event model. */
public final class XlsBook implements Book {
  private final byte[] file;
  private final ReadLimits limits;
  private final Deadline deadline;

  public XlsBook(byte[] file, ReadLimits limits, Deadline deadline) {
    this.file = file;
    this.limits = limits;
    this.deadline = deadline;
  }

  @Override
  public void read(SheetVisitor visitor) {
    try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(file))) {
      DirectoryNode root = files.getRoot();
      check(root);
      HSSFRequest request = new HSSFRequest();
      XlsRecords records = new XlsRecords(visitor, limits, deadline);
      request.addListenerForAllRecords(records);
      try (InputStream stream = root.createDocumentInputStream("Workbook")) {
        new HSSFEventFactory().processEvents(request, stream);
      }
      records.finish();
    } catch (IOException e) {
      throw new Refused(Problem.UNREADABLE, e);
    }
  }

  private static void check(DirectoryNode root) {
    if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
      throw new Refused(Problem.ENCRYPTED);
    }
    if (!root.hasEntry("Workbook")) {
      throw new Refused(Problem.WRONG_TYPE);
    }
    for (Entry entry : root) {
      String name = entry.getName().toUpperCase(Locale.ROOT);
      if (name.equals("_VBA_PROJECT_CUR") || name.equals("VBA")) {
        throw new Refused(Problem.MACRO);
      }
      if (entry.isDirectoryEntry() && name.startsWith("MBD")) {
        throw new Refused(Problem.ACTIVE_CONTENT);
      }
    }
  }
}
