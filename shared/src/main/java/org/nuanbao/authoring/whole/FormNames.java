package org.nuanbao.authoring.whole;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nuanbao.authoring.draft.YamlPage.Entry;
import org.nuanbao.authoring.part.Input.Answer;

/** Gives out what a form of several sheets has only once: fields of its head, keys of its parts. */
final class FormNames {
  private static final Set<String> KNOWN = Set.of("unit", "date");

  private final Map<String, Entry> fields = new LinkedHashMap<>();
  private final Map<String, Integer> given = new HashMap<>();

  /**
   * Takes a field of the head that every form knows: who reports, and when. False if it is no such
   * field, or is already taken.
   */
  boolean take(String key, String label, Answer answer) {
    if (!KNOWN.contains(key) || fields.containsKey(key)) {
      return false;
    }
    Entry field = Entry.of("key", key, "label", label, "printed", label + "：");
    fields.put(key, NamedAnswer.typed(field, answer));
    return true;
  }

  List<Entry> fields() {
    return List.copyOf(fields.values());
  }

  /** The next free key for a part: {@code table}, {@code table2}, {@code list} … */
  String next(String stem) {
    int number = given.merge(stem, 1, Integer::sum);
    return number == 1 ? stem : stem + number;
  }

  void giveBack(String stem) {
    given.merge(stem, -1, Integer::sum);
  }
}
