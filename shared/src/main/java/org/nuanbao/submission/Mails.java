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
 * Stores mails as they came, and what is asked and answered about their workbooks. Only {@code
 * validate} opens workbooks, so {@code inbox} has to ask it what a workbook is.
 */
public interface Mails {
  /** The most bytes of a mail that are read; of a longer one only the beginning is looked at. */
  int MOST_BYTES = 40 << 20;

  /** Keeps a mail as it came. Repeating the call changes nothing. */
  void arrived(MailId id, byte[] mail);

  /** A mail; empty if none came under this id. */
  Optional<Raw> read(MailId id);

  /**
   * A mail as it came.
   *
   * @param whole false if it is too long, and the bytes are its beginning
   * @param arrivedAt when it was complete, by the machine's clock; the same each time
   */
  record Raw(Bytes bytes, boolean whole, Instant arrivedAt) {}

  /** Asks which form of these campaigns' notices a file is. Repeating the call changes nothing. */
  void ask(MailPart part, byte[] file, Set<String> campaigns);

  /** What was asked about a part of a mail. */
  Optional<Asked> asked(MailPart part);

  record Asked(Bytes file, Set<String> campaigns) {}

  /** Answers what the file is. Repeating the call changes nothing. */
  void answer(MailPart part, MailedWorkbook recognised);

  Optional<MailedWorkbook> answered(MailPart part);

  /**
   * Keeps a signed page that came with a submission's file. Repeating the call changes nothing.
   *
   * @param number from 1
   */
  void keep(SubmissionId submission, int number, byte[] scan);

  /** The mail that is stored at an object's key; empty for any other key. */
  Optional<MailId> mail(String key);

  /** The part whose question is stored at an object's key; empty for any other key. */
  Optional<MailPart> question(String key);

  /** The part whose answer is stored at an object's key; empty for any other key. */
  Optional<MailPart> answer(String key);

  /**
   * A file that came with a mail.
   *
   * @param number from 1, in the order of the mail
   */
  record MailPart(MailId mail, int number) {
    private static final int TAIL = 16;

    /** The submission the part becomes: the same each time the mail is processed. */
    public SubmissionId submission(Instant arrived) {
      return SubmissionId.at(arrived, Sha256.hex(mail + "/" + number, TAIL));
    }
  }

  /** What a workbook that came by mail says about itself. All of it is only a hint. */
  sealed interface MailedWorkbook {
    /**
     * The workbook is one of the forms that its sender may owe.
     *
     * @param unit the path on the template's hidden mark; null if there is none
     * @param names of the unit, as printed on its sheets
     * @param days printed on its sheets
     */
    record Filled(FormId form, @Nullable String unit, List<String> names, List<LocalDate> days)
        implements MailedWorkbook {}

    /** The workbook cannot be read, or is none of these forms; the sender is told so. */
    record Unknown(String message, String english) implements MailedWorkbook {
      public static Unknown because(Finding why) {
        return new Unknown(why.message(), why.english());
      }
    }
  }
}
