package org.nuanbao.workbook;

import java.util.List;
import java.util.function.Function;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Severity;
import org.nuanbao.workbook.cells.Book;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.xml.XmlPart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one door through which other people's workbooks come in: all kinds that {@link Book} reads,
 * within {@link ReadLimits}, whatever the bytes are.
 */
record Door(ReadLimits limits, XmlPart xml) {
  private static final Logger LOG = LoggerFactory.getLogger(Door.class);

  /**
   * Opens a file and applies {@code use} to it; never fails.
   *
   * @param use makes the result from the opened book
   * @param refused makes the result from the reason for a refusal
   */
  <T> T read(byte[] file, Function<Book, T> use, Function<Finding, T> refused) {
    try {
      return use.apply(Book.of(file, xml, limits));
    } catch (FileRefusal e) {
      return refused.apply(unreadable(e));
    } catch (OutOfMemoryError e) {
      return refused.apply(unreadable(new FileRefusal(Problem.TOO_BIG)));
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      // Untrusted bytes meet third parties' parsers here; no fault of theirs may stop the queue.
      // The fault's message may quote the file, so only its place is logged.
      LOG.warn("a workbook of {} bytes broke its parser: {}", file.length, place(e));
      return refused.apply(unreadable(new FileRefusal(Problem.UNREADABLE)));
    }
  }

  private static String place(Throwable fault) {
    StackTraceElement[] trace = fault.getStackTrace();
    return fault.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }

  private static Finding unreadable(FileRefusal why) {
    return new Finding(
        null,
        Severity.ERROR,
        List.of(),
        why.sheet(),
        why.cell().isEmpty() ? List.of() : List.of(why.cell()),
        why.problem().name(),
        message(why),
        why.english());
  }

  private static String message(FileRefusal why) {
    String place =
        (why.sheet().isEmpty() ? "" : "工作表“" + why.sheet() + "”")
            + (why.cell().isEmpty() ? "" : "单元格 " + why.cell());
    return place.isEmpty() ? why.chinese() : place + "：" + why.chinese();
  }
}
