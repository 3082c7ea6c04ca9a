package org.nuanbao.functions.upload;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.Duty;
import org.nuanbao.submission.Announced;
import org.nuanbao.submission.Originals;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;
import org.nuanbao.workbook.guard.ReadLimits;

/** Lets a file in: for an open duty, of bearable size, by an address that works once. */
@Singleton
final class Door {
  private final Submissions submissions;
  private final Originals originals;
  private final BusinessClock clock;
  private final ReadLimits limits;
  private final Duration validFor;
  private final SecureRandom random = new SecureRandom();

  Door(
      Submissions submissions,
      Originals originals,
      BusinessClock clock,
      ReadLimits limits,
      @Value("${nuanbao.upload.valid-for}") Duration validFor) {
    this.submissions = submissions;
    this.originals = originals;
    this.clock = clock;
    this.limits = limits;
    this.validFor = validFor;
  }

  /**
   * Takes the duty's next version.
   *
   * @throws Refused if the duty is approved or the file too large
   */
  Submission open(Duty duty, Announced file, String by) {
    if (file.size() > limits.bytes()) {
      throw new Refused(Refusal.TOO_LARGE);
    }
    if (submissions.pointer(duty.id()).standing() == Pointer.Standing.APPROVED) {
      throw new Refused(Refusal.APPROVED);
    }
    Instant now = Instant.now();
    return submissions.open(id(now), duty.id(), file, by, clock.at(now));
  }

  Originals.Ticket ticket(Submission submission) {
    return originals.ticket(submission, validFor);
  }

  /** Rises with the machine's time; the rest cannot be guessed. */
  private SubmissionId id(Instant now) {
    byte[] tail = new byte[8];
    random.nextBytes(tail);
    return new SubmissionId(
        "%013d-%s".formatted(now.toEpochMilli(), HexFormat.of().formatHex(tail)));
  }
}
