package org.nuanbao.authoring.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nuanbao.authoring.draft.DraftBody.DraftAnswer;
import org.nuanbao.authoring.draft.DraftBody.Question;
import org.nuanbao.authoring.draft.DraftedForm.DraftRule;
import org.nuanbao.form.ValueType;

/** Rules that a card or voucher suggests by itself, and what tells two of them apart. */
final class SingleRules {
  private final DraftBody.Sheet body;
  private final List<DraftAnswer> single;

  SingleRules(DraftBody.Sheet body) {
    this.body = body;
    this.single =
        body.questions().stream()
            .filter(DraftAnswer.class::isInstance)
            .map(DraftAnswer.class::cast)
            .toList();
  }

  List<DraftRule> rules() {
    List<DraftRule> rules = new ArrayList<>();
    Set<String> keys = single.stream().map(DraftAnswer::key).collect(Collectors.toSet());
    List<String> ids = ofType(ValueType.ID_NUMBER);
    List<String> needed = Stream.of("name", "id_no").filter(keys::contains).toList();
    if (!needed.isEmpty()) {
      rules.add(
          DraftRule.of("required", "error", "refs", needed)
              .doubted("还有哪些必填？", "which others are required?"));
    }
    if (!ids.isEmpty()) {
      rules.add(
          DraftRule.of("ids_valid", "error", "refs", ids, "lengths", List.of(15, 18))
              .doubted("15位的旧号码也收吗？", "are old numbers of 15 digits taken too?"));
    }
    if (keys.containsAll(List.of("sex", "id_no"))) {
      rules.add(DraftRule.of("sexes_match_ids", "error", "pairs", List.of(pair("sex"))));
    }
    if (keys.containsAll(List.of("birth", "id_no"))) {
      rules.add(DraftRule.of("births_match_ids", "error", "pairs", List.of(pair("birth"))));
    }
    List<String> coded =
        all()
            .filter(it -> !it.getValue().codes().isEmpty() && !it.getKey().endsWith("sex"))
            .map(Map.Entry::getKey)
            .toList();
    if (!coded.isEmpty()) {
      rules.add(DraftRule.of("coded", "error", "refs", coded));
    }
    rules.addAll(ofGroups());
    return rules;
  }

  private List<DraftRule> ofGroups() {
    List<DraftRule> rules = new ArrayList<>();
    for (Question question : body.questions()) {
      if (question instanceof Question.Group group) {
        Set<String> parts =
            group.parts().stream().map(DraftAnswer::key).collect(Collectors.toSet());
        if (group.stamp() != null && parts.contains("date")) {
          rules.add(DraftRule.of("stamped", "error", "groups", List.of(group.key())));
        }
        if (parts.containsAll(List.of("yuan", "capitals"))) {
          rules.add(
              DraftRule.of(
                  "amount_words",
                  "error",
                  "number",
                  group.key() + ".yuan",
                  "words",
                  group.key() + ".capitals"));
        }
        if (parts.containsAll(List.of("from", "to"))) {
          rules.add(
              DraftRule.of(
                  "in_order",
                  "error",
                  "dates",
                  List.of(group.key() + ".from", group.key() + ".to")));
        }
      }
    }
    return rules;
  }

  private List<String> ofType(ValueType type) {
    return all().filter(it -> it.getValue().type() == type).map(Map.Entry::getKey).toList();
  }

  private Stream<Map.Entry<String, DraftAnswer>> all() {
    return Stream.concat(
        single.stream().map(it -> Map.entry(it.key(), it)),
        body.tables().stream()
            .flatMap(table ->
                table.columns().stream().map(it -> Map.entry(table.key() + "." + it.key(), it))));
  }

  /** What tells two apart, best first. */
  static List<List<String>> subject(DraftBody.Sheet body) {
    List<String> keys = new ArrayList<>();
    for (Question question : body.questions()) {
      switch (question) {
        case DraftAnswer answer -> keys.add(answer.key());
        case Question.Group group ->
            group.parts().forEach(part -> keys.add(group.key() + "." + part.key()));
      }
    }
    List<List<String>> subject = new ArrayList<>();
    for (List<String> usual :
        List.of(
            List.of("file_no"), List.of("id_no"), List.of("name", "employer"), List.of("name"))) {
      if (keys.containsAll(usual)) {
        subject.add(usual);
      }
    }
    if (subject.size() > 1) {
      subject.remove(List.of("name"));
    }
    return subject.isEmpty() && !keys.isEmpty() ? List.of(List.of(keys.getFirst())) : subject;
  }

  private static Map<String, String> pair(String stated) {
    Map<String, String> pair = new LinkedHashMap<>();
    pair.put("stated", stated);
    pair.put("id_ref", "id_no");
    return pair;
  }
}
