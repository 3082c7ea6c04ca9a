package org.nuanbao.functions.upload;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.Duty;
import org.nuanbao.campaign.Duty.DocumentDuty;
import org.nuanbao.campaign.Duty.FormDuty;
import org.nuanbao.functions.Measures;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.Originals;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;
import org.nuanbao.workbook.guard.ReadLimits;

/** Lets a file in: for an open duty, of bearable size, by an address that works once. */
@Singleton
final class UploadDoor {
  /** What a document may be; it is never opened here, so its name must say it. */
  private static final Pattern DOCUMENT =
      Pattern.compile("\\.(pdf|docx?|jpe?g|png|xlsx)$", Pattern.CASE_INSENSITIVE);

  private final Submissions submissions;
  private final Originals originals;
  private final BusinessClock clock;
  private final ReadLimits limits;
  private final Duration validFor;
  private final long documentBytes;
  private final SecureRandom random = new SecureRandom();

  UploadDoor(
      Submissions submissions,
      Originals originals,
      BusinessClock clock,
      ReadLimits limits,
      @Value("${nuanbao.upload.valid-for}") Duration validFor,
      @Value("${nuanbao.upload.document-bytes}") long documentBytes) {
    this.submissions = submissions;
    this.originals = originals;
    this.clock = clock;
    this.limits = limits;
    this.validFor = validFor;
    this.documentBytes = documentBytes;
  }

  /**
   * Takes the duty's next version.
   *
   * @throws Refused if the duty is approved, or the file too large or of a kind that nobody can
   *     read as a document
   */
  Submission open(Duty duty, AnnouncedFile file, String by) {
    switch (duty) {
      case FormDuty _ -> demandSize(file, limits.bytes());
      case DocumentDuty _ -> {
        demandSize(file, documentBytes);
        if (!DOCUMENT.matcher(file.name()).find()) {
          throw new RequestRefusal(Refusal.WRONG_KIND);
        }
      }
    }
    if (submissions.pointer(duty.id()).standing() == Pointer.Standing.APPROVED) {
      throw new RequestRefusal(Refusal.APPROVED);
    }
    Instant now = Instant.now();
    Measures.count("Uploads");
    return submissions.open(id(now), duty.id(), file, by, clock.at(now));
  }

  Originals.Ticket ticket(Submission submission) {
    return originals.ticket(submission, validFor);
  }

  private static void demandSize(AnnouncedFile file, long most) {
    if (file.size() > most) {
      throw new RequestRefusal(Refusal.TOO_LARGE);
    }
  }

  /** Rises with the machine's time; the rest cannot be guessed. */
  private SubmissionId id(Instant now) {
    byte[] tail = new byte[8];
    random.nextBytes(tail);
    return SubmissionId.at(now, HexFormat.of().formatHex(tail));
  }
}
