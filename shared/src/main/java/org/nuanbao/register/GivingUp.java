package org.nuanbao.register;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.nuanbao.campaign.Duties;
import org.nuanbao.submission.Receipts;
import org.nuanbao.submission.Subjects;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;

/**
 * Ends validated submissions that cannot be converted, so that their senders learn of it: they are
 * rejected, through our fault. Needs as little as possible of what conversion needs.
 */
public final class GivingUp {
  private final Submissions submissions;
  private final Subjects subjects;
  private final Duties duties;
  private final Receipts receipts;

  public GivingUp(Submissions submissions, Subjects subjects, Duties duties, Receipts receipts) {
    this.submissions = submissions;
    this.subjects = subjects;
    this.duties = duties;
    this.receipts = receipts;
  }

  /**
   * Ends a submission that has not ended. If some of its cards or vouchers already count, which
   * cannot be undone, it is accepted with these, and the receipt says so.
   */
  public void end(SubmissionId id) {
    Submission submission = submissions.get(id);
    switch (submission.state()) {
      case AWAITING -> throw new IllegalStateException("not validated yet: " + id);
      case VALIDATED -> end(submission);
      case ACCEPTED, REJECTED, SUPERSEDED -> {}
    }
  }

  private void end(Submission submission) {
    Map<Subjects.End, Integer> ends = new EnumMap<>(Subjects.End.class);
    subjects.ends(submission.id()).forEach(end -> ends.merge(end, 1, Integer::sum));
    Instant received = submission.receivedAt();
    if (ends.containsKey(Subjects.End.CURRENT) && received != null) {
      boolean late = duties.get(submission.duty()).late(received);
      subjects.finish(submission, receipts.acceptedInPart(submission, late, ends));
    } else {
      submissions.reject(submission, receipts.failed(submission));
    }
  }
}
