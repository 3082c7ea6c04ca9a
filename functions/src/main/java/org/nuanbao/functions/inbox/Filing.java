package org.nuanbao.functions.inbox;

import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.Duty;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.functions.Measures;
import org.nuanbao.functions.mail.FileKind;
import org.nuanbao.functions.mail.IncomingMail;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.Mailbox;
import org.nuanbao.submission.Mailbox.MailOrigin;
import org.nuanbao.submission.Mails;
import org.nuanbao.submission.Mails.MailPart;
import org.nuanbao.submission.Originals;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submission.State;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;
import org.nuanbao.value.Sha256;

/**
 * Turns a file that came by mail into a submission. The original is put last, because its bucket
 * reports it and by then everything else must be there. A repeated try finds what was made before.
 */
@Singleton
final class Filing {
  private static final int LONGEST_NAME = 200;

  private final Submissions submissions;
  private final Originals originals;
  private final Mails mails;
  private final Mailbox mailbox;
  private final BusinessClock clock;

  Filing(
      Submissions submissions,
      Originals originals,
      Mails mails,
      Mailbox mailbox,
      BusinessClock clock) {
    this.submissions = submissions;
    this.originals = originals;
    this.mails = mails;
    this.mailbox = mailbox;
    this.clock = clock;
  }

  /**
   * A file on its way.
   *
   * @param arrived when its mail arrived, by the machine's clock
   * @param scans the scans that came with it
   */
  record Letter(
      MailPart part,
      Instant arrived,
      IncomingMail mail,
      IncomingMail.Attachment file,
      List<IncomingMail.Attachment> scans) {
    SubmissionId submission() {
      return part.submission(arrived);
    }
  }

  /**
   * Whether an earlier try has filed the file, whatever has become of its duty since.
   *
   * @param finishes whether to do now what that try may have left undone
   */
  boolean isFiled(Letter letter, boolean finishes) {
    Optional<Submission> before = submissions.find(letter.submission());
    if (finishes && before.filter(it -> it.state() == State.AWAITING).isPresent()) {
      finish(letter);
    }
    return before.isPresent();
  }

  boolean isApproved(DutyId duty) {
    return submissions.pointer(duty).standing() == Pointer.Standing.APPROVED;
  }

  void file(Letter letter, Duty duty) {
    Measures.count("Uploads");
    submissions.open(
        letter.submission(),
        duty.id(),
        announced(letter.file()),
        "mail:" + letter.part().mail(),
        clock.at(letter.arrived()));
    finish(letter);
  }

  /** Does what is left once the submission is opened. */
  private void finish(Letter letter) {
    SubmissionId id = letter.submission();
    List<AnnouncedFile> scans = letter.scans().stream().map(Filing::announced).toList();
    mailbox.filed(
        id,
        new MailOrigin(
            letter.part().mail(), letter.mail().messageId(), letter.mail().subject(), scans));
    for (int i = 0; i < scans.size(); i++) {
      mails.keep(id, i + 1, letter.scans().get(i).bytes().array());
    }
    Submission submission = submissions.received(id, clock.at(letter.arrived()));
    originals.put(submission, letter.file().bytes().array());
  }

  private static AnnouncedFile announced(IncomingMail.Attachment file) {
    String name = file.name().replaceAll("\\p{Cntrl}+", " ").strip();
    int end = Math.min(name.codePointCount(0, name.length()), LONGEST_NAME);
    return new AnnouncedFile(
        name.substring(0, name.offsetByCodePoints(0, end)),
        file.bytes().length(),
        Sha256.hex(file.bytes().array()),
        type(file.kind()));
  }

  /** The type by what the file is; what the mail says about it is not passed on. */
  private static String type(FileKind kind) {
    return switch (kind) {
      case PDF -> MediaType.APPLICATION_PDF;
      case WORKBOOK, DOCUMENT, IMAGE, ARCHIVE, WINMAIL, OTHER -> MediaType.APPLICATION_OCTET_STREAM;
    };
  }
}
