package org.nuanbao.local.cloud;

import io.micronaut.context.ApplicationContext;
import java.io.Closeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.submission.Mailbox;
import org.nuanbao.submission.OpenSubmission;
import org.nuanbao.submission.Outbox;
import org.nuanbao.submission.SetAside;
import org.nuanbao.submission.Sweep;
import org.nuanbao.submission.Sweeps;
import org.nuanbao.submission.Sweeps.SweepReport;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Shows what is waiting in an installation and why, and sends on what is stuck. */
public final class Backlog implements Closeable {
  private final ApplicationContext functions;
  private final InstalledStores installed;

  /** Opens the stores of an installation. */
  public Backlog(InstalledStores installed) {
    this.installed = installed;
    functions = installed.functions();
  }

  public DeadLetters uploads() {
    return new DeadLetters(sqs(), installed.uploads(), installed.uploadsDead());
  }

  public DeadLetters accepted() {
    return new DeadLetters(sqs(), installed.accepted(), installed.acceptedDead());
  }

  public DeadLetters mails() {
    return new DeadLetters(sqs(), installed.mails(), installed.mailsDead());
  }

  public DeadLetters looks() {
    return new DeadLetters(sqs(), installed.looks(), installed.looksDead());
  }

  /** The mails that were set aside after {@code since}, newest first. */
  public List<SetAside> asides(Instant since) {
    return functions.getBean(Mailbox.class).asides().stream()
        .filter(aside -> aside.at().isAfter(since))
        .toList();
  }

  /** Every submission that is not final, with the reason. */
  public List<OpenSubmission> open() {
    Instant now = Instant.now();
    Instant business = functions.getBean(BusinessClock.class).at(now);
    return functions.getBean(Sweep.class).unended(now, business);
  }

  public int unsentReceipts() {
    return functions.getBean(Outbox.class).unsent().size()
        + functions.getBean(Mailbox.class).unasked().size();
  }

  /** The report of the last sweep; empty before the first. */
  public Optional<SweepReport> lastSweep() {
    return functions.getBean(Sweeps.class).last();
  }

  /** Sends dead letters and the events of what is stuck again; returns how many. */
  public int redrive() {
    int sent = uploads().redrive() + accepted().redrive() + mails().redrive() + looks().redrive();
    Sweep sweep = functions.getBean(Sweep.class);
    for (OpenSubmission open : open()) {
      if (sweep.sendAgain(open)) {
        sent++;
      }
    }
    return sent;
  }

  private SqsClient sqs() {
    return functions.getBean(SqsClient.class);
  }

  @Override
  public void close() {
    functions.close();
  }
}
