package org.nuanbao.value;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** As the forms print it: 是 or 否, in both scripts the same. */
public enum YesNo {
  YES("是"),
  NO("否");

  private final String printed;

  YesNo(String printed) {
    this.printed = printed;
  }

  public String printed() {
    return printed;
  }

  /** Both answers in the order they are printed in. */
  public static List<String> answers() {
    return Arrays.stream(values()).map(YesNo::printed).toList();
  }

  /** Reads 是 or 否; anything else, 有 and Y too, is no answer. */
  public static Optional<YesNo> of(String text) {
    for (YesNo answer : values()) {
      if (answer.printed.equals(text)) {
        return Optional.of(answer);
      }
    }
    return Optional.empty();
  }
}
