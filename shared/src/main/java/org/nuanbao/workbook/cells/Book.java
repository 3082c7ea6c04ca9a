package org.nuanbao.workbook.cells;

import org.jspecify.annotations.Nullable;
import org.nuanbao.workbook.guard.ContentKind;
import org.nuanbao.workbook.guard.Deadline;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.xml.XmlPart;

/** A workbook given as bytes: an {@code .xlsx} or an {@code .xls}, whatever its file name says. */
public final class Book {
  private final byte[] file;
  private final boolean ole;
  private final XmlPart xml;
  private final ReadLimits limits;
  private final Deadline deadline;

  private Book(byte[] file, boolean ole, XmlPart xml, ReadLimits limits, Deadline deadline) {
    this.file = file;
    this.ole = ole;
    this.xml = xml;
    this.limits = limits;
    this.deadline = deadline;
  }

  /**
   * Determines what the file is. The time limit for reading starts here.
   *
   * @throws FileRefusal if it is too big or not a workbook
   */
  public static Book of(byte[] file, XmlPart xml, ReadLimits limits) {
    Deadline deadline = Deadline.in(limits.time());
    if (file.length > limits.bytes()) {
      throw new FileRefusal(Problem.TOO_BIG);
    }
    ContentKind kind = ContentKind.of(file);
    if (kind != ContentKind.OLE2) {
      kind.demand(ContentKind.ZIP);
    }
    return new Book(file, kind == ContentKind.OLE2, xml, limits, deadline);
  }

  /**
   * The zip that the workbook is, decrypted if need be; null if it is an {@code .xls}.
   *
   * @throws FileRefusal if it cannot be decrypted
   */
  public byte @Nullable [] zip() {
    return ole ? new OleBook(xml, limits, deadline).zip(file) : file;
  }

  /** Reads all sheets, in one pass. */
  public void read(SheetVisitor visitor) {
    if (ole) {
      new OleBook(xml, limits, deadline).read(file, visitor);
    } else {
      XlsxBook.read(file, xml, limits, deadline, visitor);
    }
  }
}
