package org.nuanbao.workbook.cells;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nuanbao.workbook.guard.ContentKind;
import org.nuanbao.workbook.guard.Deadline;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.xml.XmlPart;

/** A workbook given as bytes, of any kind that is read, whatever its file name says. */
public final class Book {
  private static final Set<ContentKind> READ =
      EnumSet.of(ContentKind.ZIP, ContentKind.OLE2, ContentKind.OPEN_DOCUMENT, ContentKind.BINARY);

  private final byte[] file;
  private final ContentKind kind;
  private final XmlPart xml;
  private final ReadLimits limits;
  private final Deadline deadline;

  private Book(byte[] file, ContentKind kind, XmlPart xml, ReadLimits limits, Deadline deadline) {
    this.file = file;
    this.kind = kind;
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
    if (!READ.contains(kind)) {
      throw kind.refused();
    }
    return new Book(file, kind, xml, limits, deadline);
  }

  /**
   * The {@code .xlsx} that the workbook is, decrypted if need be; null if it is of another kind.
   *
   * @throws FileRefusal if it cannot be decrypted
   */
  public byte @Nullable [] zip() {
    if (kind == ContentKind.OLE2) {
      return new OleBook(xml, limits, deadline).zip(file);
    }
    return kind == ContentKind.ZIP ? file : null;
  }

  /** Reads all sheets, in one pass. */
  public void read(SheetVisitor visitor) {
    if (kind == ContentKind.OLE2) {
      new OleBook(xml, limits, deadline).read(file, visitor);
    } else if (kind == ContentKind.OPEN_DOCUMENT) {
      OdsBook.read(file, limits, deadline, visitor);
    } else if (kind == ContentKind.BINARY) {
      XlsbBook.read(file, xml, limits, deadline, visitor);
    } else {
      XlsxBook.read(file, xml, limits, deadline, visitor);
    }
  }
}
