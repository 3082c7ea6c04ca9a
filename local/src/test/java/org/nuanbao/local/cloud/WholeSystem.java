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
 * The whole product, wherever it runs: on the embedded cloud, or deployed to LocalStack where the
 * property {@code nuanbao.cloud} says so. Tests see it as its users and operators do.
 */
public interface WholeSystem extends Closeable {
  /** Starts the embedded cloud on the folder, or connects to what is deployed. */
  static WholeSystem in(Path folder) throws IOException {
    return "localstack".equals(System.getProperty("nuanbao.cloud"))
        ? Stack.deployed()
        : embedded(folder);
  }

  /** The embedded cloud on the folder, whatever the property says. */
  static WholeSystem embedded(Path folder) throws IOException {
    return EmbeddedSystem.start(folder);
  }

  URI api();

  BearerTokens tokens() throws IOException;

  /** The file that sets the functions' business clock. */
  Path clock() throws IOException;

  /** The night run, to its end. */
  void night(String campaign) throws IOException;

  /** S3's notification of an upload, once more or too early. */
  void deliver(String campaign, SubmissionId submission);

  DeadLetters uploads();

  DeadLetters accepted();

  /**
   * A message that could not be done comes again at once, not after the time the queue is set to.
   */
  void hurry();

  /**
   * A unit's mail to us, up to where mails are taken up.
   *
   * @param by what the sender gives at the receiving server's door
   */
  void mailIn(String by, Bytes mail) throws IOException;

  /** All mails to an address. */
  List<MimeMessage> mails(String address) throws IOException, MessagingException;

  @Override
  void close();
}
