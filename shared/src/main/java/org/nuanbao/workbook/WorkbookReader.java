package org.nuanbao.workbook;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.nuanbao.form.Form;
import org.nuanbao.workbook.cells.Book;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.recognise.FormSearch;
import org.nuanbao.workbook.xml.XmlPart;

/** Reads an uploaded workbook. Whatever the bytes are, the answer is a {@link ReadOutcome}. */
public final class WorkbookReader {
  private final FormSearch forms;
  private final ReadLimits limits;
  private final XmlPart xml;

  /** A reader that knows these forms. */
  public WorkbookReader(Collection<Form> forms, ReadLimits limits) {
    this(FormSearch.among(forms), limits, XmlPart.PLAIN_FIRST);
  }

  WorkbookReader(Collection<Form> forms, ReadLimits limits, XmlPart xml) {
    this(FormSearch.among(forms), limits, xml);
  }

  WorkbookReader(FormSearch forms, ReadLimits limits, XmlPart xml) {
    this.forms = forms;
    this.limits = limits;
    this.xml = xml;
  }

  /** Reads a file; never fails. */
  public ReadOutcome read(byte[] file) {
    return new Door(limits, xml).read(file, this::visit, ReadOutcome.Unreadable::new);
  }

  private ReadOutcome visit(Book book) {
    WorkbookVisit visit = new WorkbookVisit(forms, limits);
    book.read(visit);
    Optional<Form> marked = visit.marked();
    return marked.flatMap(form -> as(form, book)).orElseGet(visit::outcome);
  }

  /**
   * Reads the workbook as the form its mark names. The mark goes before what the print looks like,
   * because next year's form may be printed like this year's. Empty if the workbook is not that
   * form.
   */
  private Optional<ReadOutcome> as(Form marked, Book book) {
    WorkbookVisit visit = new WorkbookVisit(FormSearch.among(List.of(marked)), limits);
    book.read(visit);
    try {
      return visit.isFound() ? Optional.of(visit.outcome()) : Optional.empty();
    } catch (FileRefusal other) {
      return Optional.empty();
    }
  }
}
