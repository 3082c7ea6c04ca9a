package org.nuanbao.functions.validate;

import jakarta.inject.Singleton;
import java.util.List;
import org.nuanbao.check.Finding;
import org.nuanbao.functions.FailureTrace;
import org.nuanbao.functions.Measures;
import org.nuanbao.submission.Sheets;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.workbook.ReadOutcome;
import org.nuanbao.workbook.SheetDrawing;
import org.nuanbao.workbook.SheetDrawing.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves what the sender's sheets look like, for pages that never open the file. It decides
 * nothing: without it the findings stand alone, and the outcome is the same.
 */
@Singleton
class Renderings {
  private static final Logger LOG = LoggerFactory.getLogger(Renderings.class);

  private final Sheets sheets;

  Renderings(Sheets sheets) {
    this.sheets = sheets;
  }

  /**
   * Draws and saves the sheets; if drawing fails, there is no rendering. A failure of the store is
   * thrown, as everywhere: the file comes again.
   */
  void leave(SubmissionId id, byte[] file, ReadOutcome.Read read, List<Finding> findings) {
    switch (drawn(file, read, findings)) {
      case Outcome.Drawn drawn -> sheets.save(id, drawn.index(), drawn.pages());
      case Outcome.NotDrawn(Throwable why) -> without(id, why);
    }
  }

  /** Draws the sheets, in bounded time and memory. */
  Outcome drawn(byte[] file, ReadOutcome.Read read, List<Finding> findings) {
    return SheetDrawing.attempt(file, read, findings);
  }

  private static void without(SubmissionId id, Throwable why) {
    LOG.warn("no rendering of {}: {}", id, FailureTrace.of(why));
    Measures.count("NoRenderings");
  }
}
