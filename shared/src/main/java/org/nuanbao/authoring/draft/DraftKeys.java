package org.nuanbao.authoring.draft;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names for what is drafted, each given once. Letters only: a gap in a line takes no figure. */
final class DraftKeys {
  private static final int LETTERS = 26;

  private final Set<String> taken = new HashSet<>();

  /** The usual name if it is free, else {@code stem_a}, {@code stem_b} … */
  String take(@Nullable String usual, String stem) {
    if (usual != null && taken.add(usual)) {
      return usual;
    }
    String before = usual == null ? stem : usual;
    int number = 0;
    while (!taken.add(before + "_" + letters(number))) {
      number++;
    }
    return before + "_" + letters(number);
  }

  /** a … z, aa, ab … */
  static String letters(int number) {
    String last = String.valueOf((char) ('a' + number % LETTERS));
    return number < LETTERS ? last : letters(number / LETTERS - 1) + last;
  }
}
