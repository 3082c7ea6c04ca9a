package org.nuanbao.submission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nuanbao.campaign.DutyId;

/**
 * Where the pointers of subjects live: of duties whose form is about one person each, a card or a
 * voucher. Every call may be repeated after a lost answer and then changes nothing.
 */
public interface Subjects {
  /**
   * One card or voucher of a submission.
   *
   * @param subject whom it is about: a keyed hash, 64 hex digits
   * @param number its place in the file, from 1
   * @param valuesHash SHA-256 of its canonical values
   */
  record Part(String subject, int number, String valuesHash) {}

  /** How a part ended, once and for good. */
  enum End {
    /** Its subject's current version from then on, until a newer one comes. */
    CURRENT,
    /** The subject's current version has the same values. */
    UNCHANGED,
    /** A newer version of the subject was decided first. */
    NEWER,
    /** The duty was approved meanwhile. */
    APPROVED
  }

  /**
   * What counts for a subject.
   *
   * @param subject empty for a file that is not taken apart, whose number is 1
   */
  record Current(
      String subject,
      SubmissionId submission,
      long version,
      int number,
      String valuesHash,
      Instant receivedAt,
      boolean late) {
    /** What counts for a duty whose files are not taken apart. */
    public static Current whole(Pointer.Current file) {
      return new Current(
          "",
          file.submission(),
          file.version(),
          1,
          file.valuesHash(),
          file.receivedAt(),
          file.late());
    }
  }

  /**
   * Decides a part, in one transaction with the subject's pointer: current if the subject's {@code
   * decidedUpTo} is lower than the submission's version and the duty is not approved. What became
   * current leaves a dirty mark, is the duty's current submission, and opens a duty that was given
   * back.
   *
   * @param whole the submission as the duty's pointer is to name it
   */
  End decide(Submission submission, Part part, Pointer.Current whole);

  /** How a part ended, if it has. */
  Optional<End> end(SubmissionId submission, String subject);

  /** How the parts of a submission ended that have; those not decided yet are not among them. */
  List<End> ends(SubmissionId submission);

  /** What counts for each subject of the duty that has a current version, sorted by subject. */
  List<Current> current(DutyId duty);

  /** What counted at a business moment of the past, by the moments of receiving. */
  List<Current> currentAt(DutyId duty, Instant at);

  /**
   * Ends a submission whose parts are all decided, with outbox item and audit entry in one
   * transaction, unless final already.
   */
  void finish(Submission submission, Receipt receipt);
}
