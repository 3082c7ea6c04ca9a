package org.nuanbao.functions.simulate;

import java.util.List;
import java.util.Optional;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Submission;

/** What must be true of the versions that count, for one kind of filing. */
sealed interface Counts permits RosterCounts, VoucherCounts {
  /**
   * A duty's pointer is not what it was before the last call.
   *
   * @param before at the call before
   */
  void moved(Pointer before, Pointer now);

  /** After each call. */
  void look();

  /** What readers see of a unit; empty where nothing counts. */
  Optional<SimulatedPaper> seen(UnitPath unit);

  /** What has to count in the end. */
  Optional<SimulatedPaper> expected(UnitPath unit);

  /** Whether a good file may have ended so. */
  boolean isRight(Submission ended, Outcome outcome, List<String> told);
}
