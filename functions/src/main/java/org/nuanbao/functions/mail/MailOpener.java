package org.nuanbao.functions.mail;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nuanbao.submission.MailOut;
import org.nuanbao.submission.Mails;
import org.nuanbao.submission.SetAside.Why;

/**
 * The one door through which other people's mail comes in. Whatever the bytes are, the answer is an
 * {@link IncomingMail}, within bounded time and memory. Its files are taken out but never opened.
 */
@Singleton
public final class MailOpener {
  private static final Pattern MESSAGE_ID = Pattern.compile("<[\\x21-\\x7E&&[^<>]]{1,250}>");
  private static final Pattern MACHINES =
      Pattern.compile("(mailer-daemon|postmaster|no-?reply|do-?not-?reply)@.*");
  private static final Pattern IN_BULK = Pattern.compile("bulk|junk|list|auto_reply");
  private static final List<String> OF_MACHINES =
      List.of(MailOut.NUMBER, "X-Autoreply", "X-Autorespond", "List-Id");

  private final Session session = Session.getInstance(new Properties());
  private final Verdicts verdicts;
  private final String own;

  /**
   * Opens mails that one server received.
   *
   * @param server the name under which the receiving server writes Authentication-Results
   * @param own the address our mails come from
   */
  MailOpener(
      @Value("${nuanbao.mail.authserv-id:}") String server,
      @Value("${nuanbao.mail.from:nuanbao@localhost}") String own) {
    verdicts = new Verdicts(server.toLowerCase(Locale.ROOT));
    this.own = own.toLowerCase(Locale.ROOT);
  }

  /** Reads what every mail is held to, so that none waits for it. */
  public void prepare() {
    Verdicts.prepare();
  }

  /** Opens a mail; never fails. */
  public IncomingMail open(Mails.Raw raw) {
    try {
      SharedByteArrayInputStream in = new SharedByteArrayInputStream(raw.bytes().array());
      Attachments.demandShortHeader(in);
      return open(new MimeMessage(session, in), raw);
    } catch (Attachments.TooMuch e) {
      return unreadable(Why.TOO_DEEP);
    } catch (MessagingException e) {
      return unreadable(Why.UNREADABLE);
    }
  }

  private static IncomingMail unreadable(Why why) {
    return new IncomingMail(null, why, null, "", List.of(), null);
  }

  private IncomingMail open(MimeMessage mail, Mails.Raw raw) throws MessagingException {
    String from = from(mail);
    Why fault = fault(mail, from);
    String id = first(mail, "Message-ID").strip();
    String subject = HeaderText.subject(first(mail, "Subject"));
    List<IncomingMail.Attachment> files = List.of();
    if (fault == null && !raw.whole()) {
      fault = Why.TOO_LARGE;
    } else if (fault == null) {
      try {
        files = Attachments.of(mail, session);
      } catch (Attachments.TooMuch | StackOverflowError e) {
        fault = Why.TOO_DEEP;
      } catch (MessagingException | IOException | RuntimeException e) {
        // A third party's parser reads a stranger's bytes here; its message may quote them.
        fault = Why.UNREADABLE;
      }
    }
    return new IncomingMail(
        from,
        fault,
        MESSAGE_ID.matcher(id).matches() ? id : null,
        subject,
        files,
        DeliveryReport.of(first(mail, "Content-Type"), raw).orElse(null));
  }

  private @Nullable Why fault(MimeMessage mail, @Nullable String from) throws MessagingException {
    if (says(mail, "X-SES-Spam-Verdict", "FAIL") || says(mail, "X-SES-Virus-Verdict", "FAIL")) {
      return Why.SUSPICIOUS;
    }
    if (from == null || !verdicts.vouchFor(from, first(mail, "Authentication-Results"))) {
      return Why.NOT_AUTHENTIC;
    }
    return isOfAMachine(mail, from) ? Why.AUTOMATIC : null;
  }

  private boolean isOfAMachine(MimeMessage mail, String from) throws MessagingException {
    String auto = first(mail, "Auto-Submitted").strip().toLowerCase(Locale.ROOT);
    String bulk = first(mail, "Precedence").strip().toLowerCase(Locale.ROOT);
    for (String header : OF_MACHINES) {
      if (mail.getHeader(header) != null) {
        return true;
      }
    }
    return (!auto.isEmpty() && !auto.startsWith("no"))
        || IN_BULK.matcher(bulk).matches()
        || first(mail, "Return-Path").strip().equals("<>")
        || first(mail, "Content-Type")
            .strip()
            .toLowerCase(Locale.ROOT)
            .startsWith("multipart/report")
        || MACHINES.matcher(from).matches()
        || from.equals(own);
  }

  private static boolean says(MimeMessage mail, String header, String word)
      throws MessagingException {
    return first(mail, header).strip().equalsIgnoreCase(word);
  }

  /**
   * The one sender; null if the mail names several, since one could be shown and another one
   * checked.
   */
  private static @Nullable String from(MimeMessage mail) throws MessagingException {
    String[] headers = mail.getHeader("From");
    if (headers == null || headers.length != 1) {
      return null;
    }
    try {
      InternetAddress[] all = InternetAddress.parseHeader(headers[0], false);
      if (all.length != 1 || all[0].isGroup()) {
        return null;
      }
      String address = Optional.ofNullable(all[0].getAddress()).orElse("");
      new InternetAddress(address, true);
      return address.contains("@") ? address.toLowerCase(Locale.ROOT) : null;
    } catch (AddressException e) {
      return null;
    }
  }

  /** The topmost header of a name; empty if there is none. */
  private static String first(MimeMessage mail, String header) throws MessagingException {
    String[] all = mail.getHeader(header);
    return all == null ? "" : all[0];
  }
}
