package org.nuanbao.local.cloud;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Where an installation's stores and queues are: those of a state folder's running system, or those
 * that the outputs of a deployed stack name.
 *
 * @param settings of the functions' stores, by the names that the functions use
 * @param system system properties for the AWS SDK; empty where it finds its own
 */
public record InstalledStores(
    Map<String, Object> settings,
    Map<String, String> system,
    String uploads,
    String uploadsDead,
    String accepted,
    String acceptedDead,
    String mails,
    String mailsDead,
    String looks,
    String looksDead) {

  /** Adds the queues to the settings, because the functions send to them too. */
  public InstalledStores {
    settings = new HashMap<>(settings);
    settings.put("nuanbao.queue.uploads", uploads);
    settings.put("nuanbao.queue.accepted", accepted);
  }

  /** The stores of a state folder's running system. */
  public static InstalledStores on(StateFolder state) throws IOException {
    return on(state, Endpoints.of(state));
  }

  /** The stores of a state folder whose servers are still starting. */
  static InstalledStores on(StateFolder state, Endpoints endpoints) throws IOException {
    Map<String, Object> settings =
        settings(
            Provision.REPORTS,
            Provision.REGISTER,
            Provision.ORIGINALS,
            Provision.WORKINGS,
            Provision.MAILS,
            Provision.SCANS);
    settings.put("nuanbao.state", state.root().toString());
    settings.put("nuanbao.keys.file", state.secretFile("keyset.json").toString());
    settings.put("nuanbao.clock.offset-file", state.clockOffset().toString());
    settings.put("nuanbao.endpoint.dynamo", endpoints.url(TableServer.NAME).toString());
    settings.put("nuanbao.endpoint.s3", endpoints.url(ObjectServer.NAME).toString());
    settings.put("nuanbao.endpoint.sqs", endpoints.url(QueueServer.NAME).toString());
    Map<String, String> system =
        Map.of(
            "aws.region", EmbeddedCloud.REGION,
            "aws.accessKeyId", EmbeddedCloud.KEY_ID,
            "aws.secretAccessKey", state.secret(EmbeddedCloud.KEY_FILE));
    String queues = endpoints.url(QueueServer.NAME) + "/000000000000/";
    return new InstalledStores(
        settings,
        system,
        queues + Queues.UPLOADS,
        queues + Queues.UPLOADS + Queues.DEAD,
        queues + Queues.ACCEPTED,
        queues + Queues.ACCEPTED + Queues.DEAD,
        queues + Queues.MAILS,
        queues + Queues.MAILS + Queues.DEAD,
        queues + Queues.LOOKS,
        queues + Queues.LOOKS + Queues.DEAD);
  }

  /** Starts the functions' beans on these stores; the caller closes them. */
  ApplicationContext functions() {
    system.forEach(System::setProperty);
    return ApplicationContext.builder().properties(settings).start();
  }

  /** The stores of a deployed stack. */
  public static InstalledStores of(StackOutputs stack) {
    return new InstalledStores(
        settings(
            stack.demand("Reports"),
            stack.demand("Register"),
            stack.demand("Originals"),
            stack.demand("Workings"),
            stack.demand("Mails"),
            stack.demand("Scans")),
        Map.of(),
        stack.demand("Uploads"),
        stack.demand("UploadsDeadLettersUrl"),
        stack.demand("Accepted"),
        stack.demand("AcceptedDeadLettersUrl"),
        stack.demand("MailsQueueUrl"),
        stack.demand("MailsDeadLettersUrl"),
        stack.demand("LooksQueueUrl"),
        stack.demand("LooksDeadLettersUrl"));
  }

  private static Map<String, Object> settings(
      String reports,
      String register,
      String originals,
      String workings,
      String mails,
      String scans) {
    return new HashMap<>(
        Map.of(
            "nuanbao.reports", reports,
            "nuanbao.register", register,
            "nuanbao.originals", originals,
            "nuanbao.workings", workings,
            "nuanbao.mails", mails,
            "nuanbao.scans", scans));
  }
}
