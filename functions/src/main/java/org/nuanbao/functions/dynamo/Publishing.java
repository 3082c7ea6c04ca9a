package org.nuanbao.functions.dynamo;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.nuanbao.submission.Flip;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.State;
import org.nuanbao.submission.Submission;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactWriteItemsEnhancedRequest;

/**
 * Ends submissions, each in one transaction. An answer that was lost is found again in the
 * submission's state, which changes with everything else or not at all. The pointer is read before
 * the state: a state read first could be older than a pointer that this very submission has moved.
 */
final class Publishing {
  private final Table reports;
  private final PointerStore pointers;

  Publishing(Table reports, PointerStore pointers) {
    this.reports = reports;
    this.pointers = pointers;
  }

  void reject(Submission submission, Receipt receipt) {
    Attempts attempts = new Attempts("rejecting");
    while (true) {
      Submission stored = stored(submission);
      if (stored.state().isFinal() || reports.commit(tx -> end(tx, stored, receipt))) {
        return;
      }
      attempts.again();
    }
  }

  Flip supersede(Submission submission, Pointer seen, Receipt receipt) {
    boolean unchanged =
        receipt.outcome() instanceof Outcome.Superseded(Outcome.Why why)
            && why == Outcome.Why.UNCHANGED;
    Attempts attempts = new Attempts("superseding");
    while (true) {
      Pointer now = pointers.find(submission.duty());
      Submission stored = stored(submission);
      if (stored.state().isFinal()) {
        return new Flip.Flipped();
      }
      if (unchanged && !standsAs(now, seen, submission.version())) {
        return new Flip.Lost(now);
      }
      boolean done =
          reports.commit(tx -> {
            if (unchanged) {
              raise(tx, seen, submission.version());
            }
            end(tx, stored, receipt);
          });
      if (done) {
        return new Flip.Flipped();
      }
      attempts.again();
    }
  }

  Flip flip(Submission submission, Pointer.Current current, Receipt receipt) {
    Attempts attempts = new Attempts("flipping");
    while (true) {
      Pointer now = pointers.find(submission.duty());
      Submission stored = stored(submission);
      if (stored.state() == State.ACCEPTED) {
        return new Flip.Flipped();
      }
      if (stored.state().isFinal()
          || now.decidedUpTo() >= current.version()
          || now.standing() == Pointer.Standing.APPROVED) {
        return new Flip.Lost(now);
      }
      Consumer<TransactWriteItemsEnhancedRequest.Builder> actions =
          tx -> {
            point(tx, stored, current);
            tx.addPutItem(reports.of(DirtyItem.SCHEMA), DirtyItem.mark(stored.duty()));
            tx.addPutItem(
                reports.of(TurnItem.SCHEMA), TurnItem.of(stored.duty(), current, receipt.at()));
            end(tx, stored, receipt);
          };
      if (reports.commit(actions)) {
        return new Flip.Flipped();
      }
      attempts.again();
    }
  }

  private void point(
      TransactWriteItemsEnhancedRequest.Builder tx, Submission mine, Pointer.Current current) {
    tx.addUpdateItem(
        reports.of(PointerItem.SCHEMA),
        Table.setIf(
            PointerItem.class,
            PointerItem.current(mine.duty(), current),
            Table.condition(
                "#decidedUpTo < :mine AND #standing <> :approved",
                Map.of(
                    ":mine", Table.value(current.version()),
                    ":approved", Table.value(Pointer.Standing.APPROVED.name())))));
  }

  private void raise(TransactWriteItemsEnhancedRequest.Builder tx, Pointer seen, long mine) {
    tx.addUpdateItem(
        reports.of(PointerItem.SCHEMA),
        Table.setIf(
            PointerItem.class,
            PointerItem.decided(seen.duty(), mine),
            Table.condition(
                "#decidedUpTo < :mine AND #submission = :seen",
                Map.of(
                    ":mine", Table.value(mine),
                    ":seen", Table.value(currentOf(seen).orElse(""))))));
  }

  /** The submission's state, its receipt and the audit entry. */
  void end(TransactWriteItemsEnhancedRequest.Builder tx, Submission stored, Receipt receipt) {
    Submission ended =
        new Submission(
            stored.id(),
            stored.duty(),
            stored.version(),
            stored.file(),
            stored.by(),
            receipt.outcome().state(),
            stored.openedAt(),
            stored.receivedAt(),
            stored.valuesHash(),
            receipt.number());
    tx.addPutItem(
            reports.of(SubmissionItem.SCHEMA),
            Table.putIf(
                SubmissionItem.class, SubmissionItem.of(ended), SubmissionItem.stillAs(stored)))
        .addPutItem(
            reports.of(ReceiptItem.SCHEMA),
            Table.putIf(ReceiptItem.class, ReceiptItem.unsent(receipt), Table.absent()))
        .addPutItem(reports.of(AuditItem.SCHEMA), AuditItem.outcome(stored, receipt));
  }

  private static boolean standsAs(Pointer now, Pointer seen, long mine) {
    return now.decidedUpTo() < mine
        && currentOf(now).isPresent()
        && currentOf(now).equals(currentOf(seen));
  }

  private static Optional<String> currentOf(Pointer pointer) {
    return Optional.ofNullable(pointer.current()).map(current -> current.submission().value());
  }

  Submission stored(Submission submission) {
    return reports
        .get(SubmissionItem.SCHEMA, SubmissionItem.pk(submission.id()), SubmissionItem.STATE)
        .map(SubmissionItem::submission)
        .orElseThrow(() -> new IllegalStateException("no submission " + submission.id()));
  }
}
