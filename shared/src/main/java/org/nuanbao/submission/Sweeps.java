package org.nuanbao.submission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores the report of the last sweep. */
public interface Sweeps {
  Optional<SweepReport> last();

  /** Replaces the last report; if two are saved at once, either may stay. */
  void save(SweepReport swept);

  /**
   * What a sweep did, for whoever runs the system. Contains no personal data.
   *
   * @param at moment of the machine's clock
   * @param counts of this sweep
   * @param withoutRecord keys of originals that belong to no submission, as far as is known
   * @param withoutOriginal submissions whose original is missing, as far as is known
   * @param next where the next sweep continues
   */
  record SweepReport(
      Instant at,
      Counts counts,
      List<String> withoutRecord,
      List<String> withoutOriginal,
      Cursors next) {
    /** The report before the first sweep. */
    static final SweepReport NEVER =
        new SweepReport(
            Instant.EPOCH,
            new Counts(0, 0, 0, 0, 0, 0, 0, 0),
            List.of(),
            List.of(),
            new Cursors("", "", ""));

    /**
     * How many items of each kind a sweep handled.
     *
     * @param open unfinished submissions looked at
     * @param givenUp of these, those whose file never came
     * @param toValidate uploads reported again
     * @param toConvert submissions handed over again
     * @param toClear superseded submissions handed over again to have their rows removed
     * @param receipts receipts and questions reported again
     * @param originals originals looked at
     * @param records current versions looked at
     */
    public record Counts(
        int open,
        int givenUp,
        int toValidate,
        int toConvert,
        int toClear,
        int receipts,
        int originals,
        int records) {}

    /**
     * What was looked at last in each list too long for one sweep; empty to start from the
     * beginning.
     *
     * @param open a submission's id
     * @param original a key
     * @param record a duty's key
     */
    public record Cursors(String open, String original, String record) {}
  }
}
