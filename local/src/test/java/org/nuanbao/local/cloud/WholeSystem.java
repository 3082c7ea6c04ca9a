package org.nuanbao.local.cloud;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.value.Bytes;

/**
 * The whole product, wherever it runs: on the embedded cloud, or on LocalStack if the property
 * {@code nuanbao.cloud} says so. Tests see it as its users and operators do.
 */
public interface WholeSystem extends Closeable {
  /** Starts the embedded cloud in the folder, or connects to what is deployed. */
  static WholeSystem in(Path folder) throws IOException {
    return "localstack".equals(System.getProperty("nuanbao.cloud"))
        ? Stack.deployed()
        : embedded(folder);
  }

  /** Starts the embedded cloud in the folder, whatever the property says. */
  static WholeSystem embedded(Path folder) throws IOException {
    return EmbeddedSystem.start(folder);
  }

  URI api();

  BearerTokens tokens() throws IOException;

  /** The file that sets the functions' business clock. */
  Path clock() throws IOException;

  /** Does a night run to its end. */
  void night(String campaign) throws IOException;

  /** Sends S3's notification of an upload, once more or too early. */
  void deliver(String campaign, SubmissionId submission);

  DeadLetters uploads();

  DeadLetters accepted();

  /** Makes messages that could not be done come again at once, not after the queue's usual time. */
  void hurry();

  /**
   * Sends a unit's mail to us, up to where mails are picked up.
   *
   * @param by the sender's address as given to the receiving server
   */
  void mailIn(String by, Bytes mail) throws IOException;

  /** All mails to an address. */
  List<MimeMessage> mails(String address) throws IOException, MessagingException;

  @Override
  void close();
}
