package org.nuanbao.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nuanbao.contract.Given.MORNING;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.submission.Outbox;
import org.nuanbao.submission.Outbox.Posted;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submissions;

/** An outbox: receipts wait until they are sent, and every kind comes out as it went in. */
public abstract class OutboxContract {
  /** The store under test. */
  protected abstract Outbox outbox();

  /** The store that puts receipts in. */
  protected abstract Submissions submissions();

  @Test
  void aReceiptWaitsUntilItIsSent() {
    Receipt receipt = rejected(Given.duty(), new Outcome.Failed());

    assertThat(outbox().posted(receipt.submission())).contains(new Posted(receipt, false));
    assertThat(outbox().unsent()).contains(receipt);

    outbox().sent(receipt, MORNING.plusSeconds(300));
    outbox().sent(receipt, MORNING.plusSeconds(400));

    assertThat(outbox().posted(receipt.submission())).contains(new Posted(receipt, true));
    assertThat(outbox().unsent()).doesNotContain(receipt);
  }

  @Test
  void askingAgainChangesNothingOfTheReceipt() {
    Receipt receipt = rejected(Given.duty(), new Outcome.Rejected());

    outbox().again(receipt, MORNING.plusSeconds(3_600));

    assertThat(outbox().posted(receipt.submission())).contains(new Posted(receipt, false));
    assertThat(outbox().unsent()).contains(receipt);
    outbox().sent(receipt, MORNING.plusSeconds(4_000));
    outbox().again(receipt, MORNING.plusSeconds(7_200));
    assertThat(outbox().posted(receipt.submission())).contains(new Posted(receipt, true));
    assertThat(outbox().unsent()).doesNotContain(receipt);
  }

  @Test
  void everyOutcomeComesOutAsItWentIn() {
    DutyId duty = Given.duty();
    List<Receipt> receipts =
        Stream.of(
                new Outcome.Accepted(true),
                new Outcome.Accepted(false),
                new Outcome.Rejected(),
                new Outcome.Superseded(Outcome.Why.UNCHANGED),
                new Outcome.Superseded(Outcome.Why.NEWER),
                new Outcome.Superseded(Outcome.Why.APPROVED))
            .map(outcome -> rejected(duty, outcome))
            .toList();

    assertThat(outbox().unsent()).containsAll(receipts);
    assertThat(receipts)
        .allSatisfy(receipt ->
            assertThat(outbox().posted(receipt.submission())).contains(new Posted(receipt, false)));
  }

  @Test
  void thereIsNoReceiptBeforeTheEnd() {
    assertThat(outbox().posted(Given.opened(submissions(), Given.duty()).id())).isEmpty();
  }

  /** A receipt of any outcome: rejecting stores whatever receipt it is given. */
  private Receipt rejected(DutyId duty, Outcome outcome) {
    Submission submission = Given.opened(submissions(), duty);
    Receipt receipt = Given.receipt(submission, outcome);
    submissions().reject(submission, receipt);
    return receipt;
  }
}
