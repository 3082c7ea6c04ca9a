package org.nuanbao.authoring.draft;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A drafted rule.
 *
 * @param parameters by key in their order, each a text or a list
 */
record DraftRule(String kind, Map<String, Object> parameters, String severity, List<Doubt> doubts) {
  static DraftRule of(String kind, String severity, Object... keysAndValues) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      parameters.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return new DraftRule(kind, parameters, severity, List.of());
  }

  DraftRule doubted(String chinese, String english) {
    return new DraftRule(kind, parameters, severity, List.of(new Doubt(chinese, english)));
  }
}
