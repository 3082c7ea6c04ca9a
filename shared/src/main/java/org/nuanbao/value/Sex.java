package org.nuanbao.value;

import java.util.Optional;

/** As the forms print it: 男 or 女. */
public enum Sex {
  MALE("男"),
  FEMALE("女");

  private final String printed;

  Sex(String printed) {
    this.printed = printed;
  }

  public String printed() {
    return printed;
  }

  /** Reads 男 or 女; anything else is no sex. */
  public static Optional<Sex> of(String text) {
    for (Sex sex : values()) {
      if (sex.printed.equals(text)) {
        return Optional.of(sex);
      }
    }
    return Optional.empty();
  }
}
