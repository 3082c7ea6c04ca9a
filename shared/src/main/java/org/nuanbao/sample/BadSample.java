package org.nuanbao.sample;

/** JSON that is no sample: it names no form, or one nobody knows. Plain, for whoever called. */
public final class BadSample extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadSample(String message) {
    super(message);
  }
}
