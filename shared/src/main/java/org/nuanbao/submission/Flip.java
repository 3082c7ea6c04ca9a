package org.nuanbao.submission;

/** What came of trying to make a version current. */
public sealed interface Flip {
  /** It is current now; or it already was, by an earlier try of the same submission. */
  record Flipped() implements Flip {}

  /** The condition did not hold: look at the pointer again and decide anew. */
  record Lost(Pointer pointer) implements Flip {}
}
