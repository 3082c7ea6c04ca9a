package org.nuanbao.authoring.region;

import java.util.List;

/**
 * Rows, or columns, that add up to another.
 *
 * @param printed the formula on the form; empty where only names tell
 */
record TotalOfTerms(int target, List<Integer> plus, List<Integer> minus, String printed) {
  /** Whether both say the same, in whatever order. */
  boolean isSame(TotalOfTerms other) {
    return target == other.target
        && sorted(plus).equals(sorted(other.plus))
        && sorted(minus).equals(sorted(other.minus));
  }

  private static List<Integer> sorted(List<Integer> terms) {
    return terms.stream().sorted().toList();
  }
}
