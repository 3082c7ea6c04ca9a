package org.nuanbao.scan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.SubmissionId;

/**
 * The scan of a submission's signed page.
 *
 * @param number of the submission's scans, from 1
 * @param file as it was announced; the store took no other
 * @param by who sent it
 * @param at business moment at which it was announced
 * @param look what was seen; null until it was looked at
 */
public record Scan(
    SubmissionId submission,
    int number,
    AnnouncedFile file,
    String by,
    Instant at,
    @Nullable Look look) {
  /**
   * What was seen.
   *
   * @param pages how many pictures can be shown
   * @param version the version that its code names; 0 where it names none
   * @param told what its sender is told; empty unless it was refused
   */
  public record Look(Match match, int pages, long version, String told) {}

  public LookJob.SignedScan job() {
    return new LookJob.SignedScan(submission, number);
  }

  /** This scan, looked at. */
  public Scan seen(Look then) {
    return new Scan(submission, number, file, by, at, then);
  }
}
