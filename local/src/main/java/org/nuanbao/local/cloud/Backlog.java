package org.nuanbao.local.cloud;

import io.micronaut.context.ApplicationContext;
import java.io.Closeable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nuanbao.submission.Outbox;
import org.nuanbao.submission.State;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submissions;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What waits in an installation and why, and the way on for what is stuck. */
public final class Backlog implements Closeable {
  /**
   * Longer than any queue hides a message, so that nothing that is being worked on is sent again.
   */
  private static final Duration STUCK_AFTER = Duration.ofMinutes(31);

  private final ApplicationContext functions;
  private final Installed installed;

  /** Opens the stores of an installation. */
  public Backlog(Installed installed) {
    installed.system().forEach(System::setProperty);
    this.installed = installed;
    functions = ApplicationContext.builder().properties(installed.settings()).start();
  }

  /** Why a submission is not final. */
  public enum Reason {
    /** Nothing was uploaded for it; the client may have given up. */
    NO_FILE,
    /** Being worked on, or in its queue. */
    ON_ITS_WAY,
    /** Uploaded, but validate has not judged it. */
    NOT_VALIDATED,
    /** Judged, but convert has not published it. */
    NOT_CONVERTED
  }

  /** A submission that is not final. */
  public record Open(Submission submission, Reason reason) {
    public boolean stuck() {
      return reason == Reason.NOT_VALIDATED || reason == Reason.NOT_CONVERTED;
    }
  }

  public DeadLetters uploads() {
    return new DeadLetters(sqs(), installed.uploads(), installed.uploadsDead());
  }

  public DeadLetters accepted() {
    return new DeadLetters(sqs(), installed.accepted(), installed.acceptedDead());
  }

  /** Every submission that is not final, with the reason. */
  public List<Open> open() {
    Instant stuckBefore = Instant.now().minus(STUCK_AFTER);
    return functions.getBean(Submissions.class).open().stream()
        .map(submission -> new Open(submission, reason(submission, stuckBefore)))
        .toList();
  }

  public int unsentReceipts() {
    return functions.getBean(Outbox.class).unsent().size();
  }

  /** Dead letters back into their queues, and the events of what is stuck once more; how many. */
  public int redrive() {
    int sent = uploads().redrive() + accepted().redrive();
    for (Open open : open()) {
      if (open.stuck()) {
        sendAgain(open.submission());
        sent++;
      }
    }
    return sent;
  }

  /** Validate takes both: what was validated already it hands to convert again. */
  private void sendAgain(Submission submission) {
    StoredObject object =
        object(submission).orElseThrow(() -> new IllegalStateException("no file any more"));
    sqs()
        .sendMessage(send ->
            send.queueUrl(installed.uploads()).messageBody(LambdaEvents.objectCreated(object)));
  }

  private Reason reason(Submission submission, Instant stuckBefore) {
    Optional<StoredObject> object = object(submission);
    if (object.isEmpty()) {
      return Reason.NO_FILE;
    }
    if (object.get().at().isAfter(stuckBefore)) {
      return Reason.ON_ITS_WAY;
    }
    return submission.state() == State.VALIDATED ? Reason.NOT_CONVERTED : Reason.NOT_VALIDATED;
  }

  private Optional<StoredObject> object(Submission submission) {
    String bucket = String.valueOf(installed.settings().get("nuanbao.originals"));
    String key = submission.duty().campaign() + "/" + submission.id();
    try {
      HeadObjectResponse head =
          functions.getBean(S3Client.class).headObject(of -> of.bucket(bucket).key(key));
      return Optional.of(new StoredObject(bucket, key, head.contentLength(), head.lastModified()));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  private SqsClient sqs() {
    return functions.getBean(SqsClient.class);
  }

  @Override
  public void close() {
    functions.close();
  }
}
