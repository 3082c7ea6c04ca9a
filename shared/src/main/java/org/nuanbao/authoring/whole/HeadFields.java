package org.nuanbao.authoring.whole;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nuanbao.authoring.draft.YamlPage;
import org.nuanbao.authoring.part.Input.Answer;

/** The fields of the head that every form knows: who reports, and when. */
final class HeadFields {
  private static final Set<String> KNOWN = Set.of("unit", "date");

  private final List<YamlPage.Entry> fields = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();

  /** False where it is no such field, or there is one. */
  boolean take(String key, String label, Answer answer) {
    if (!KNOWN.contains(key) || !taken.add(key)) {
      return false;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("key", key);
    values.put("label", label);
    values.put("printed", label + "：");
    AnswerData.put(values, answer, false);
    fields.add(PartDraft.entry(values));
    return true;
  }

  List<YamlPage.Entry> entries() {
    return List.copyOf(fields);
  }
}
