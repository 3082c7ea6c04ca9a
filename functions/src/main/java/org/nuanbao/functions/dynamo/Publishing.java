package org.nuanbao.functions.dynamo;

import java.util.Map;
import java.util.function.Consumer;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submission.State;
import org.nuanbao.submission.Submissions.Flip;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactWriteItemsEnhancedRequest;

/**
 * Ends submissions, each in one transaction. An answer that was lost is found again in the
 * submission's state, which changes with everything else or not at all. The pointer is read before
 * the state: a state read first could be older than a pointer that this very submission has moved.
 */
final class Publishing {
  private final DynamoTable reports;
  private final PointerStore pointers;

  Publishing(DynamoTable reports, PointerStore pointers) {
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
    Outcome.Why why = why(receipt);
    Attempts attempts = new Attempts("superseding");
    while (true) {
      Pointer now = pointers.find(submission.duty());
      Submission stored = stored(submission);
      if (stored.state().isFinal()) {
        return new Flip.Flipped();
      }
      if (why != Outcome.Why.NEWER && !now.standsAs(seen)) {
        return new Flip.Lost(now);
      }
      boolean done =
          reports.commit(tx -> {
            switch (why) {
              case UNCHANGED -> raise(tx, seen, submission.version());
              case APPROVED -> demand(tx, seen);
              case NEWER -> {}
            }
            end(tx, stored, receipt);
          });
      if (done) {
        return new Flip.Flipped();
      }
      attempts.again();
    }
  }

  private static Outcome.Why why(Receipt receipt) {
    if (receipt.outcome() instanceof Outcome.Superseded(Outcome.Why why)) {
      return why;
    }
    throw new IllegalArgumentException("not superseded: " + receipt.outcome());
  }

  Flip flip(Submission submission, Pointer seen, Pointer.Current current, Receipt receipt) {
    Attempts attempts = new Attempts("flipping");
    while (true) {
      Pointer now = pointers.find(submission.duty());
      Submission stored = stored(submission);
      if (stored.state() == State.ACCEPTED) {
        return new Flip.Flipped();
      }
      if (stored.state().isFinal() || !now.takes(current.version()) || !now.standsAs(seen)) {
        return new Flip.Lost(now);
      }
      Consumer<TransactWriteItemsEnhancedRequest.Builder> actions =
          tx -> {
            point(tx, seen, current);
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
      TransactWriteItemsEnhancedRequest.Builder tx, Pointer seen, Pointer.Current current) {
    PointerItem flipped = PointerItem.current(seen.duty(), current);
    tx.addUpdateItem(
        reports.of(PointerItem.SCHEMA), DynamoTable.setIf(PointerItem.class, flipped, as(seen)));
  }

  private void raise(TransactWriteItemsEnhancedRequest.Builder tx, Pointer seen, long mine) {
    PointerItem raised = PointerItem.decided(seen.duty(), mine);
    tx.addUpdateItem(
        reports.of(PointerItem.SCHEMA), DynamoTable.setIf(PointerItem.class, raised, as(seen)));
  }

  private void demand(TransactWriteItemsEnhancedRequest.Builder tx, Pointer seen) {
    tx.addConditionCheck(
        reports.of(PointerItem.SCHEMA),
        DynamoTable.check(
            PointerItem.pk(seen.duty()),
            PointerItem.POINTER,
            DynamoTable.condition(
                "#standing = :standing",
                Map.of(":standing", DynamoTable.value(seen.standing().name())))));
  }

  /** What {@link Pointer#standsAs} asks: every flip raises {@code decidedUpTo}. */
  private static Expression as(Pointer seen) {
    return DynamoTable.condition(
        "#decidedUpTo = :decided AND #standing = :standing",
        Map.of(
            ":decided", DynamoTable.value(seen.decidedUpTo()),
            ":standing", DynamoTable.value(seen.standing().name())));
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
            DynamoTable.putIf(
                SubmissionItem.class, SubmissionItem.of(ended), SubmissionItem.stillAs(stored)))
        .addPutItem(
            reports.of(ReceiptItem.SCHEMA),
            DynamoTable.putIf(ReceiptItem.class, ReceiptItem.unsent(receipt), DynamoTable.absent()))
        .addPutItem(reports.of(AuditItem.SCHEMA), AuditItem.outcome(stored, receipt));
  }

  Submission stored(Submission submission) {
    return reports
        .get(SubmissionItem.SCHEMA, SubmissionItem.pk(submission.id()), SubmissionItem.STATE)
        .map(SubmissionItem::submission)
        .orElseThrow(() -> new IllegalStateException("no submission " + submission.id()));
  }
}
