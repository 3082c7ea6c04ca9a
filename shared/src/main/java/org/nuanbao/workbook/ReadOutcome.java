package org.nuanbao.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.nuanbao.check.Finding;
import org.nuanbao.check.Reasons;
import org.nuanbao.form.Form;
import org.nuanbao.reading.Reading;

/** What became of an uploaded file. */
public sealed interface ReadOutcome {
  /**
   * A form was found and read, once or, a card or a voucher, several times.
   *
   * @param parts at least one, in the order of the sheets and from top to bottom
   * @param ofFile findings of the file as a whole; they hold for each part
   * @param reasons written beside the warnings of an earlier annotated copy
   * @param bulk what the whole workbook is to open
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
     * The reading of a workbook of one part.
     *
     * @throws IllegalStateException if it has several
     */
    public Reading reading() {
      if (parts.size() > 1) {
        throw new IllegalStateException("one part was expected, not " + parts.size());
      }
      return parts.getFirst().reading();
    }

    /** All findings of the file itself, rule null; an error among them rejects the workbook. */
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
   * @param findings of how it was filled in, rule null
   */
  record Part(Reading reading, List<Finding> findings) {}

  /** The file is refused as it is. */
  record Unreadable(Finding why) implements ReadOutcome {}

  /**
   * How much a workbook is to whoever opens it whole, counted while it was read.
   *
   * @param cells of all sheets, empty ones and rows without any among them
   * @param bytes of all its parts, inflated
   */
  record Bulk(long cells, long bytes) {
    static final Bulk NONE = new Bulk(0, 0);
  }
}
