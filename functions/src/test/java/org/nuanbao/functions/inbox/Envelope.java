package org.nuanbao.functions.inbox;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.nuanbao.value.Bytes;

/** A mail as the receiving server puts it into the bucket. */
record Envelope(String from, String results, List<String> headers, List<File> files) {
  static final String SERVER = "mx.nuanbao.test";

  record File(String name, Bytes bytes) {}

  /** From a sender whom the server vouches for. */
  static Envelope from(String address) {
    return new Envelope(
        address,
        SERVER + "; dmarc=pass header.from=" + address.substring(address.indexOf('@') + 1),
        List.of(),
        List.of());
  }

  Envelope with(String name, byte[] bytes) {
    List<File> more = new ArrayList<>(files);
    more.add(new File(name, new Bytes(bytes)));
    return new Envelope(from, results, headers, more);
  }

  Envelope forged() {
    return new Envelope(from, SERVER + "; spf=fail; dmarc=fail", headers, files);
  }

  /** With what the header of the server says, or one that somebody else made up. */
  Envelope found(String results) {
    return new Envelope(from, results, headers, files);
  }

  Envelope saying(String header) {
    return new Envelope(from, results, List.of(header), files);
  }

  byte[] bytes() {
    try {
      MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()));
      MimeMultipart parts = new MimeMultipart();
      MimeBodyPart text = new MimeBodyPart();
      text.setText("见附件。", "UTF-8");
      parts.addBodyPart(text);
      for (File file : files) {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(
            new DataHandler(
                new ByteArrayDataSource(file.bytes().array(), "application/octet-stream")));
        part.setFileName(file.name());
        parts.addBodyPart(part);
      }
      mail.setContent(parts);
      mail.setFrom(from);
      mail.setSubject("一月报表", "UTF-8");
      mail.addHeader("Authentication-Results", results);
      for (String header : headers) {
        mail.addHeaderLine(header);
      }
      mail.saveChanges();
      mail.setHeader("Message-ID", "<one@union.test>");
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      mail.writeTo(bytes);
      return bytes.toByteArray();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
