package org.nuanbao.local.command;

import java.util.Formatter;
import org.jspecify.annotations.Nullable;

/** A sentence for the user, in Chinese and in English. */
record TwoLanguages(String chinese, String english) {
  String in(Language language) {
    return switch (language) {
      case ZH -> chinese;
      case EN -> english;
    };
  }

  /** Puts the same arguments into both sentences, as {@link Formatter} does. */
  TwoLanguages with(@Nullable Object... arguments) {
    return new TwoLanguages(chinese.formatted(arguments), english.formatted(arguments));
  }
}
