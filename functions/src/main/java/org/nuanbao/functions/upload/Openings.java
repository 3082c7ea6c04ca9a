package org.nuanbao.functions.upload;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Predicate;
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
import org.nuanbao.workbook.Mark;
import org.nuanbao.workbook.TemplateWriter;
import org.nuanbao.workbook.guard.ReadLimits;

/** Opens versions of duties, and gives out the workbook for a duty and the address for its file. */
@Singleton
public final class Openings {
  /**
   * The kinds of file a document may be. It is never opened here, so its name must say the kind.
   */
  private static final Predicate<String> DOCUMENT =
      Pattern.compile("(?i)\\.(pdf|docx?|jpe?g|png|xlsx)$").asPredicate();

  private final Submissions submissions;
  private final Originals originals;
  private final BusinessClock clock;
  private final ReadLimits limits;
  private final Duration validFor;
  private final long documentBytes;
  private final SecureRandom random = new SecureRandom();

  Openings(
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

  /** The blank workbook of a duty. */
  public static HttpResponse<byte[]> blank(FormDuty owed) {
    return HttpResponse.ok(TemplateWriter.blank(owed.form(), mark(owed)))
        .contentType(MediaType.MICROSOFT_EXCEL_OPEN_XML_TYPE)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + owed.form().id() + ".xlsx\"");
  }

  /** What the duty's workbook says about itself. */
  static Mark mark(FormDuty owed) {
    return new Mark(
        owed.form().id().value(),
        owed.form().head().version(),
        owed.unit().path().value(),
        owed.unit().name());
  }

  /** How many bytes a file for this duty may have. */
  public long most(Duty duty) {
    return switch (duty) {
      case FormDuty _ -> limits.bytes();
      case DocumentDuty _ -> documentBytes;
    };
  }

  /**
   * Opens the duty's next version.
   *
   * @throws Refusal.Refused if the duty is approved, the file is too large, or it is of a kind that
   *     nobody can read as a document
   */
  public Submission next(Duty duty, AnnouncedFile file, String by) {
    if (file.size() > most(duty)) {
      throw Refusal.TOO_LARGE.exception();
    }
    if (duty instanceof DocumentDuty && !DOCUMENT.test(file.name())) {
      throw Refusal.WRONG_KIND.exception();
    }
    if (submissions.pointer(duty.id()).standing() == Pointer.Standing.APPROVED) {
      throw Refusal.APPROVED.exception();
    }
    Instant now = Instant.now();
    Measures.count("Uploads");
    return submissions.open(id(now), duty.id(), file, by, clock.at(now));
  }

  /**
   * Opens the duty's next version with the file of an earlier one, which is to be judged again.
   *
   * @throws Refusal.Refused if the duty is approved
   */
  public Submission again(Submission before, String by) {
    if (submissions.pointer(before.duty()).standing() == Pointer.Standing.APPROVED) {
      throw Refusal.APPROVED.exception();
    }
    Instant now = Instant.now();
    Measures.count("Uploads");
    return submissions.openAgain(id(now), before, by, clock.at(now));
  }

  /** Where the file of a submission goes: exactly this file, once. */
  public Originals.Ticket ticket(Submission submission) {
    return originals.ticket(submission, validFor);
  }

  /** An id that rises with the machine's time; the rest of it cannot be guessed. */
  private SubmissionId id(Instant now) {
    byte[] tail = new byte[8];
    random.nextBytes(tail);
    return SubmissionId.at(now, HexFormat.of().formatHex(tail));
  }
}
