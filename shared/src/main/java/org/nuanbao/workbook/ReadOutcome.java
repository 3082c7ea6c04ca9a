package org.nuanbao.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.nuanbao.check.Finding;
import org.nuanbao.check.Reasons;
import org.nuanbao.form.Form;
import org.nuanbao.reading.Reading;

/** The result of reading an uploaded file. */
public sealed interface ReadOutcome {
  /**
   * A form was found and read: once, or several times if it is a card or voucher.
   *
   * @param parts at least one, in the order of the sheets and from top to bottom
   * @param ofFile findings about the file as a whole; they hold for each part
   * @param reasons reasons written beside the warnings of an earlier annotated copy
   * @param bulk how much there is to open in the whole workbook
   */
  record Read(Form form, List<Part> parts, List<Finding> ofFile, Reasons reasons, Bulk bulk)
      implements ReadOutcome {
    public Read {
      if (parts.isEmpty()) {
        throw new IllegalArgumentException("nothing was read");
      }
    }

    /** A small workbook that was never annotated. */
    public Read(Form form, List<Part> parts, List<Finding> ofFile) {
      this(form, parts, ofFile, Reasons.NONE, Bulk.NONE);
    }

    /**
     * The reading of a workbook that has one part.
     *
     * @throws IllegalStateException if it has several
     */
    public Reading reading() {
      if (parts.size() > 1) {
        throw new IllegalStateException("one part was expected, not " + parts.size());
      }
      return parts.getFirst().reading();
    }

    /**
     * All findings about the file itself, with a null rule; an error among them rejects the
     * workbook.
     */
    public List<Finding> findings() {
      return Stream.concat(
              parts.stream().flatMap(part -> part.findings().stream()), ofFile.stream())
          .toList();
    }

    /** The findings that hold for one part. */
    public List<Finding> findings(Part part) {
      List<Finding> findings = new ArrayList<>(part.findings());
      findings.addAll(ofFile);
      return List.copyOf(findings);
    }
  }

  /**
   * One filled-in form.
   *
   * @param reading typed values, each with its cell; names the sheet
   * @param findings about how it was filled in, with a null rule
   */
  record Part(Reading reading, List<Finding> findings) {}

  /** The file is refused. */
  record Unreadable(Finding why) implements ReadOutcome {}

  /**
   * How much there is to open in a workbook, counted while it was read.
   *
   * @param cells of all sheets, counting empty cells and rows without cells too
   * @param bytes of all its parts, inflated
   */
  record Bulk(long cells, long bytes) {
    static final Bulk NONE = new Bulk(0, 0);
  }
}
