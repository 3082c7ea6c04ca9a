package org.nuanbao.value;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the name that was meant by a text that is none of the names. */
public final class Nearest {
  private Nearest() {}

  /** The most similar name; empty if none is at least half alike. */
  public static Optional<String> of(String said, Collection<String> names) {
    return names.stream()
        .min(Comparator.comparingInt(name -> distance(name, said)))
        .filter(name -> distance(name, said) * 2 <= Math.max(name.length(), said.length()));
  }

  /** How many characters to insert, delete or change (Levenshtein distance). */
  public static int distance(String one, String other) {
    int[] row = IntStream.rangeClosed(0, other.length()).toArray();
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
