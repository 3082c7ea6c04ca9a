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

/**
 * The sender's own workbook with what was found in it: coloured cells, a comment on each, and a
 * sheet in front ({@link ProblemSheet}) that links to them. Corrected, it can be sent again as it
 * is; annotating it again takes away what an earlier copy added. An {@code .xls} stays one.
 *
 * <p>Only for bytes that passed the guard. A copy decides nothing: whoever asks for one must be
 * ready for an unchecked exception and go on with the findings alone.
 */
public final class AnnotatedCopy {
  /** Above this the copy is an excerpt: a user model of everything would not fit into memory. */
  public static final int IN_PLACE_ROWS = 5_000;

  private AnnotatedCopy() {}

  /**
   * The copy, or for a roster of more than {@value #IN_PLACE_ROWS} rows a workbook with its faulty
   * rows, which names their true row numbers and cannot be taken for the roster.
   *
   * @param read what was read from the same bytes
   * @throws UncheckedIOException if the workbook cannot be opened again
   */
  public static byte[] of(byte[] original, Opened.Read read, List<Finding> findings) {
    return read.form() instanceof Roster roster
            && read.parts().getFirst().reading().body() instanceof Body.Lines lines
            && lines.lines().size() > IN_PLACE_ROWS
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
      Shown shown = Shown.of(findings);
      markings.mark(shown.findings());
      ProblemSheet.write(book, shown);
      book.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
