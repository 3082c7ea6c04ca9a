package org.nuanbao.functions.inbox;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nuanbao.functions.Measures;
import org.nuanbao.functions.mail.IncomingMail;
import org.nuanbao.submission.MailId;
import org.nuanbao.submission.Mailbox;
import org.nuanbao.submission.SetAside;
import org.nuanbao.submission.SetAside.Why;

/** Sets mails aside, with a question to their sender where that may be. */
@Singleton
final class MailQuestions {
  /** Nobody is answered, for nobody knows who would be, or a machine would answer back. */
  private static final Set<Why> SILENT = Set.of(Why.NOT_AUTHENTIC, Why.SUSPICIOUS, Why.AUTOMATIC);

  /** Questions to one of ours, and to a stranger, within an hour. */
  private static final int TO_OURS = 10;

  private static final int TO_STRANGERS = 1;

  private final Mailbox mailbox;

  MailQuestions(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  static boolean isSilent(Why why) {
    return SILENT.contains(why);
  }

  /**
   * Sets a mail aside; the first time counts.
   *
   * @param at business moment it came
   * @param units of its sender; empty for a stranger
   */
  void aside(
      MailId id, IncomingMail mail, Instant at, List<String> units, List<SetAside.Entry> entries) {
    if (mailbox.aside(id).isPresent()) {
      return;
    }
    mailbox.setAside(
        new SetAside(id, at, units, entries, reply(mail, at, !units.isEmpty(), entries)));
    entries.forEach(entry -> Measures.count("MailsAside", "why", entry.why().name()));
  }

  private SetAside.@Nullable Reply reply(
      IncomingMail mail, Instant at, boolean ours, List<SetAside.Entry> entries) {
    String from = mail.from();
    boolean silent = entries.stream().anyMatch(entry -> isSilent(entry.why()));
    if (from == null || silent || !mailbox.mayAnswer(from, at, ours ? TO_OURS : TO_STRANGERS)) {
      return null;
    }
    return new SetAside.Reply(from, mail.messageId(), mail.subject());
  }
}
