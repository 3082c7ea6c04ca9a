package org.nuanbao.functions.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.submission.SetAside.Why;
import org.nuanbao.value.Bytes;

/**
 * A mail that came in, opened.
 *
 * @param from the one address it names as its sender, in lower case; null where it names none or
 *     several
 * @param fault why nobody looks at what it says; null where somebody does
 * @param messageId null where it has none that may be named in an answer
 * @param subject as it may be shown
 */
public record IncomingMail(
    @Nullable String from,
    @Nullable Why fault,
    @Nullable String messageId,
    String subject,
    List<Attachment> attachments) {

  /**
   * A file that came with it.
   *
   * @param number from 1, in the order of the mail
   * @param name as its sender calls it, for display only
   */
  public record Attachment(int number, String name, FileKind kind, Bytes bytes) {}

  public List<Attachment> of(FileKind kind) {
    return attachments.stream().filter(attachment -> attachment.kind() == kind).toList();
  }
}
