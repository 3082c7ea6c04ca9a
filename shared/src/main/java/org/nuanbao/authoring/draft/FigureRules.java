package org.nuanbao.authoring.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.nuanbao.authoring.draft.DraftBody.DraftAnswer;
import org.nuanbao.authoring.draft.DraftBody.Item;
import org.nuanbao.authoring.draft.DraftBody.Line;
import org.nuanbao.authoring.draft.DraftBody.Section;
import org.nuanbao.authoring.draft.DraftedForm.DraftRule;
import org.nuanbao.form.ValueType;

/** Rules that a table of figures suggests by itself. */
final class FigureRules {
  private FigureRules() {}

  static List<DraftRule> of(DraftBody.Items body) {
    List<DraftRule> rules = new ArrayList<>();
    List<Item> all = body.sections().stream().flatMap(it -> it.items().stream()).toList();
    for (Section section : body.sections()) {
      Wholes wholes = new Wholes(section.items());
      section.items().forEach(item -> wholes.sum(item).ifPresent(rules::add));
    }
    rules.addAll(ofTypes(all.stream().map(Item::type).collect(Collectors.toSet())));
    for (Item whole : all) {
      List<String> parts =
          all.stream()
              .filter(item -> whole.ref().equals(item.partOf()) && item.type() == whole.type())
              .map(Item::ref)
              .toList();
      if (whole.formula() == null && !parts.isEmpty() && whole.type() != ValueType.YES_NO) {
        DraftRule most =
            DraftRule.of("at_most", "error", "left", parts, "right", List.of(whole.ref()));
        rules.add(
            parts.size() == 1
                ? most
                : most.doubted("“其中”各项之和是等于还是不超过总数？", "do the parts add up to the whole?"));
      }
    }
    return rules;
  }

  static List<DraftRule> of(DraftBody.Crossed body) {
    List<DraftRule> rules =
        new ArrayList<>(
            ofTypes(body.columns().stream().map(DraftAnswer::type).collect(Collectors.toSet())));
    for (Line part : body.rows()) {
      if (part.partOf() != null) {
        for (DraftAnswer column : body.columns()) {
          rules.add(
              DraftRule.of(
                  "at_most",
                  "error",
                  "left",
                  List.of(part.key() + "." + column.key()),
                  "right",
                  List.of(Objects.requireNonNull(part.partOf()) + "." + column.key())));
        }
      }
    }
    return rules;
  }

  private static List<DraftRule> ofTypes(Set<ValueType> types) {
    List<DraftRule> rules = new ArrayList<>();
    if (types.contains(ValueType.COUNT)) {
      rules.add(DraftRule.of("counts", "error"));
    }
    if (types.contains(ValueType.AMOUNT_WAN) || types.contains(ValueType.AMOUNT_YUAN)) {
      rules.add(DraftRule.of("amounts", "error"));
    }
    if (types.contains(ValueType.YES_NO)) {
      rules.add(DraftRule.of("yes_no", "error"));
    }
    return rules;
  }
}
