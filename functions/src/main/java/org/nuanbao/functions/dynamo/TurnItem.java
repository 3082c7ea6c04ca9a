package org.nuanbao.functions.dynamo;

import java.time.Instant;
import java.util.Locale;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.SubmissionId;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * {@code DUTY#<dutyKey>}/{@code CURRENT#<version>}: that a version became current, and when; never
 * changed. Later versions become current later.
 */
record TurnItem(
    String pk,
    String sk,
    Instant at,
    String submission,
    long version,
    String valuesHash,
    Instant receivedAt,
    boolean late) {
  static final String PREFIX = "CURRENT#";

  static final TableSchema<TurnItem> SCHEMA =
      ItemSchema.of(TurnItem.class, TurnItem::pk, TurnItem::sk)
          .moment("at", TurnItem::at)
          .text("submission", TurnItem::submission)
          .number("version", TurnItem::version)
          .text("valuesHash", TurnItem::valuesHash)
          .moment("receivedAt", TurnItem::receivedAt)
          .flag("late", TurnItem::late)
          .build(draft ->
              new TurnItem(
                  draft.pk(),
                  draft.sk(),
                  draft.moment("at"),
                  draft.text("submission"),
                  draft.number("version"),
                  draft.text("valuesHash"),
                  draft.moment("receivedAt"),
                  Boolean.TRUE.equals(draft.flagIfAny("late"))));

  static TurnItem of(DutyId duty, Pointer.Current current, Instant at) {
    return new TurnItem(
        PointerItem.pk(duty),
        PREFIX + String.format(Locale.ROOT, "%010d", current.version()),
        at,
        current.submission().value(),
        current.version(),
        current.valuesHash(),
        current.receivedAt(),
        current.late());
  }

  Pointer.Current current() {
    return new Pointer.Current(new SubmissionId(submission), version, valuesHash, receivedAt, late);
  }
}
