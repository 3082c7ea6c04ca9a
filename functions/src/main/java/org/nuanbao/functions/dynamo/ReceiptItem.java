package org.nuanbao.functions.dynamo;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.Outcome;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.Submission.State;
import org.nuanbao.submission.SubmissionId;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** {@code SUBMISSION#<id>}/{@code OUTBOX}; in the index {@code unsent} until it was mailed. */
record ReceiptItem(
    String pk,
    String sk,
    String number,
    String duty,
    Instant at,
    String formTitle,
    String unit,
    String to,
    AnnouncedFile file,
    String outcome,
    @Nullable Boolean late,
    @Nullable String why,
    List<String> lines,
    @Nullable Instant sentAt,
    @Nullable String unsent) {
  static final String OUTBOX = "OUTBOX";

  /** Why something was rejected that has no error. */
  private static final String FAILED = "FAILED";

  static final TableSchema<ReceiptItem> SCHEMA =
      FileAttributes.add(
              ItemSchema.of(ReceiptItem.class, ReceiptItem::pk, ReceiptItem::sk), ReceiptItem::file)
          .text("number", ReceiptItem::number)
          .text("duty", ReceiptItem::duty)
          .moment("at", ReceiptItem::at)
          .text("formTitle", ReceiptItem::formTitle)
          .text("unit", ReceiptItem::unit)
          .text("to", ReceiptItem::to)
          .text("outcome", ReceiptItem::outcome)
          .flag("late", ReceiptItem::late)
          .text("why", ReceiptItem::why)
          .texts("lines", ReceiptItem::lines)
          .moment("sentAt", ReceiptItem::sentAt)
          .mark(MarkItem.UNSENT, ReceiptItem::unsent)
          .build(ReceiptItem::read);

  static ReceiptItem unsent(Receipt receipt) {
    return of(receipt, null, MarkItem.SET);
  }

  static ReceiptItem sent(Receipt receipt, Instant at) {
    return of(receipt, at, null);
  }

  private static ReceiptItem of(
      Receipt receipt, @Nullable Instant sentAt, @Nullable String unsent) {
    return new ReceiptItem(
        SubmissionItem.pk(receipt.submission()),
        OUTBOX,
        receipt.number(),
        receipt.duty().key(),
        receipt.at(),
        receipt.formTitle(),
        receipt.unit(),
        receipt.to(),
        receipt.file(),
        receipt.outcome().state().name(),
        receipt.outcome() instanceof Outcome.Accepted(boolean late) ? late : null,
        why(receipt.outcome()),
        receipt.lines(),
        sentAt,
        unsent);
  }

  private static @Nullable String why(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Superseded(Outcome.Why why) -> why.name();
      case Outcome.Failed() -> FAILED;
      case Outcome.Accepted _, Outcome.Rejected _ -> null;
    };
  }

  Receipt receipt() {
    return new Receipt(
        number,
        new SubmissionId(pk.substring(pk.indexOf('#') + 1)),
        DutyId.parse(duty),
        at,
        formTitle,
        unit,
        to,
        file,
        readOutcome(),
        lines);
  }

  private Outcome readOutcome() {
    return switch (State.valueOf(outcome)) {
      case ACCEPTED -> new Outcome.Accepted(requireNonNull(late));
      case REJECTED -> FAILED.equals(why) ? new Outcome.Failed() : new Outcome.Rejected();
      case SUPERSEDED -> new Outcome.Superseded(Outcome.Why.valueOf(requireNonNull(why)));
      case AWAITING, VALIDATED -> throw new IllegalStateException("a receipt of no outcome: " + pk);
    };
  }

  private static ReceiptItem read(ItemDraft draft) {
    return new ReceiptItem(
        draft.pk(),
        draft.sk(),
        draft.text("number"),
        draft.text("duty"),
        draft.moment("at"),
        draft.text("formTitle"),
        draft.text("unit"),
        draft.text("to"),
        FileAttributes.read(draft),
        draft.text("outcome"),
        draft.flagIfAny("late"),
        draft.textIfAny("why"),
        draft.texts("lines"),
        draft.momentIfAny("sentAt"),
        draft.textIfAny(MarkItem.UNSENT));
  }
}
