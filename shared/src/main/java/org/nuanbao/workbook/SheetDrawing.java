package org.nuanbao.workbook;

import java.time.Duration;
import java.util.List;
import org.nuanbao.check.Finding;
import org.nuanbao.reading.Reading;
import org.nuanbao.sheet.SheetIndex;
import org.nuanbao.sheet.SheetPage;
import org.nuanbao.workbook.cells.Book;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.picture.SheetDrawer;
import org.nuanbao.workbook.xml.XmlPart;

/**
 * What the sender's visible sheets look like, as data that can be shown without opening the file:
 * the same rows, letters, merged cells and words, personal values masked. Of a long sheet only some
 * rows are kept, and the index says how many are not.
 *
 * <p>A drawing decides nothing, like {@link AnnotatedCopy}. It is made in a second pass over the
 * file, because only the first tells which cells hold what and where something was found; so it
 * holds no row that is not shown.
 */
public final class SheetDrawing {
  /** The time a drawing may take, and the passes over a part it may need. */
  private static final Duration TIME = Duration.ofSeconds(10);

  private static final int PASSES = 2;

  /** The result of trying to draw. */
  public sealed interface Outcome {
    /**
     * The drawing was made.
     *
     * @param pages in the order of their numbers
     */
    record Drawn(SheetIndex index, List<SheetPage> pages) implements Outcome {}

    /**
     * The drawing could not be made, whatever the reason.
     *
     * @param why its message may quote the file
     */
    record NotDrawn(Throwable why) implements Outcome {}
  }

  private SheetDrawing() {}

  /**
   * Tries to draw a file. Never fails.
   *
   * @param read what was read from the same bytes
   */
  public static Outcome attempt(byte[] file, ReadOutcome.Read read, List<Finding> findings) {
    try {
      List<Reading> readings = read.parts().stream().map(ReadOutcome.Part::reading).toList();
      SheetDrawer drawer = new SheetDrawer(read.form(), readings, findings);
      ReadLimits limits = ReadLimits.standard().within(TIME).times(PASSES);
      Book.of(file, XmlPart.PLAIN_FIRST, limits).read(drawer);
      return new Outcome.Drawn(drawer.index(), drawer.pages());
    } catch (RuntimeException | Error e) {
      return new Outcome.NotDrawn(e);
    }
  }
}
