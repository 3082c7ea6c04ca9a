package org.nuanbao.authoring.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nuanbao.authoring.draft.DraftBody.DraftAnswer;
import org.nuanbao.authoring.draft.DraftBody.Item;
import org.nuanbao.authoring.draft.DraftBody.Line;
import org.nuanbao.authoring.draft.DraftBody.Question;
import org.nuanbao.authoring.draft.DraftBody.Section;
import org.nuanbao.authoring.draft.DraftBody.Table;
import org.nuanbao.authoring.draft.DraftedForm.DraftRule;
import org.nuanbao.authoring.draft.DraftedForm.Field;
import org.nuanbao.form.Layout;
import org.nuanbao.form.ValueType;

/** Writes a drafted form as the form's data, doubts as comments. */
public final class DraftYaml {
  private final DraftedForm form;
  private final YamlPage page = new YamlPage();

  private DraftYaml(DraftedForm form) {
    this.form = form;
  }

  /**
   * The YAML.
   *
   * @param id of the form
   * @param evidenceOf the roster that a voucher proves, which no blank tells
   */
  public static String of(DraftedForm form, String id, String evidenceOf) {
    return new DraftYaml(form).write(id, evidenceOf);
  }

  private String write(String id, String evidenceOf) {
    page.comment("yaml-language-server: $schema=../../form.schema.json");
    page.comment("由空白表起草，“??”处请核对后删去 · drafted from a blank: check every “??”, then remove it");
    form.doubts().forEach(page::doubt);
    page.put("form", id);
    page.put("kind", form.kind());
    page.put("marker", form.marker());
    page.put("title", form.title());
    if (form.simplified() != null) {
      page.put("title_hans", form.simplified());
    }
    page.put("script", form.simplified() == null && !isTraditional() ? "hans" : "hant");
    page.list("fields", form.fields().stream().map(this::field).toList());
    body(evidenceOf);
    layout();
    rules();
    return page.text();
  }

  private boolean isTraditional() {
    return form.fields().stream().anyMatch(field -> field.simplified() != null);
  }

  private YamlPage.Entry field(Field field) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("key", field.key());
    if (columnKeys().contains(field.key())) {
      values.put("ref", field.key() + "_header");
    }
    values.put("label", field.label());
    put(values, "label_hans", field.simplified());
    values.put("printed", field.printed());
    values.put("type", word(field.type()));
    if (field.seal()) {
      values.put("seal", true);
    }
    return new YamlPage.Entry(values, field.doubts());
  }

  private List<String> columnKeys() {
    return form.body() instanceof DraftBody.Rows rows
        ? rows.columns().stream().map(DraftAnswer::key).toList()
        : List.of();
  }

  private void body(String evidenceOf) {
    switch (form.body()) {
      case DraftBody.Items items ->
          page.sections(items.sections().stream().map(this::section).toList());
      case DraftBody.Rows rows -> {
        page.list("columns", rows.columns().stream().map(DraftYaml::answer).toList());
        page.list("measures", measures(rows.columns()));
      }
      case DraftBody.Crossed crossed -> {
        page.list("rows", crossed.rows().stream().map(DraftYaml::line).toList());
        page.list("columns", crossed.columns().stream().map(DraftYaml::answer).toList());
      }
      case DraftBody.Sheet sheet -> sheet(sheet, evidenceOf);
    }
  }

  private YamlPage.Section section(Section section) {
    return new YamlPage.Section(
        section.number(), section.title(), section.items().stream().map(DraftYaml::item).toList());
  }

  private static YamlPage.Entry item(Item item) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("ref", item.ref());
    values.put("label", item.label());
    put(values, "label_hans", item.simplified());
    values.put("unit", item.unit());
    values.put("type", word(item.type()));
    put(values, "part_of", item.partOf());
    put(values, "formula", item.formula());
    return new YamlPage.Entry(values, item.doubts());
  }

  private static YamlPage.Entry answer(DraftAnswer answer) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("key", answer.key());
    values.put("label", answer.label());
    put(values, "printed", answer.printed());
    put(values, "unit", answer.unit());
    values.put("type", word(answer.type()));
    if (!answer.codes().isEmpty()) {
      values.put("codes", answer.codes());
    }
    put(values, "by", answer.by());
    return new YamlPage.Entry(values, answer.doubts());
  }

  private static YamlPage.Entry line(Line line) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("key", line.key());
    values.put("group", line.group());
    values.put("label", line.label());
    put(values, "part_of", line.partOf());
    return new YamlPage.Entry(values, line.doubts());
  }

  private void sheet(DraftBody.Sheet sheet, String evidenceOf) {
    page.list("questions", sheet.questions().stream().map(DraftYaml::question).toList());
    if (!sheet.tables().isEmpty()) {
      page.list("tables", sheet.tables().stream().map(DraftYaml::table).toList());
    }
    page.doubt(new Doubt("靠什么区分两份？", "what tells two of them apart?"));
    page.list(
        "one_per",
        SingleRules.subject(sheet).stream()
            .map(keys -> new YamlPage.Entry(Map.of("questions", keys), List.of()))
            .toList());
    if (sheet.voucher()) {
      page.doubt(new Doubt("是哪张名册的凭证？", "which roster's rows does it prove?"));
      page.put("evidence_of", evidenceOf);
    }
    page.list("measures", List.of(measure("rows", "rows", null)));
  }

  private static YamlPage.Entry question(Question question) {
    return switch (question) {
      case DraftAnswer answer -> answer(answer);
      case Question.Group group -> {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("key", group.key());
        values.put("label", group.label());
        put(values, "stamp", group.stamp());
        values.put("parts", group.parts().stream().map(DraftYaml::answer).toList());
        yield new YamlPage.Entry(values, group.doubts());
      }
    };
  }

  private static YamlPage.Entry table(Table table) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("key", table.key());
    values.put("label", table.label());
    put(values, "printed", table.printed());
    values.put("columns", table.columns().stream().map(DraftYaml::answer).toList());
    return new YamlPage.Entry(values, table.doubts());
  }

  private static List<YamlPage.Entry> measures(List<DraftAnswer> columns) {
    List<YamlPage.Entry> measures = new ArrayList<>(List.of(measure("rows", "rows", null)));
    for (DraftAnswer column : columns) {
      if (column.type() == ValueType.ID_NUMBER && measures.size() == 1) {
        measures.add(measure("distinct_ids", "distinct", column.key()));
      } else if (column.type() == ValueType.AMOUNT_YUAN && column.by() == null) {
        measures.add(measure(column.key() + "_total", "total", column.key()));
      }
    }
    return measures;
  }

  private static YamlPage.Entry measure(String key, String kind, @Nullable String column) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("key", key);
    values.put("kind", kind);
    put(values, "column", column);
    return new YamlPage.Entry(values, List.of());
  }

  private void layout() {
    Map<String, String> refs = new LinkedHashMap<>();
    form.fields().stream()
        .filter(field -> columnKeys().contains(field.key()))
        .forEach(field -> refs.put("#" + field.key(), "#" + field.key() + "_header"));
    List<YamlPage.Entry> rows = new ArrayList<>();
    for (DraftLayout.Row row : form.layout().rows()) {
      boolean head = row.kind() == Layout.Kind.FIELDS;
      Map<String, Object> values = new LinkedHashMap<>();
      values.put(
          row.kind().name().toLowerCase(Locale.ROOT),
          row.tokens().stream().map(it -> head ? refs.getOrDefault(it, it) : it).toList());
      if (row.times() > 1) {
        values.put("times", row.times());
      }
      rows.add(new YamlPage.Entry(values, List.of()));
    }
    page.layout(form.layout().widths(), rows);
  }

  private void rules() {
    List<YamlPage.Entry> entries = new ArrayList<>();
    for (DraftRule rule : form.rules()) {
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("id", "R%02d".formatted(entries.size() + 1));
      values.put("kind", rule.kind());
      values.putAll(rule.parameters());
      values.put("severity", rule.severity());
      entries.add(new YamlPage.Entry(values, rule.doubts()));
    }
    page.list("rules", entries);
  }

  private static void put(Map<String, Object> values, String key, @Nullable String value) {
    if (value != null) {
      values.put(key, value);
    }
  }

  private static String word(ValueType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }
}
