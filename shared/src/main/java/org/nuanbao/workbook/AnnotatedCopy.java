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
 * The sender's own workbook, marked with what was found in it: faulty cells are coloured and
 * commented, and a sheet in front ({@link ProblemSheet}) links to them. The sender can correct it
 * and send it again as it is; annotating it again removes what an earlier copy added. An {@code
 * .xls} stays an {@code .xls}.
 *
 * <p>Only for bytes that passed the guard. A copy decides nothing: where none can be made, the
 * caller goes on with the findings alone.
 */
public final class AnnotatedCopy {
  /**
   * A longer roster gets an excerpt: POI's user model of all its rows would not fit into memory.
   */
  public static final int IN_PLACE_ROWS = 5_000;

  /**
   * The most cells of all sheets together. A user model takes some kilobytes for each cell, even an
   * empty one.
   */
  private static final long MOST_CELLS = 150_000;

  private static final long BYTES_A_CELL = 3_500;

  /**
   * The most bytes of all parts, inflated; texts, drawings and styles take more room when opened,
   * just as cells do.
   */
  private static final long MOST_BYTES = 64L << 20;

  private static final long TIMES_A_BYTE = 16;

  private static final String BLIPS =
      "declare namespace a='http://schemas.openxmlformats.org/drawingml/2006/main' .//a:blip";

  /** The result of trying to make an annotated copy. */
  public sealed interface Outcome {
    /** The copy was made. */
    record Copy(Bytes workbook) implements Outcome {}

    /** The workbook is too large to be opened as a user model. */
    record TooLarge() implements Outcome {}

    /**
     * The copy could not be made, whatever the reason.
     *
     * @param why its message may quote the file
     */
    record Failed(Throwable why) implements Outcome {}
  }

  private AnnotatedCopy() {}

  /**
   * Tries to make the copy. Never fails: opening a file as a library's user model may throw
   * anything, and the findings must be told all the same.
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
   * The annotated copy. A roster of more than {@value #IN_PLACE_ROWS} rows, or one whose format was
   * pulled down over countless empty rows, gets a workbook of its faulty rows instead. That
   * workbook gives their true row numbers and cannot be mistaken for the roster.
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
   * Removes links to pictures outside the workbook: whoever opens our copy must not be made to
   * fetch an address that the sender chose. Their places stay, empty.
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
