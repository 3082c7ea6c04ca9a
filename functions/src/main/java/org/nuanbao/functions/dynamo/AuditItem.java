package org.nuanbao.functions.dynamo;

import java.time.Instant;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.Submission;

/**
 * {@code …}/{@code AUDIT#<moment>#<what>}: who did what and when, stored beside what it was done
 * to. Holds no personal data.
 *
 * @param note what it led to, such as a receipt's number or an amount in 分
 */
record AuditItem(String pk, String sk, Instant at, String by, String what, String note) {
  static final String PREFIX = "AUDIT#";

  static AuditItem outcome(Submission submission, Receipt receipt) {
    return of(
        SubmissionItem.pk(submission.id()),
        receipt.at(),
        submission.by(),
        receipt.outcome().state().name(),
        receipt.number());
  }

  static AuditItem standing(DutyId duty, String standing, long version, String by, Instant at) {
    return of(PointerItem.pk(duty), at, by, standing, "version " + version);
  }

  static AuditItem of(String pk, Instant at, String by, String what, String note) {
    return new AuditItem(pk, PREFIX + at + "#" + what, at, by, what, note);
  }
}
