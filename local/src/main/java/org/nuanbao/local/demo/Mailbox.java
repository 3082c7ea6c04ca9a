package org.nuanbao.local.demo;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A unit's mailbox, read by IMAP. */
final class Mailbox {
  private Mailbox() {}

  /** A receipt as it came. */
  record Mail(String number, String subject, String text) {}

  /** What lies in it; nothing while no mail ever came. */
  static List<Mail> read(int port, String address) throws IOException {
    Session session = Session.getInstance(new Properties());
    try (Store store = session.getStore("imap")) {
      store.connect("127.0.0.1", port, address, address);
      Folder inbox = store.getFolder("INBOX");
      inbox.open(Folder.READ_ONLY);
      List<Mail> mails = new ArrayList<>();
      for (Message message : inbox.getMessages()) {
        String[] number = message.getHeader("X-Nuanbao-Receipt");
        mails.add(
            new Mail(
                number == null ? "" : number[0],
                String.valueOf(message.getSubject()),
                String.valueOf(message.getContent())));
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
