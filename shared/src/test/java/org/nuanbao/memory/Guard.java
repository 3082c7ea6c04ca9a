package org.nuanbao.memory;

/**
 * What the publishing protocol demands of each write. A test takes one away to see that somebody
 * notices.
 */
public enum Guard {
  /** A flip demands that nothing newer was decided. */
  FLIP_UNLESS_NEWER_DECIDED,
  /** A flip demands that the duty is not approved. */
  FLIP_UNLESS_APPROVED,
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
  UNCHANGED_IF_STILL_CURRENT,
  /** The first moment of receiving counts. */
  RECEIVED_ONCE,
  /** Only what waits can become validated. */
  VALIDATED_IF_AWAITING,
  /** The reviewer's word holds for the version that was seen. */
  WORD_ON_WHAT_WAS_SEEN
}
