package org.nuanbao.local.demo;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Properties;
import java.util.UUID;
import org.nuanbao.local.cloud.PostOffice;
import org.nuanbao.value.Bytes;

/**
 * A mail with a workbook, as a unit's officer sends it.
 *
 * @param id its Message-ID
 */
record Letter(String id, String from, Bytes mail) {
  static Letter of(String from, String subject, String name, byte[] file) throws IOException {
    return of(from, subject, "", name, file);
  }

  /** An answer to a mail of ours, as a mail program writes it, with the file attached. */
  static Letter answering(MimeMessage ours, String from, String name, byte[] file)
      throws IOException {
    try {
      return of(from, "Re: " + ours.getSubject(), ours.getMessageID(), name, file);
    } catch (MessagingException e) {
      throw new IOException(e);
    }
  }

  private static Letter of(String from, String subject, String answers, String name, byte[] file)
      throws IOException {
    String id = "<" + UUID.randomUUID() + from.substring(from.indexOf('@')) + ">";
    try {
      MimeBodyPart text = new MimeBodyPart();
      text.setText("您好：报表见附件。", "UTF-8");
      MimeBodyPart workbook = new MimeBodyPart();
      workbook.setDataHandler(
          new DataHandler(new ByteArrayDataSource(file, "application/octet-stream")));
      workbook.setFileName(name);
      MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()));
      mail.setFrom(from);
      mail.setRecipients(MimeMessage.RecipientType.TO, PostOffice.OURS);
      mail.setSubject(subject, "UTF-8");
      mail.setContent(new MimeMultipart(text, workbook));
      mail.saveChanges();
      mail.setHeader("Message-ID", id);
      if (!answers.isEmpty()) {
        mail.setHeader("In-Reply-To", answers);
        mail.setHeader("References", answers);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      mail.writeTo(bytes);
      return new Letter(id, from, new Bytes(bytes.toByteArray()));
    } catch (MessagingException e) {
      throw new IOException(e);
    }
  }
}
