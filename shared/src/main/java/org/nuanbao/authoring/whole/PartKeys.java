package org.nuanbao.authoring.whole;

import java.util.HashMap;
import java.util.Map;

/** Keys of parts: {@code table}, {@code table2}, {@code list} … */
final class PartKeys {
  private final Map<String, Integer> given = new HashMap<>();

  String next(String stem) {
    int number = given.merge(stem, 1, Integer::sum);
    return number == 1 ? stem : stem + number;
  }

  void giveBack(String stem) {
    given.merge(stem, -1, Integer::sum);
  }
}
