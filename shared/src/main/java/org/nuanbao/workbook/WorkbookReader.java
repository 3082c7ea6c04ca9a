package org.nuanbao.workbook;

import java.util.Collection;
import java.util.List;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Form;
import org.nuanbao.form.Severity;
import org.nuanbao.workbook.cells.Book;
import org.nuanbao.workbook.cells.XlsBook;
import org.nuanbao.workbook.cells.XlsxBook;
import org.nuanbao.workbook.guard.Container;
import org.nuanbao.workbook.guard.Deadline;
import org.nuanbao.workbook.guard.FileType;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.guard.Refused;
import org.nuanbao.workbook.xml.XmlPart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one door through which an uploaded workbook comes in: {@code .xlsx} or {@code .xls}, parsed
 * once, within {@link ReadLimits}. Whatever the bytes are, the answer is an {@link Opened}.
 */
public final class WorkbookReader {
  private static final Logger LOG = LoggerFactory.getLogger(WorkbookReader.class);

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
    try {
      return open(file);
    } catch (Refused e) {
      return unreadable(e);
    } catch (OutOfMemoryError e) {
      return unreadable(new Refused(Problem.TOO_BIG));
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      // Untrusted bytes meet third parties' parsers here; no fault of theirs may stop the queue.
      // What the fault says may quote the file, so only where it happened is told.
      LOG.warn("a workbook of {} bytes broke its parser: {}", file.length, place(e));
      return unreadable(new Refused(Problem.UNREADABLE));
    }
  }

  private static String place(Throwable fault) {
    StackTraceElement[] trace = fault.getStackTrace();
    return fault.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }

  private Opened open(byte[] file) {
    Deadline deadline = Deadline.in(limits.time());
    if (file.length > limits.bytes()) {
      throw new Refused(Problem.TOO_BIG);
    }
    return switch (FileType.of(file)) {
      case OLE2 -> visit(new XlsBook(file, limits, deadline));
      case ZIP -> xlsx(Container.open(file, limits, deadline));
    };
  }

  private Opened xlsx(Container container) {
    try {
      Opened opened = visit(XlsxBook.open(container, xml, limits));
      container.verify();
      return opened;
    } catch (Refused e) {
      // Damage shows anywhere; a bad sum or a bomb is the better reason. Costs only the refused.
      container.verify();
      throw e;
    }
  }

  private Opened visit(Book book) {
    WorkbookVisit visit = new WorkbookVisit(forms, limits);
    book.read(visit);
    return visit.outcome();
  }

  private static Opened unreadable(Refused why) {
    return new Opened.Unreadable(
        new Finding(
            null,
            Severity.ERROR,
            List.of(),
            why.sheet(),
            why.cell().isEmpty() ? List.of() : List.of(why.cell()),
            why.problem().name(),
            message(why),
            why.english()));
  }

  private static String message(Refused why) {
    String place =
        (why.sheet().isEmpty() ? "" : "工作表“" + why.sheet() + "”")
            + (why.cell().isEmpty() ? "" : "单元格 " + why.cell());
    return place.isEmpty() ? why.chinese() : place + "：" + why.chinese();
  }
}
