package org.nuanbao.functions.dynamo;

import java.util.function.Consumer;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submission.State;
import org.nuanbao.submission.Submissions.Flip;
import software.amazon.awssdk.enhanced.dynamodb.Expression;

/**
 * Ends submissions, each in one transaction. If DynamoDB's answer is lost, the submission's state
 * tells what happened: it changes with everything else or not at all. The pointer is read before
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
      Consumer<DynamoTable.Transaction> actions =
          tx -> {
            point(tx, seen, current);
            tx.put(DirtyItem.mark(stored.duty()));
            tx.put(PointerStore.TurnItem.of(stored.duty(), current, receipt.at()));
            end(tx, stored, receipt);
          };
      if (reports.commit(actions)) {
        return new Flip.Flipped();
      }
      attempts.again();
    }
  }

  private void point(DynamoTable.Transaction tx, Pointer seen, Pointer.Current current) {
    PointerItem flipped = PointerItem.current(seen.duty(), current);
    tx.setIf(flipped, as(seen));
  }

  private void raise(DynamoTable.Transaction tx, Pointer seen, long mine) {
    PointerItem raised = PointerItem.decided(seen.duty(), mine);
    tx.setIf(raised, as(seen));
  }

  private void demand(DynamoTable.Transaction tx, Pointer seen) {
    tx.check(
        PointerItem.pk(seen.duty()),
        PointerItem.POINTER,
        DynamoTable.condition("#standing = :standing", seen.standing()));
  }

  /**
   * The condition that {@link Pointer#standsAs} asks for; every flip raises {@code decidedUpTo}.
   */
  private static Expression as(Pointer seen) {
    return DynamoTable.condition(
        "#decidedUpTo = :decided AND #standing = :standing", seen.decidedUpTo(), seen.standing());
  }

  /** Writes the submission's final state, its receipt and the audit entry. */
  void end(DynamoTable.Transaction tx, Submission stored, Receipt receipt) {
    tx.putIf(SubmissionItem.of(stored.ended(receipt)), SubmissionItem.stillAs(stored))
        .putIf(ReceiptItem.unsent(receipt), DynamoTable.absent())
        .put(AuditItem.outcome(stored, receipt));
  }

  Submission stored(Submission submission) {
    return reports
        .get(SubmissionItem.class, SubmissionItem.pk(submission.id()), SubmissionItem.STATE)
        .map(SubmissionItem::submission)
        .orElseThrow(() -> new IllegalStateException("no submission " + submission.id()));
  }
}
