package org.nuanbao.local.cloud;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.value.Bytes;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The whole product on the embedded cloud, in this process. */
record EmbeddedSystem(StateFolder state, RunningSystem system) implements WholeSystem {
  static EmbeddedSystem start(Path folder) throws IOException {
    StateFolder state = StateFolder.at(folder);
    return new EmbeddedSystem(state, RunningSystem.start(state, 0));
  }

  @Override
  public URI api() {
    return system.api();
  }

  @Override
  public BearerTokens tokens() throws IOException {
    return BearerTokens.of(state);
  }

  @Override
  public Path clock() {
    return state.clockOffset();
  }

  @Override
  public void night(String campaign) {
    system.night(campaign);
  }

  @Override
  public void deliver(String campaign, SubmissionId submission) {
    StoredObject object =
        new StoredObject(Provision.ORIGINALS, campaign + "/" + submission, 1, Instant.now());
    uploads()
        .sqs()
        .sendMessage(send ->
            send.queueUrl(uploads().queue()).messageBody(LambdaEvents.objectCreated(object)));
  }

  @Override
  public DeadLetters uploads() {
    return system.queue(true);
  }

  @Override
  public DeadLetters accepted() {
    return system.queue(false);
  }

  @Override
  public void hurry() {
    for (DeadLetters queue : List.of(uploads(), accepted())) {
      queue
          .sqs()
          .setQueueAttributes(set ->
              set.queueUrl(queue.queue())
                  .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "1")));
    }
  }

  @Override
  public void mailIn(String by, Bytes mail) throws IOException {
    PostOffice.bring(Endpoints.of(state), by, mail);
  }

  @Override
  public List<MimeMessage> mails(String address) throws IOException, MessagingException {
    Path folder = state.mails().resolve(address);
    if (!Files.exists(folder)) {
      return List.of();
    }
    List<MimeMessage> mails = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        try (InputStream in = Files.newInputStream(file)) {
          mails.add(new MimeMessage(Session.getInstance(new Properties()), in));
        }
      }
    }
    return mails;
  }

  @Override
  public void close() {
    system.close();
  }
}
