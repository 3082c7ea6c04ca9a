package org.nuanbao.functions.simulate;

/** A promise that a history broke. */
final class Violation extends RuntimeException {
  private static final long serialVersionUID = 1;

  Violation(String what) {
    super(what);
  }

  static void unless(boolean holds, String what, Object about) {
    if (!holds) {
      throw new Violation(what + ": " + about);
    }
  }
}
