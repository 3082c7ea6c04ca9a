package org.nuanbao.workbook.cells;

import org.nuanbao.workbook.guard.Container;
import org.nuanbao.workbook.guard.Deadline;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.guard.ZipPart;
import org.nuanbao.workbook.xml.XmlPart;

/** A workbook of SpreadsheetML, transitional (ECMA-376), in a zip. */
public final class XlsxBook implements Book {
  private final byte[] file;
  private final XmlPart xml;
  private final ReadLimits limits;
  private final Deadline deadline;

  public XlsxBook(byte[] file, XmlPart xml, ReadLimits limits, Deadline deadline) {
    this.file = file;
    this.xml = xml;
    this.limits = limits;
    this.deadline = deadline;
  }

  @Override
  public void read(SheetVisitor visitor) {
    Container container = Container.open(file, limits, deadline);
    try {
      new XlsxParts(container, xml, limits).read(visitor);
      container.verify();
      visitor.inflated(container.parts().stream().mapToLong(ZipPart::size).sum());
    } catch (FileRefusal e) {
      // Damage shows anywhere; a bad sum or a bomb is the better reason. Costs only the refused.
      container.verify();
      throw e;
    }
  }
}
