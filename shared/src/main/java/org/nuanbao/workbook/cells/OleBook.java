package org.nuanbao.workbook.cells;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nuanbao.workbook.guard.ContentKind;
import org.nuanbao.workbook.guard.Deadline;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.OleContainer;
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

  void read(byte[] file, SheetVisitor visitor) {
    OleContainer container = OleContainer.open(file);
    byte[] inner = zip(file, container);
    if (inner != null) {
      ContentKind.of(inner).demand(ContentKind.ZIP);
      XlsxBook.read(inner, xml, limits, deadline, visitor);
      return;
    }
    container.entries().forEach(OleBook::refuseActiveContent);
    Map<String, OleContainer.Entry> entries = new HashMap<>();
    container.entries().forEach(entry -> entries.put(entry.name(), entry));
    for (String name : STREAMS) {
      OleContainer.Entry entry = entries.get(name);
      if (entry != null) {
        new XlsBook(container.bytes(entry), visitor, limits, deadline).read();
        visitor.inflated(file.length);
        return;
      }
    }
    throw ContentKind.ofStreams(entries.keySet()).refused();
  }

  /** The encrypted {@code .xlsx} within; null if there is none. */
  byte @Nullable [] zip(byte[] file) {
    return zip(file, OleContainer.open(file));
  }

  private byte @Nullable [] zip(byte[] file, OleContainer container) {
    return container.entries().stream()
            .map(OleContainer.Entry::name)
            .anyMatch(Encryption.PACKAGE::equalsIgnoreCase)
        ? Encryption.workbook(file, limits)
        : null;
  }

  private static void refuseActiveContent(OleContainer.Entry entry) {
    String name = entry.name().toUpperCase(Locale.ROOT);
    if (name.equals("_VBA_PROJECT_CUR") || name.equals("VBA")) {
      throw new FileRefusal(Problem.MACRO);
    }
    if (entry.folder() && name.startsWith("MBD")) {
      throw new FileRefusal(Problem.ACTIVE_CONTENT);
    }
  }
}
