package org.nuanbao.functions.dynamo;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.Submission.State;

/**
 * {@code SUBMISSION#<id>}/{@code OUTBOX}: a receipt, in the index {@code unsent} until it was
 * mailed.
 */
record ReceiptItem(
    String pk,
    String sk,
    @RecordSchema.InKey("submission") Receipt receipt,
    @Nullable Instant sentAt,
    @Nullable String unsent) {
  static final String OUTBOX = "OUTBOX";

  static ReceiptItem unsent(Receipt receipt) {
    return new ReceiptItem(
        SubmissionItem.pk(receipt.submission()), OUTBOX, receipt, null, MarkItem.SET);
  }

  static ReceiptItem sent(Receipt receipt, Instant at) {
    return new ReceiptItem(SubmissionItem.pk(receipt.submission()), OUTBOX, receipt, at, null);
  }

  /**
   * When a waiting receipt or question was asked for again. Setting it makes the stream report the
   * item.
   */
  record AskedItem(String pk, String sk, Instant asked) {}

  /**
   * An outcome as it is stored.
   *
   * @param outcome the state it leads to
   * @param why the reason it was superseded; {@code FAILED} if it was rejected without an error
   */
  record StoredOutcome(State outcome, @Nullable Boolean late, @Nullable String why) {
    private static final String FAILED = "FAILED";

    static StoredOutcome of(Outcome outcome) {
      return new StoredOutcome(
          outcome.state(),
          outcome instanceof Outcome.Accepted(boolean late) ? late : null,
          switch (outcome) {
            case Outcome.Superseded(Outcome.Why why) -> why.name();
            case Outcome.Failed() -> FAILED;
            case Outcome.Accepted _, Outcome.Rejected _ -> null;
          });
    }

    Outcome read() {
      return switch (outcome) {
        case ACCEPTED -> new Outcome.Accepted(requireNonNull(late));
        case REJECTED -> FAILED.equals(why) ? new Outcome.Failed() : new Outcome.Rejected();
        case SUPERSEDED -> new Outcome.Superseded(Outcome.Why.valueOf(requireNonNull(why)));
        case AWAITING, VALIDATED -> throw new IllegalStateException("a receipt of no outcome");
      };
    }
  }
}
