package org.nuanbao.local.cloud;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.nuanbao.functions.QueueHandler;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;

/** The queues, each with its dead letters. Queues that are not there yet are made. */
record Queues(Queue uploads, Queue accepted, Queue mails, Queue looks) {
  /**
   * How long a message stays hidden: after this time a killed worker's messages come again. {@link
   * QueuePump} renews it while a function works.
   */
  static final Duration HIDDEN = Duration.ofSeconds(60);

  static final String UPLOADS = "uploads";
  static final String ACCEPTED = "accepted";
  static final String MAILS = "mails";
  static final String LOOKS = "looks";
  static final String DEAD = "-dlq";

  record Queue(String name, String url, String deadLetters) {
    boolean isEmpty(SqsClient sqs) {
      return sqs
          .getQueueAttributes(request ->
              request
                  .queueUrl(url)
                  .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
          .attributes()
          .values()
          .stream()
          .allMatch("0"::equals);
    }

    /** Sends the queue S3's notification of a finished upload. */
    void tell(SqsClient sqs, StoredObject object) {
      sqs.sendMessage(
          request -> request.queueUrl(url).messageBody(LambdaEvents.objectCreated(object)));
    }
  }

  /**
   * The queue that S3 notifies of an object, as in template.yaml: for uploads and parts of mails
   * the queue of validate, for mails and answers the queue of inbox, for scans the queue of look,
   * for everything else none.
   */
  Optional<Queue> toldOf(StoredObject object) {
    String kind = object.key().substring(0, object.key().indexOf('/') + 1);
    return switch (object.bucket() + " " + kind) {
      case Provision.MAILS + " parts/" -> Optional.of(uploads);
      case Provision.SCANS + " signed/" -> Optional.of(looks);
      case Provision.MAILS + " raw/", Provision.MAILS + " recognised/" -> Optional.of(mails);
      default ->
          object.bucket().equals(Provision.ORIGINALS) ? Optional.of(uploads) : Optional.empty();
    };
  }

  static Queues in(SqsClient sqs) {
    return new Queues(
        queue(sqs, UPLOADS), queue(sqs, ACCEPTED), queue(sqs, MAILS), queue(sqs, LOOKS));
  }

  private static Queue queue(SqsClient sqs, String name) {
    String dead = sqs.createQueue(request -> request.queueName(name + DEAD)).queueUrl();
    String deadArn =
        sqs.getQueueAttributes(
                request -> request.queueUrl(dead).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    Map<QueueAttributeName, String> settings =
        Map.of(
            QueueAttributeName.VISIBILITY_TIMEOUT,
            Long.toString(HIDDEN.toSeconds()),
            QueueAttributeName.REDRIVE_POLICY,
            "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
                .formatted(deadArn, QueueHandler.DELIVERIES));
    return new Queue(name, made(sqs, name, settings), dead);
  }

  /** Makes a queue, or gives an existing one the settings of this run; returns its URL. */
  private static String made(SqsClient sqs, String name, Map<QueueAttributeName, String> settings) {
    try {
      return sqs.createQueue(request -> request.queueName(name).attributes(settings)).queueUrl();
    } catch (QueueNameExistsException _) {
      String url = sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
      sqs.setQueueAttributes(request -> request.queueUrl(url).attributes(settings));
      return url;
    }
  }
}
