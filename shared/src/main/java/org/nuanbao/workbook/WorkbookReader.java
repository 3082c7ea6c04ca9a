package org.nuanbao.workbook;

import java.util.Collection;
import java.util.List;
import org.nuanbao.form.Form;
import org.nuanbao.workbook.cells.Book;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.xml.XmlPart;

/**
 * Reads an uploaded workbook, parsed once. Whatever the bytes are, the answer is an {@link Opened}.
 */
public final class WorkbookReader {
  private final List<Form> forms;
  private final ReadLimits limits;
  private final XmlPart xml;

  /** A reader that knows these forms. */
  public WorkbookReader(Collection<Form> forms, ReadLimits limits) {
    this(forms, limits, XmlPart.PLAIN_FIRST);
  }

  WorkbookReader(Collection<Form> forms, ReadLimits limits, XmlPart xml) {
    this.forms = List.copyOf(forms);
    this.limits = limits;
    this.xml = xml;
  }

  /** Reads a file; never fails. */
  public Opened read(byte[] file) {
    return new Door(limits, xml).read(file, this::visit, Opened.Unreadable::new);
  }

  private Opened visit(Book book) {
    WorkbookVisit visit = new WorkbookVisit(forms, limits);
    book.read(visit);
    return visit.outcome();
  }
}
