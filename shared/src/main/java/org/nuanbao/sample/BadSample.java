package org.nuanbao.sample;

/**
 * JSON that is not a sample: it names no form, or an unknown one. Its message is for the caller.
 */
public final class BadSample extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadSample(String message) {
    super(message);
  }
}
