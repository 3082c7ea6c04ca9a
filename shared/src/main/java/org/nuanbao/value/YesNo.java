package org.nuanbao.value;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An answer as forms print it: 是 or 否, the same in both scripts. */
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

  /** Both answers in printed order. */
  public static List<String> answers() {
    return Arrays.stream(values()).map(YesNo::printed).toList();
  }

  /** Reads 是 or 否; anything else, even 有 or Y, is no answer. */
  public static Optional<YesNo> of(String text) {
    for (YesNo answer : values()) {
      if (answer.printed.equals(text)) {
        return Optional.of(answer);
      }
    }
    return Optional.empty();
  }
}
