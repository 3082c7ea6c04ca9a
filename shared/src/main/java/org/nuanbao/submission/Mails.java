package org.nuanbao.submission;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.Finding;
import org.nuanbao.form.FormId;
import org.nuanbao.value.Bytes;
import org.nuanbao.value.Sha256;

/**
 * Mails as they came, and what is asked and answered about their workbooks. Only {@code validate}
 * opens a workbook, so {@code inbox} asks it what one is.
 */
public interface Mails {
  /** No mail is longer than this; of a longer one only the beginning is looked at. */
  int MOST_BYTES = 40 << 20;

  /** Keeps a mail as it came; the same again changes nothing. */
  void arrived(MailId id, byte[] mail);

  /** A mail; empty where none came under this id. */
  Optional<Raw> read(MailId id);

  /**
   * As it came.
   *
   * @param whole false where it is too long, and the bytes are its beginning
   * @param arrivedAt when it was complete, by the machine's clock; the same each time
   */
  record Raw(Bytes bytes, boolean whole, Instant arrivedAt) {}

  /** Asks which form of these campaigns' notices a file is; again changes nothing. */
  void ask(MailPart part, byte[] file, Set<String> campaigns);

  /** What was asked. */
  Optional<Asked> asked(MailPart part);

  record Asked(Bytes file, Set<String> campaigns) {}

  /** Tells what the file is; the same again changes nothing. */
  void answer(MailPart part, MailedWorkbook recognised);

  Optional<MailedWorkbook> answered(MailPart part);

  /**
   * Keeps a signed page that came beside a submission's file; the same again changes nothing.
   *
   * @param number from 1
   */
  void keep(SubmissionId submission, int number, byte[] scan);

  /** The mail that lies at an object's key. */
  Optional<MailId> mail(String key);

  /** The part that is asked about at an object's key. */
  Optional<MailPart> question(String key);

  /** The part that is answered about at an object's key. */
  Optional<MailPart> answer(String key);

  /**
   * A file that came with a mail.
   *
   * @param number from 1, in the order of the mail
   */
  record MailPart(MailId mail, int number) {
    private static final int TAIL = 16;

    /** The submission it becomes: the same however often the mail is taken up. */
    public SubmissionId submission(Instant arrived) {
      return SubmissionId.at(arrived, Sha256.hex(mail + "/" + number, TAIL));
    }
  }

  /** What a workbook that came by mail says of itself. All of it is a hint, none is authority. */
  sealed interface MailedWorkbook {
    /**
     * It is one of the forms that its sender may owe.
     *
     * @param unit the path on the template's hidden mark; null where there is none
     * @param names of the unit, as printed on its sheets
     * @param days printed on its sheets
     */
    record Filled(FormId form, @Nullable String unit, List<String> names, List<LocalDate> days)
        implements MailedWorkbook {}

    /** It cannot be read, or is none of these forms; which the sender is told. */
    record Unknown(String message, String english) implements MailedWorkbook {
      public static Unknown because(Finding why) {
        return new Unknown(why.message(), why.english());
      }
    }
  }
}
