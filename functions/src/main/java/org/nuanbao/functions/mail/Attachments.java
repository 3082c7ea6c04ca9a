package org.nuanbao.functions.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.ParseException;
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

  /** What is noted of a mail names each of its files. */
  private static final int MOST_FILES = 100;

  private static final int MOST_DEEP = 12;
  private static final int MOST_FORWARDED = 3;

  /** Of how a mail is signed; no file of anybody's. */
  private static final Set<String> SIGNATURES =
      Set.of(
          "application/pkcs7-signature",
          "application/x-pkcs7-signature",
          "application/pgp-signature");

  private final Session session;
  private final BoundedParts.Budget budget = new BoundedParts.Budget(MOST_PARTS);
  private final List<IncomingMail.Attachment> found = new ArrayList<>();

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
      BoundedParts parts = new BoundedParts(part, budget);
      for (int i = 0; i < parts.getCount(); i++) {
        MimePart each = (MimePart) parts.getBodyPart(i);
        walk(each, depth + 1, forwarded, part.isMimeType("multipart/related"));
      }
    } else if (part.isMimeType("message/rfc822")) {
      SharedByteArrayInputStream inner = new SharedByteArrayInputStream(bytes(part));
      BoundedParts.demandShortHeader(inner);
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

  /** Malformed dispositions are common; then the kind of the file decides alone. */
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
}
