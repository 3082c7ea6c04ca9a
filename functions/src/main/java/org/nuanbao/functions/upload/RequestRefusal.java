package org.nuanbao.functions.upload;

/** The request ends here with this answer. */
final class RequestRefusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Refusal refusal;

  RequestRefusal(Refusal refusal) {
    super(refusal.name());
    this.refusal = refusal;
  }

  Refusal refusal() {
    return refusal;
  }
}
