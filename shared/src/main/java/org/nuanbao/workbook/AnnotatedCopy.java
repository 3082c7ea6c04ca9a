package org.nuanbao.workbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Roster;
import org.nuanbao.reading.Body;
import org.nuanbao.value.Bytes;
import org.nuanbao.workbook.cells.Book;
import org.nuanbao.workbook.guard.ContentKind;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.mark.MarkedCopy;
import org.nuanbao.workbook.mark.ShownFindings;
import org.nuanbao.workbook.xml.XmlPart;

/**
 * The sender's own workbook, marked with what was found in it: faulty cells are coloured and
 * commented, and a sheet in front ({@link ProblemSheet}) links to them. The sender can correct it
 * and send it again as it is; annotating it again removes what an earlier copy added.
 *
 * <p>An {@code .xlsx} of any size is copied part by part ({@link MarkedCopy}). An {@code .xls}
 * stays an {@code .xls} and is opened in POI's user model, whose memory bounds its size. Of an
 * {@code .ods} or {@code .xlsb} there is only the sheet.
 *
 * <p>Only for bytes that passed the guard. A copy decides nothing: where none can be made, the
 * caller goes on with the findings alone.
 */
public final class AnnotatedCopy {
  /** A longer roster in an {@code .xls} gets an excerpt. */
  public static final int IN_PLACE_ROWS = 5_000;

  /**
   * The most cells of all sheets of an {@code .xls} together. A user model takes much room for each
   * cell, even an empty one.
   */
  private static final long MOST_CELLS = 150_000;

  private static final long BYTES_A_CELL = 3_500;

  /** The most bytes of an {@code .xls}; its texts and drawings take more room when opened. */
  private static final long MOST_BYTES = 64L << 20;

  private static final long TIMES_A_BYTE = 16;

  private static final String LISTED = "本文件只列出问题；请在原来的文件里改好，另存为 .xlsx 再上传。";

  /** The time a copy may take, which decides nothing, and the passes over a part it may need. */
  private static final Duration TIME = Duration.ofMinutes(1);

  private static final int PASSES = 4;

  /** The result of trying to make an annotated copy. */
  public sealed interface Outcome {
    /** The copy was made. */
    record Copy(Bytes workbook) implements Outcome {}

    /** The workbook is an {@code .xls} too large to be opened as a user model. */
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
      byte[] zip = zip(original);
      return zip != null || isExcerpt(read) || isSmall(read.bulk())
          ? new Outcome.Copy(new Bytes(of(original, zip, read, findings)))
          : new Outcome.TooLarge();
    } catch (Throwable e) {
      return new Outcome.Failed(e);
    }
  }

  private static byte @Nullable [] zip(byte[] original) {
    return Book.of(original, XmlPart.PLAIN_FIRST, limits()).zip();
  }

  private static ReadLimits limits() {
    return ReadLimits.standard().within(TIME).times(PASSES);
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
   * The annotated copy. An {@code .xls} that is a roster of more than {@value #IN_PLACE_ROWS} rows,
   * or one whose format was pulled down over countless empty rows, gets a workbook of its faulty
   * rows instead. That workbook gives their true row numbers and cannot be mistaken for the roster.
   *
   * @param read what was read from the same bytes
   * @throws UncheckedIOException if the workbook cannot be opened again
   */
  public static byte[] of(byte[] original, ReadOutcome.Read read, List<Finding> findings) {
    return of(original, zip(original), read, findings);
  }

  private static byte[] of(
      byte[] original, byte @Nullable [] zip, ReadOutcome.Read read, List<Finding> findings) {
    if (zip != null) {
      return MarkedCopy.of(zip, limits(), findings);
    }
    return read.form() instanceof Roster roster
            && read.parts().getFirst().reading().body() instanceof Body.Lines lines
            && isExcerpt(read)
        ? FaultyRows.of(roster, lines, findings)
        : isOnlyRead(ContentKind.of(original)) ? listed(findings) : inPlace(original, findings);
  }

  /** Whether we read files of this kind and cannot write them. */
  private static boolean isOnlyRead(ContentKind kind) {
    return kind == ContentKind.OPEN_DOCUMENT || kind == ContentKind.BINARY;
  }

  /** A workbook with nothing but the list, where the original cannot be written again. */
  private static byte[] listed(List<Finding> findings) {
    try (Workbook book = new XSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ProblemSheet.write(book, ShownFindings.of(findings));
      book.getSheetAt(0).forEach(row -> row.forEach(Cell::removeHyperlink));
      book.getSheetAt(0).getRow(1).getCell(0).setCellValue(LISTED);
      book.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The copy made in POI's user model, which opens either format. */
  static byte[] inPlace(byte[] original, List<Finding> findings) {
    try (Workbook book = WorkbookFactory.create(new ByteArrayInputStream(original));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
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
