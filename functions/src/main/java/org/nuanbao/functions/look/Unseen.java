package org.nuanbao.functions.look;

import org.nuanbao.scan.Seen.Why;

/** A file cannot be shown. Unchecked, since libraries swallow what is checked. */
final class Unseen extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Why why;

  Unseen(Why why) {
    super(why.name());
    this.why = why;
  }

  Why why() {
    return why;
  }
}
