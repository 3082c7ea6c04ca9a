package org.nuanbao.submission;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail that did not become submissions, or not all of it. The mail itself stays where it came in.
 *
 * @param at business moment it came
 * @param units that have the sender's address, by campaign and path; empty for a stranger
 * @param entries what was set aside and why; at least one
 * @param reply null where nobody is answered
 */
public record SetAside(
    MailId mail, Instant at, List<String> units, List<Entry> entries, @Nullable Reply reply) {

  /**
   * One reason.
   *
   * @param file its name as it may be shown; empty where the whole mail is meant
   * @param details what could be meant, or what is wrong with the file; a sentence each
   */
  public record Entry(Why why, String file, List<String> details) {
    public static Entry of(Why why) {
      return new Entry(why, "", List.of());
    }

    /** Of a file, whose name the sender chose. */
    public static Entry of(Why why, String file) {
      return new Entry(why, ShownName.of(file), List.of());
    }
  }

  /** Whom the question goes to, and as an answer to what. */
  public record Reply(String to, @Nullable String messageId, String subject) {}

  /** Why a mail or a file of it was set aside. */
  public enum Why {
    /** It was not shown to come from whom it names as its sender. */
    NOT_AUTHENTIC,
    /** The receiving server takes it for spam or found malware. */
    SUSPICIOUS,
    /** A machine wrote it. */
    AUTOMATIC,
    UNKNOWN_SENDER,
    UNREADABLE,
    TOO_DEEP,
    TOO_LARGE,
    NO_FILE,
    /** Outlook's own wrapping of attachments. */
    WINMAIL,
    ARCHIVE,
    /** Neither a workbook nor a document nor a scan. */
    OTHER_FILE,
    /** Signed pages without the workbook they belong to. */
    SCAN_ALONE,
    /** The workbook cannot be read or is no form of these campaigns. */
    UNKNOWN_FORM,
    /** The sender owes nothing of the kind. */
    NOT_OWED,
    /** It was tried in vain, which is our fault. */
    FAULT,
    /** The duty is approved. */
    APPROVED,
    /** Several duties could be meant. */
    WHICH_DUTY,
    /** The same of a document, which is never opened and so cannot say which. */
    WHICH_DOCUMENT
  }
}
