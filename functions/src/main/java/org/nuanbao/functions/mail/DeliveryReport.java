package org.nuanbao.functions.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.functions.mail.IncomingMail.Undelivered;
import org.nuanbao.submission.Mails;
import org.nuanbao.submission.Reach.Kind;

/**
 * Reads what a mail server reports about a mail of ours: that it did not arrive (RFC 3464) or was
 * not wanted (RFC 5965). Nothing in it is believed but the number of that mail, which stands in the
 * headers that the report returns, and which nobody knows to whom the mail did not go.
 */
final class DeliveryReport {
  /** Reports are short; a mail that is returned whole has its headers in front. */
  private static final int LOOKED_AT = 256 << 10;

  private static final Pattern NUMBER = Pattern.compile("\\bN[BL]\\d{8}-[0-9A-HJKMNP-TV-Z]{8}\\b");
  private static final Pattern ACTION = Pattern.compile("(?im)^Action:[ \\t]*failed\\b");
  private static final Pattern STATUS =
      Pattern.compile("(?im)^Status:[ \\t]*([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
  private static final Pattern COMPLAINT =
      Pattern.compile("(?im)^Feedback-Type:[ \\t]*(abuse|fraud|not-spam|opt-out|other|virus)\\b");

  private DeliveryReport() {}

  /** What the mail reports; empty if it is no report, or of a delay only, or of no mail of ours. */
  static Optional<Undelivered> of(String type, Mails.Raw raw) {
    if (!type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/report")) {
      return Optional.empty();
    }
    byte[] bytes = raw.bytes().array();
    String text = new String(bytes, 0, Math.min(bytes.length, LOOKED_AT), ISO_8859_1);
    Matcher number = NUMBER.matcher(text);
    if (!number.find()) {
      return Optional.empty();
    }
    Matcher complaint = COMPLAINT.matcher(text);
    if (complaint.find()) {
      return complaint.group(1).equalsIgnoreCase("not-spam")
          ? Optional.empty()
          : Optional.of(new Undelivered(number.group(), Kind.COMPLAINED, ""));
    }
    Matcher status = STATUS.matcher(text);
    return ACTION.matcher(text).find()
        ? Optional.of(
            new Undelivered(number.group(), Kind.BOUNCED, status.find() ? status.group(1) : ""))
        : Optional.empty();
  }
}
