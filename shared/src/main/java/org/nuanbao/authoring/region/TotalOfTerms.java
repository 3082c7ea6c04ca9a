package org.nuanbao.authoring.region;

import java.util.Collections;
import java.util.List;

/**
 * Rows, or columns, that add up to another.
 *
 * @param printed the formula on the form; empty where only names tell
 */
record TotalOfTerms(int target, List<Integer> plus, List<Integer> minus, String printed) {
  /** Whether both are of one total and have a term in common. */
  boolean isOfSameDivision(TotalOfTerms other) {
    return target == other.target
        && (!Collections.disjoint(plus, other.plus) || !Collections.disjoint(minus, other.minus));
  }
}
