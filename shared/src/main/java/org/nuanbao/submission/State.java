package org.nuanbao.submission;

/** Where a submission stands. The last three are final: one of them, once. */
public enum State {
  /** A URL was given out. */
  AWAITING,
  /** Free of errors; its values wait to be converted. */
  VALIDATED,
  ACCEPTED,
  REJECTED,
  SUPERSEDED;

  public boolean isFinal() {
    return switch (this) {
      case AWAITING, VALIDATED -> false;
      case ACCEPTED, REJECTED, SUPERSEDED -> true;
    };
  }
}
