package org.nuanbao.memory;

/**
 * What the publishing protocol demands of each write. A test takes one away to see that somebody
 * notices.
 */
public enum Guard {
  /** A flip demands that nothing was decided since the pointer was looked at. */
  FLIP_IF_DECIDED_AS_SEEN,
  /** A flip demands that the reviewer has said nothing since the pointer was looked at. */
  FLIP_IF_STANDING_AS_SEEN,
  /** A flip shuts out what is older. */
  FLIP_DECIDES,
  /** A flip sets the submission's state in its transaction. */
  STATE_WITH_FLIP,
  /** A flip leaves the dirty mark in its transaction. */
  MARK_WITH_FLIP,
  /** A flip takes the reviewer's word back: the new version was not looked at. */
  FLIP_OPENS,
  /** Every outcome leaves its receipt in its transaction. */
  RECEIPT_WITH_OUTCOME,
  /** A submission ends once. */
  ENDS_ONCE,
  /** An unchanged version shuts out what is older. */
  UNCHANGED_DECIDES,
  /** An unchanged version demands that what it was compared with is still current. */
  UNCHANGED_IF_DECIDED_AS_SEEN,
  /** An unchanged version demands that the reviewer has said nothing since. */
  UNCHANGED_IF_STANDING_AS_SEEN,
  /** Who comes after the approval demands that it still holds. */
  APPROVED_IF_STANDING_AS_SEEN,
  /** The first moment of receiving counts. */
  RECEIVED_ONCE,
  /** Only what waits can become validated. */
  VALIDATED_IF_AWAITING,
  /** The reviewer's word holds for the version that was seen. */
  WORD_ON_WHAT_WAS_SEEN,
  /** The reviewer's word is on a file all of whose parts are decided. */
  WORD_ON_WHAT_HAS_ENDED,
  /** A part demands that nothing newer of its subject was decided. */
  PART_UNLESS_NEWER_DECIDED,
  /** A part demands that the duty is not approved. */
  PART_UNLESS_APPROVED,
  /** A part that becomes current shuts out what is older. */
  PART_DECIDES,
  /** An unchanged part shuts out what is older. */
  UNCHANGED_PART_DECIDES,
  /** A part is decided once. */
  PART_DECIDED_ONCE,
  /** How a part was decided is kept in its transaction. */
  END_WITH_PART,
  /** A part turns the duty's pointer in its transaction. */
  POINTER_WITH_PART,
  /** A part leaves the dirty mark in its transaction. */
  MARK_WITH_PART,
  /** A part takes the reviewer's word back. */
  PART_OPENS,
  /** A later run's total is not overwritten by an earlier run. */
  LATER_RUN_STAYS
}
