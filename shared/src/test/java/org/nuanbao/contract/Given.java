package org.nuanbao.contract;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.form.FormId;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;
import org.nuanbao.submission.Submissions.Flip;
import org.nuanbao.value.PersonKey;

/** What the tests of the contracts start from. */
final class Given {
  static final Instant MORNING = Instant.parse("2018-01-08T01:00:00Z");
  static final String FORM = "city-2018-1";

  private static final AtomicLong NUMBER = new AtomicLong();

  private Given() {}

  /** A campaign that was never used before, not even on shared tables. */
  static String campaign() {
    return "c" + UUID.randomUUID();
  }

  static DutyId duty(String campaign, String path) {
    return new DutyId(campaign, new FormId(FORM), DutyId.ONCE, new UnitPath(path));
  }

  static DutyId duty() {
    return duty(campaign(), "/city/district/unit/");
  }

  static SubmissionId id() {
    return new SubmissionId("s" + NUMBER.incrementAndGet() + "-" + UUID.randomUUID());
  }

  static AnnouncedFile file() {
    return new AnnouncedFile("表1.xlsx", 4_096, "ab".repeat(32), "application/octet-stream");
  }

  static Submission opened(Submissions submissions, DutyId duty) {
    return submissions.open(id(), duty, file(), "filler", MORNING);
  }

  static Submission validated(Submissions submissions, DutyId duty) {
    SubmissionId id = opened(submissions, duty).id();
    submissions.received(id, MORNING.plusSeconds(60));
    return submissions.validated(id, "cd".repeat(32));
  }

  static Receipt accepted(Submission submission, Instant at) {
    return receipt(submission, new Outcome.Accepted(false), at);
  }

  static Receipt receipt(Submission submission, Outcome outcome) {
    return receipt(submission, outcome, MORNING.plusSeconds(120));
  }

  private static Receipt receipt(Submission submission, Outcome outcome, Instant at) {
    return new Receipt(
        "R" + submission.id(),
        submission.id(),
        submission.duty(),
        at,
        "困难职工统计表",
        "某区总工会",
        "unit@example.test",
        submission.file(),
        outcome,
        List.of("合计 12 人。", "无错误。"));
  }

  static Receipt accepted(Submission submission) {
    return receipt(submission, new Outcome.Accepted(false));
  }

  static Receipt superseded(Submission submission, Outcome.Why why) {
    return receipt(submission, new Outcome.Superseded(why));
  }

  static Pointer.Current current(Submission submission) {
    return new Pointer.Current(
        submission.id(),
        submission.version(),
        "cd".repeat(32),
        MORNING.plusSeconds(60),
        submission.version() % 2 == 0);
  }

  /** Flips, compared with what the pointer says now. */
  static Flip flip(Submissions submissions, Submission mine) {
    Pointer seen = submissions.pointer(mine.duty());
    return submissions.flip(mine, seen, current(mine), accepted(mine));
  }

  static PersonKey person(int number) {
    return new PersonKey("v1#" + String.format(Locale.ROOT, "%064x", number));
  }
}
