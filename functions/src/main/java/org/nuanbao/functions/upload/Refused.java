package org.nuanbao.functions.upload;

/** The request ends here with this answer. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Refusal refusal;

  Refused(Refusal refusal) {
    super(refusal.name());
    this.refusal = refusal;
  }

  Refusal refusal() {
    return refusal;
  }
}
