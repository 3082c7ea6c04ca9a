package org.nuanbao.workbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.xmlbeans.XmlObject;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Roster;
import org.nuanbao.reading.Body;
import org.nuanbao.value.Bytes;
import org.openxmlformats.schemas.drawingml.x2006.main.CTBlip;

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

  private static final String BLIPS =
      "declare namespace a='http://schemas.openxmlformats.org/drawingml/2006/main' .//a:blip";

  /** What came of trying to make an annotated copy. */
  public sealed interface Outcome {
    /** It was made. */
    record Copy(Bytes workbook) implements Outcome {}

    /** The workbook holds more than a user model of it is made for. */
    record TooLarge() implements Outcome {}

    /**
     * It could not be made, whatever the reason.
     *
     * @param why what it says may quote the file
     */
    record Failed(Throwable why) implements Outcome {}
  }

  private AnnotatedCopy() {}

  /**
   * Tries to make the copy. Never fails: opening a file by a library's user model may end in
   * anything, and what was found must be told all the same.
   *
   * @param read what was read from the same bytes
   */
  public static Outcome attempt(byte[] original, ReadOutcome.Read read, List<Finding> findings) {
    try {
      return isExcerpt(read) || isSmall(read.bulk())
          ? new Outcome.Copy(new Bytes(of(original, read, findings)))
          : new Outcome.TooLarge();
    } catch (Throwable e) {
      return new Outcome.Failed(e);
    }
  }

  private static boolean isExcerpt(ReadOutcome.Read read) {
    return read.form() instanceof Roster
        && read.parts().getFirst().reading().body() instanceof Body.Lines lines
        && (lines.lines().size() > IN_PLACE_ROWS || !isSmall(read.bulk()));
  }

  private static boolean isSmall(ReadOutcome.Bulk bulk) {
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
      removeLinkedPictures(book);
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

  /**
   * Pictures that lie outside their workbook: whoever opens a copy of ours must not be made to
   * fetch what a sender has named. Their places stay, empty.
   */
  private static void removeLinkedPictures(Workbook book) throws IOException {
    if (!(book instanceof XSSFWorkbook own)) {
      return;
    }
    for (Sheet sheet : own) {
      XSSFDrawing drawing = ((XSSFSheet) sheet).getDrawingPatriarch();
      if (drawing != null) {
        for (XmlObject blip : drawing.getCTDrawing().selectPath(BLIPS)) {
          if (blip instanceof CTBlip link && link.isSetLink()) {
            link.unsetLink();
          }
        }
      }
    }
    try {
      for (PackagePart part : own.getPackage().getParts()) {
        if (!part.isRelationshipPart()) {
          removeLinks(part);
        }
      }
    } catch (InvalidFormatException e) {
      throw new IOException("a part whose relations cannot be read", e);
    }
  }

  private static void removeLinks(PackagePart part) throws InvalidFormatException {
    for (PackageRelationship relation : part.getRelationships()) {
      if (relation.getTargetMode() == TargetMode.EXTERNAL
          && relation.getRelationshipType().endsWith("/image")) {
        part.removeRelationship(relation.getId());
      }
    }
  }
}
