package org.nuanbao.functions.dynamo;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.SubmissionId;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * {@code DUTY#<dutyKey>}/{@code POINTER}. Attributes that are null are left as they are, so that
 * giving out a version and making one current never overwrite each other.
 */
record PointerItem(
    String pk,
    String sk,
    @Nullable Long lastVersion,
    @Nullable Long decidedUpTo,
    @Nullable String standing,
    @Nullable String submission,
    @Nullable Long version,
    @Nullable String valuesHash,
    @Nullable Instant receivedAt,
    @Nullable Boolean late) {
  static final String POINTER = "POINTER";

  static final Expression NOT_APPROVED =
      DynamoTable.condition(
          "attribute_not_exists(#standing) OR #standing <> :approved",
          Map.of(":approved", DynamoTable.value(Pointer.Standing.APPROVED.name())));

  static final TableSchema<PointerItem> SCHEMA =
      ItemSchema.of(PointerItem.class, PointerItem::pk, PointerItem::sk)
          .number("lastVersion", PointerItem::lastVersion)
          .number("decidedUpTo", PointerItem::decidedUpTo)
          .text("standing", PointerItem::standing)
          .text("submission", PointerItem::submission)
          .number("version", PointerItem::version)
          .text("valuesHash", PointerItem::valuesHash)
          .moment("receivedAt", PointerItem::receivedAt)
          .flag("late", PointerItem::late)
          .build(PointerItem::read);

  static String pk(DutyId duty) {
    return "DUTY#" + duty.key();
  }

  /** Before the first version. */
  static PointerItem first(DutyId duty) {
    return new PointerItem(
        pk(duty), POINTER, 1L, 0L, Pointer.Standing.OPEN.name(), null, null, null, null, null);
  }

  static PointerItem opened(DutyId duty, long lastVersion) {
    return new PointerItem(
        pk(duty), POINTER, lastVersion, null, null, null, null, null, null, null);
  }

  static PointerItem decided(DutyId duty, long upTo) {
    return new PointerItem(pk(duty), POINTER, null, upTo, null, null, null, null, null, null);
  }

  /** A new version has not been looked at: what was said of the one before is over. */
  static PointerItem current(DutyId duty, Pointer.Current current) {
    return pointing(duty, current.version(), current);
  }

  /** A part of this submission became current; the versions of parts stand with their subjects. */
  static PointerItem part(DutyId duty, Pointer.Current current) {
    return pointing(duty, null, current);
  }

  private static PointerItem pointing(
      DutyId duty, @Nullable Long decidedUpTo, Pointer.Current current) {
    return new PointerItem(
        pk(duty),
        POINTER,
        null,
        decidedUpTo,
        Pointer.Standing.OPEN.name(),
        current.submission().value(),
        current.version(),
        current.valuesHash(),
        current.receivedAt(),
        current.late());
  }

  static PointerItem standing(DutyId duty, Pointer.Standing standing) {
    return new PointerItem(
        pk(duty), POINTER, null, null, standing.name(), null, null, null, null, null);
  }

  Pointer pointer() {
    return new Pointer(
        DutyId.parse(pk.substring(pk.indexOf('#') + 1)),
        requireNonNullElse(lastVersion, 0L),
        requireNonNullElse(decidedUpTo, 0L),
        submission == null ? null : current(submission),
        Pointer.Standing.valueOf(requireNonNull(standing)));
  }

  private Pointer.Current current(String id) {
    return new Pointer.Current(
        new SubmissionId(id),
        requireNonNull(version),
        requireNonNull(valuesHash),
        requireNonNull(receivedAt),
        requireNonNull(late));
  }

  private static PointerItem read(ItemDraft draft) {
    return new PointerItem(
        draft.pk(),
        draft.sk(),
        draft.numberIfAny("lastVersion"),
        draft.numberIfAny("decidedUpTo"),
        draft.textIfAny("standing"),
        draft.textIfAny("submission"),
        draft.numberIfAny("version"),
        draft.textIfAny("valuesHash"),
        draft.momentIfAny("receivedAt"),
        draft.flagIfAny("late"));
  }
}
