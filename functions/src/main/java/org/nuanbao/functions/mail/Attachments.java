package org.nuanbao.functions.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import jakarta.mail.internet.ParseException;
import jakarta.mail.internet.SharedInputStream;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.nuanbao.value.Bytes;

/** Walks through a mail's parts and takes out the files, within bounds. */
final class Attachments {
  private static final int MOST_PARTS = 1000;

  /** Bounded because the notes about a mail name each of its files. */
  private static final int MOST_FILES = 100;

  private static final int MOST_DEEP = 12;
  private static final int MOST_FORWARDED = 3;
  private static final int MOST_HEADER = 64 << 10;

  /** Types of parts that only sign a mail and are no file of the sender's. */
  private static final Set<String> SIGNATURES =
      Set.of(
          "application/pkcs7-signature",
          "application/x-pkcs7-signature",
          "application/pgp-signature");

  private final Session session;
  private final List<IncomingMail.Attachment> found = new ArrayList<>();
  private int partCount;

  private Attachments(Session session) {
    this.session = session;
  }

  static List<IncomingMail.Attachment> of(MimeMessage mail, Session session)
      throws MessagingException, IOException {
    Attachments attachments = new Attachments(session);
    attachments.walk(mail, 0, 0, false);
    return List.copyOf(attachments.found);
  }

  private void walk(MimePart part, int depth, int forwarded, boolean related)
      throws MessagingException, IOException {
    if (depth > MOST_DEEP || forwarded > MOST_FORWARDED) {
      throw new TooMuch();
    }
    if (part.isMimeType("multipart/*")) {
      BoundedParts inner = new BoundedParts(part);
      for (int i = 0; i < inner.getCount(); i++) {
        MimePart each = (MimePart) inner.getBodyPart(i);
        walk(each, depth + 1, forwarded, part.isMimeType("multipart/related"));
      }
    } else if (part.isMimeType("message/rfc822")) {
      SharedByteArrayInputStream inner = new SharedByteArrayInputStream(bytes(part));
      demandShortHeader(inner);
      walk(new MimeMessage(session, inner), depth + 1, forwarded + 1, false);
    } else {
      take(part, related);
    }
  }

  private void take(MimePart part, boolean related) throws MessagingException, IOException {
    boolean attached = isAttached(part);
    String name = name(part);
    boolean text = part.isMimeType("text/*") && name.isEmpty();
    boolean picture = part.isMimeType("image/*") && related;
    if ((!attached && (text || picture)) || isSignature(part)) {
      return;
    }
    if (found.size() == MOST_FILES) {
      throw new TooMuch();
    }
    byte[] bytes = bytes(part);
    found.add(
        new IncomingMail.Attachment(found.size() + 1, name, FileKind.of(bytes), new Bytes(bytes)));
  }

  private static boolean isSignature(MimePart part) throws MessagingException {
    for (String type : SIGNATURES) {
      if (part.isMimeType(type)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a part says it is an attachment. Malformed dispositions are common; then the kind of
   * the file alone decides.
   */
  private static boolean isAttached(MimePart part) throws MessagingException {
    String[] disposition = part.getHeader("Content-Disposition");
    return disposition != null
        && disposition[0].strip().toLowerCase(Locale.ROOT).startsWith(Part.ATTACHMENT);
  }

  private static String name(MimePart part) throws MessagingException {
    try {
      String name = part.getFileName();
      return name == null ? "" : HeaderText.of(name);
    } catch (ParseException e) {
      return "";
    }
  }

  private static byte[] bytes(MimePart part) throws MessagingException, IOException {
    try (InputStream in = part.getInputStream()) {
      return in.readAllBytes();
    }
  }

  /** Requires that a header ends within the bound; leaves the stream's position unchanged. */
  static void demandShortHeader(InputStream is) throws MessagingException {
    SharedInputStream shared = (SharedInputStream) is;
    try (InputStream look = shared.newStream(shared.getPosition(), -1)) {
      int line = 0;
      for (int i = 0; i <= MOST_HEADER; i++) {
        int c = look.read();
        if (c < 0 || (c == '\n' && line == 0)) {
          return;
        }
        line = c == '\n' ? 0 : c == '\r' ? line : line + 1;
      }
    } catch (IOException e) {
      throw new MessagingException("not readable", e);
    }
    throw new TooMuch();
  }

  /**
   * The parts of a mail. Counts them as they are found and requires each to have a short header.
   */
  private final class BoundedParts extends MimeMultipart {
    BoundedParts(MimePart whole) throws MessagingException {
      super(new MimePartDataSource(whole));
    }

    @Override
    protected MimeBodyPart createMimeBodyPart(InputStream is) throws MessagingException {
      if (++partCount > MOST_PARTS) {
        throw new TooMuch();
      }
      demandShortHeader(is);
      return super.createMimeBodyPart(is);
    }

    /**
     * Refuses: called only for a stream that cannot be looked into first, and nothing is read
     * without a bound.
     */
    @Override
    protected InternetHeaders createInternetHeaders(InputStream is) throws MessagingException {
      throw new TooMuch();
    }
  }

  /** Says that opening a mail would cost more than is allowed. */
  static final class TooMuch extends MessagingException {
    private static final long serialVersionUID = 1;
  }
}
