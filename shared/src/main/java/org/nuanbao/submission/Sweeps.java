package org.nuanbao.submission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where the last sweep's report lives. */
public interface Sweeps {
  Optional<SweepReport> last();

  /** Replaces the last one; of two at once either stays. */
  void save(SweepReport swept);

  /**
   * What a sweep did, for whoever runs the system. Bears no personal data.
   *
   * @param at machine's moment
   * @param counts of this sweep
   * @param withoutRecord keys of originals that belong to no submission, as far as is known
   * @param withoutOriginal submissions whose original is not there, as far as is known
   * @param next where the next sweep goes on
   */
  record SweepReport(
      Instant at,
      Counts counts,
      List<String> withoutRecord,
      List<String> withoutOriginal,
      Cursors next) {
    /** Before the first sweep. */
    static final SweepReport NEVER =
        new SweepReport(
            Instant.EPOCH,
            new Counts(0, 0, 0, 0, 0, 0, 0, 0),
            List.of(),
            List.of(),
            new Cursors("", "", ""));

    /**
     * How many.
     *
     * @param open submissions that are not final were looked at
     * @param givenUp of them whose file never came
     * @param toValidate uploads were told of again
     * @param toConvert submissions were handed over again
     * @param toClear superseded submissions were handed over again to have their rows removed
     * @param receipts and questions were told of again
     * @param originals were looked at
     * @param records current versions were looked at
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
     * What was looked at last, of what is longer than one sweep; empty to begin anew.
     *
     * @param open a submission's id
     * @param original a key
     * @param record a duty's key
     */
    public record Cursors(String open, String original, String record) {}
  }
}
