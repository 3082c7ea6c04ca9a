package org.nuanbao.functions.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import jakarta.mail.internet.SharedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The parts of a mail, counted while they are found, each with a header of bearable length. */
final class BoundedParts extends MimeMultipart {
  private static final int MOST_HEADER = 64 << 10;

  private final Budget budget;

  BoundedParts(MimePart whole, Budget budget) throws MessagingException {
    super(new MimePartDataSource(whole));
    this.budget = budget;
  }

  /** What is left for one mail. */
  static final class Budget {
    private int parts;

    Budget(int parts) {
      this.parts = parts;
    }

    void take() throws TooMuch {
      if (--parts < 0) {
        throw new TooMuch();
      }
    }
  }

  @Override
  protected MimeBodyPart createMimeBodyPart(InputStream is) throws MessagingException {
    budget.take();
    demandShortHeader(is);
    return super.createMimeBodyPart(is);
  }

  /** Only where a stream cannot be looked into before; nothing is read without a bound. */
  @Override
  protected InternetHeaders createInternetHeaders(InputStream is) throws MessagingException {
    throw new TooMuch();
  }

  /** Looks for the empty line after a header; the stream is where it was afterwards. */
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
}
