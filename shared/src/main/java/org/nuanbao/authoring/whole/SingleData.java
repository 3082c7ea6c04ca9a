package org.nuanbao.authoring.whole;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nuanbao.authoring.draft.Doubt;
import org.nuanbao.authoring.draft.YamlPage;

/**
 * The parts of a sheet as the data of a card: its questions, and its lists as small tables.
 *
 * @param parts of kinds card and roster
 */
record SingleData(List<YamlPage.Entry> parts) {
  void put(YamlPage page) {
    List<YamlPage.Entry> questions = new ArrayList<>();
    List<YamlPage.Entry> tables = new ArrayList<>();
    for (YamlPage.Entry part : parts) {
      if (part.values().get("questions") instanceof List<?> asked) {
        asked.forEach(it -> questions.add((YamlPage.Entry) it));
      } else {
        Map<String, Object> table = new LinkedHashMap<>();
        for (String key : List.of("key", "label", "columns")) {
          table.put(key, part.values().getOrDefault(key, ""));
        }
        tables.add(PartDraft.entry(table));
      }
    }
    page.list("questions", questions);
    if (!tables.isEmpty()) {
      page.list("tables", tables);
    }
    page.doubt(new Doubt("靠什么区分两份？", "what tells two of them apart?"));
    page.list(
        "one_per", List.of(PartDraft.entry(Map.of("questions", List.of(subject(questions))))));
    page.list("measures", List.of(PartDraft.entry(measure())));
  }

  private static Map<String, Object> measure() {
    Map<String, Object> measure = new LinkedHashMap<>();
    measure.put("key", "cards");
    measure.put("kind", "rows");
    return measure;
  }

  /** A number of identity, else a name, else the first question. */
  private static Object subject(List<YamlPage.Entry> questions) {
    return questions.stream()
        .filter(it -> "id_number".equals(it.values().get("type")))
        .findFirst()
        .or(() ->
            questions.stream()
                .filter(it -> String.valueOf(it.values().get("label")).endsWith("姓名"))
                .findFirst())
        .map(it -> it.values().getOrDefault("key", ""))
        .orElseGet(() -> questions.getFirst().values().getOrDefault("key", ""));
  }
}
