package org.nuanbao.workbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Roster;
import org.nuanbao.reading.Body;
import org.nuanbao.value.Bytes;

/**
 * The sender's own workbook with what was found in it: coloured cells, a comment on each, and a
 * sheet in front ({@link ProblemSheet}) that links to them. Corrected, it can be sent again as it
 * is; annotating it again takes away what an earlier copy added. An {@code .xls} stays one.
 *
 * <p>Only for bytes that passed the guard. A copy decides nothing: where none can be made, whoever
 * asked goes on with the findings alone.
 */
public final class AnnotatedCopy {
  /** Above this the copy is an excerpt: a user model of everything would not fit into memory. */
  public static final int IN_PLACE_ROWS = 5_000;

  /** Of all sheets; a user model has some kilobytes for each, whether anything is in it or not. */
  private static final long MOST_CELLS = 150_000;

  private static final long BYTES_A_CELL = 3_500;

  /** Of all parts, inflated; texts, drawings and styles grow like cells when they are opened. */
  private static final long MOST_BYTES = 64L << 20;

  private static final long TIMES_A_BYTE = 16;

  private AnnotatedCopy() {}

  /**
   * Tries to make the copy. Never fails: opening a file by a library's user model may end in
   * anything, and what was found must be told all the same.
   *
   * @param read what was read from the same bytes
   */
  public static CopyOutcome attempt(
      byte[] original, ReadOutcome.Read read, List<Finding> findings) {
    try {
      return isExcerpt(read) || isSmall(read.bulk())
          ? new CopyOutcome.Copy(new Bytes(of(original, read, findings)))
          : new CopyOutcome.TooLarge();
    } catch (Throwable e) {
      return new CopyOutcome.Failed(e);
    }
  }

  private static boolean isExcerpt(ReadOutcome.Read read) {
    return read.form() instanceof Roster
        && read.parts().getFirst().reading().body() instanceof Body.Lines lines
        && (lines.lines().size() > IN_PLACE_ROWS || !isSmall(read.bulk()));
  }

  private static boolean isSmall(Bulk bulk) {
    long heap = Runtime.getRuntime().maxMemory();
    return bulk.cells() <= Math.min(MOST_CELLS, heap / BYTES_A_CELL)
        && bulk.bytes() <= Math.min(MOST_BYTES, heap / TIMES_A_BYTE);
  }

  /**
   * The copy, or for a roster of more than {@value #IN_PLACE_ROWS} rows, or with a format pulled
   * down over countless empty ones, a workbook with its faulty rows, which names their true row
   * numbers and cannot be taken for the roster.
   *
   * @param read what was read from the same bytes
   * @throws UncheckedIOException if the workbook cannot be opened again
   */
  public static byte[] of(byte[] original, ReadOutcome.Read read, List<Finding> findings) {
    return read.form() instanceof Roster roster
            && read.parts().getFirst().reading().body() instanceof Body.Lines lines
            && isExcerpt(read)
        ? FaultyRows.of(roster, lines, findings)
        : inPlace(original, findings);
  }

  private static byte[] inPlace(byte[] original, List<Finding> findings) {
    try (Workbook book = WorkbookFactory.create(new ByteArrayInputStream(original));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      LinkedPictures.remove(book);
      ProblemSheet.remove(book);
      Markings markings = new Markings(book);
      markings.clear();
      ShownFindings shown = ShownFindings.of(findings);
      markings.mark(shown.findings());
      ProblemSheet.write(book, shown);
      book.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
