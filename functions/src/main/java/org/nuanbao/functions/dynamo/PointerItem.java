package org.nuanbao.functions.dynamo;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.submission.Pointer;
import software.amazon.awssdk.enhanced.dynamodb.Expression;

/**
 * {@code DUTY#<dutyKey>}/{@code POINTER}: a duty's pointer. Attributes that are null are left as
 * they are, so that giving out a version and making one current never overwrite each other.
 */
record PointerItem(
    String pk,
    String sk,
    @Nullable Long lastVersion,
    @Nullable Long decidedUpTo,
    Pointer.@Nullable Standing standing,
    Pointer.@Nullable Current current) {
  static final String POINTER = "POINTER";

  static final Expression NOT_APPROVED =
      DynamoTable.condition(
          "attribute_not_exists(#standing) OR #standing <> :approved", Pointer.Standing.APPROVED);

  static String pk(DutyId duty) {
    return "DUTY#" + duty.key();
  }

  /** The pointer with which a duty's first version is opened. */
  static PointerItem first(DutyId duty) {
    return new PointerItem(pk(duty), POINTER, 1L, 0L, Pointer.Standing.OPEN, null);
  }

  static PointerItem opened(DutyId duty, long lastVersion) {
    return new PointerItem(pk(duty), POINTER, lastVersion, null, null, null);
  }

  static PointerItem decided(DutyId duty, long upTo) {
    return new PointerItem(pk(duty), POINTER, null, upTo, null, null);
  }

  /** A new version has not been reviewed: the decision on the one before no longer holds. */
  static PointerItem current(DutyId duty, Pointer.Current current) {
    return new PointerItem(
        pk(duty), POINTER, null, current.version(), Pointer.Standing.OPEN, current);
  }

  /**
   * Makes a submission current by one of its parts; parts' versions are stored with their subjects.
   */
  static PointerItem part(DutyId duty, Pointer.Current current) {
    return new PointerItem(pk(duty), POINTER, null, null, Pointer.Standing.OPEN, current);
  }

  static PointerItem standing(DutyId duty, Pointer.Standing standing) {
    return new PointerItem(pk(duty), POINTER, null, null, standing, null);
  }

  Pointer pointer() {
    return new Pointer(
        DutyId.parse(pk.substring(pk.indexOf('#') + 1)),
        requireNonNullElse(lastVersion, 0L),
        requireNonNullElse(decidedUpTo, 0L),
        current,
        requireNonNull(standing));
  }
}
