package org.nuanbao.submission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nuanbao.campaign.DutyId;

/**
 * Stores the pointers of subjects, for duties whose form is about one person each, a card or a
 * voucher. After a lost answer any call may be repeated and then changes nothing.
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

  /** How a part ended; this never changes again. */
  enum End {
    /** The part is its subject's current version, until a newer one comes. */
    CURRENT,
    /** The subject's current version has the same values. */
    UNCHANGED,
    /** A newer version of the subject was decided first. */
    NEWER,
    /** The duty was approved meanwhile. */
    APPROVED
  }

  /**
   * The version that counts for a subject.
   *
   * @param subject empty for a file that is not split into parts; its number is then 1
   */
  record Current(
      String subject,
      SubmissionId submission,
      long version,
      int number,
      String valuesHash,
      Instant receivedAt,
      boolean late) {
    /** The version that counts for a duty whose files are not split into parts. */
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
   * Decides a part, in one transaction with the subject's pointer. The part becomes current if the
   * subject's {@code decidedUpTo} is lower than the submission's version and the duty is not
   * approved. A part that becomes current leaves a dirty mark, makes its submission the duty's
   * current one, and opens a duty that was given back.
   *
   * @param whole the submission as the duty's pointer is to name it
   */
  End decide(Submission submission, Part part, Pointer.Current whole);

  /** How a part ended; empty if it is not decided yet. */
  Optional<End> end(SubmissionId submission, String subject);

  /** How the decided parts of a submission ended; parts not decided yet are left out. */
  List<End> ends(SubmissionId submission);

  /** The current version of each subject of the duty that has one, sorted by subject. */
  List<Current> current(DutyId duty);

  /** What counted at a business moment of the past, judged by when the files were received. */
  List<Current> currentAt(DutyId duty, Instant at);

  /**
   * Makes a submission final whose parts are all decided, with outbox item and audit entry in one
   * transaction, unless it is final already.
   */
  void finish(Submission submission, Receipt receipt);
}
