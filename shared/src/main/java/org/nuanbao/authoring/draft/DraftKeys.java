package org.nuanbao.authoring.draft;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nuanbao.authoring.part.CellPlace;

/** Gives out keys, each only once. Keys are letters only: a gap in a line takes no digits. */
final class DraftKeys {
  private final Set<String> taken = new HashSet<>();

  /** The usual name if it is free, else {@code stem_a}, {@code stem_b} … */
  String take(@Nullable String usual, String stem) {
    if (usual != null && taken.add(usual)) {
      return usual;
    }
    String before = usual == null ? stem : usual;
    int number = 0;
    String key;
    do {
      key = before + "_" + CellPlace.letters(number++).toLowerCase(Locale.ROOT);
    } while (!taken.add(key));
    return key;
  }
}
