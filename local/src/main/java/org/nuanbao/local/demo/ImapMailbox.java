package org.nuanbao.local.demo;

import jakarta.mail.BodyPart;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** A unit's mailbox, read by IMAP. */
final class ImapMailbox {
  private ImapMailbox() {}

  /** A receipt as it came. */
  record Mail(String number, String subject, String text, String inReplyTo) {}

  /** All that can be read in a mail, however it is made up; of files their names. */
  static String text(Object content) throws IOException, MessagingException {
    StringBuilder text = new StringBuilder();
    if (content instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart part = parts.getBodyPart(i);
        text.append(part.getFileName() == null ? "" : part.getFileName());
        text.append(text(part.getContent()));
      }
    } else if (content instanceof String said) {
      text.append(said);
    }
    return text.toString();
  }

  /** The numbers of the receipts in the mailbox. */
  static Set<String> numbers(int port, String address) throws IOException {
    return read(port, address).stream().map(Mail::number).collect(Collectors.toSet());
  }

  /** The mails in the mailbox; none if no mail ever came. */
  static List<Mail> read(int port, String address) throws IOException {
    Properties whole = new Properties();
    whole.setProperty("mail.imap.partialfetch", "false");
    Session session = Session.getInstance(whole);
    try (Store store = session.getStore("imap")) {
      store.connect("127.0.0.1", port, address, address);
      Folder inbox = store.getFolder("INBOX");
      inbox.open(Folder.READ_ONLY);
      List<Mail> mails = new ArrayList<>();
      for (Message message : inbox.getMessages()) {
        // Copying is one request; reading header by header would be one for each.
        MimeMessage copy = new MimeMessage((MimeMessage) message);
        String[] number = copy.getHeader("X-Nuanbao-Receipt");
        mails.add(
            new Mail(
                number == null ? "" : number[0],
                String.valueOf(copy.getSubject()),
                text(copy.getContent()),
                String.valueOf(copy.getHeader("In-Reply-To", ","))));
      }
      inbox.close(false);
      return mails;
    } catch (jakarta.mail.AuthenticationFailedException e) {
      return List.of();
    } catch (MessagingException e) {
      throw new IOException("mailbox " + address, e);
    }
  }
}
