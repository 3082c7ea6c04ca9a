package org.nuanbao.authoring.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nuanbao.authoring.draft.DraftBody.Answer;
import org.nuanbao.authoring.draft.DraftBody.Group;
import org.nuanbao.authoring.draft.DraftBody.Item;
import org.nuanbao.authoring.draft.DraftBody.Line;
import org.nuanbao.authoring.draft.DraftBody.Question;
import org.nuanbao.authoring.draft.DraftBody.Table;
import org.nuanbao.authoring.draft.DraftedForm.Field;
import org.nuanbao.authoring.draft.YamlPage.Entry;
import org.nuanbao.form.Layout;
import org.nuanbao.form.ValueType;

/** Writes a drafted form as form data in YAML; doubts become comments. */
public final class DraftYaml {
  private static final Entry ROWS = Entry.of("key", "rows", "kind", "rows");

  private final DraftedForm form;
  private final YamlPage page = new YamlPage();

  private DraftYaml(DraftedForm form) {
    this.form = form;
  }

  /**
   * The form as YAML.
   *
   * @param id the form's id
   * @param evidenceOf the roster that a voucher proves; a blank never says which
   */
  public static String of(DraftedForm form, String id, String evidenceOf) {
    return new DraftYaml(form).write(id, evidenceOf);
  }

  private String write(String id, String evidenceOf) {
    form.doubts().forEach(page::doubt);
    page.put("form", id);
    page.put("kind", form.kind());
    page.put("marker", form.marker());
    page.put("title", form.title());
    page.put("title_hans", form.simplified());
    page.put("script", form.simplified() == null && !isTraditional() ? "hans" : "hant");
    page.list("fields", form.fields().stream().map(this::field).toList());
    body(evidenceOf);
    layout();
    page.rules(form.rules());
    return page.text();
  }

  private boolean isTraditional() {
    return form.fields().stream().anyMatch(field -> field.simplified() != null);
  }

  private Entry field(Field field) {
    boolean column = columnKeys().contains(field.key());
    return Entry.of("key", field.key())
        .with("ref", column ? field.key() + "_header" : null)
        .with("label", field.label())
        .with("label_hans", field.simplified())
        .with("printed", field.printed())
        .with("type", field.type())
        .with("seal", field.seal() ? true : null)
        .doubted(field.doubts());
  }

  private List<String> columnKeys() {
    return form.body() instanceof DraftBody.Rows rows
        ? rows.columns().stream().map(Answer::key).toList()
        : List.of();
  }

  private void body(String evidenceOf) {
    switch (form.body()) {
      case DraftBody.Items items -> page.sections(items.sections(), DraftYaml::item);
      case DraftBody.Rows rows -> {
        page.list("columns", answers(rows.columns()));
        page.list("measures", measures(rows.columns()));
      }
      case DraftBody.Crossed crossed -> {
        page.list("rows", crossed.rows().stream().map(DraftYaml::line).toList());
        page.list("columns", answers(crossed.columns()));
      }
      case DraftBody.Sheet sheet -> sheet(sheet, evidenceOf);
    }
  }

  private static Entry item(Item item) {
    return Entry.of("ref", item.ref(), "label", item.label())
        .with("label_hans", item.simplified())
        .with("unit", item.unit())
        .with("type", item.type())
        .with("part_of", item.partOf())
        .with("formula", item.formula())
        .doubted(item.doubts());
  }

  private static List<Entry> answers(List<Answer> answers) {
    return answers.stream().map(DraftYaml::answer).toList();
  }

  private static Entry answer(Answer answer) {
    return Entry.of("key", answer.key(), "label", answer.label())
        .with("printed", answer.printed())
        .with("unit", answer.unit())
        .with("type", answer.type())
        .with("codes", answer.codes().isEmpty() ? null : answer.codes())
        .with("by", answer.by())
        .doubted(answer.doubts());
  }

  private static Entry line(Line line) {
    return Entry.of("key", line.key(), "group", line.group(), "label", line.label())
        .with("part_of", line.partOf())
        .doubted(line.doubts());
  }

  private void sheet(DraftBody.Sheet sheet, String evidenceOf) {
    page.list("questions", sheet.questions().stream().map(DraftYaml::question).toList());
    page.listIfAny("tables", sheet.tables().stream().map(DraftYaml::table).toList());
    page.onePer(sheet.subject().stream().map(keys -> Entry.of("questions", keys)).toList());
    if (sheet.voucher()) {
      page.doubt(new Doubt("是哪张名册的凭证？", "which roster's rows does it prove?"));
      page.put("evidence_of", evidenceOf);
    }
    page.list("measures", List.of(ROWS));
  }

  private static Entry question(Question question) {
    return switch (question) {
      case Answer answer -> answer(answer);
      case Group group ->
          Entry.of("key", group.key(), "label", group.label())
              .with("stamp", group.stamp())
              .with("parts", answers(group.parts()))
              .doubted(group.doubts());
    };
  }

  private static Entry table(Table table) {
    return Entry.of("key", table.key(), "label", table.label())
        .with("printed", table.printed())
        .with("columns", answers(table.columns()))
        .doubted(table.doubts());
  }

  private static List<Entry> measures(List<Answer> columns) {
    List<Entry> measures = new ArrayList<>(List.of(ROWS));
    for (Answer column : columns) {
      String key = column.key();
      if (column.type() == ValueType.ID_NUMBER && measures.size() == 1) {
        measures.add(Entry.of("key", "distinct_ids", "kind", "distinct", "column", key));
      } else if (column.type() == ValueType.AMOUNT_YUAN && column.by() == null) {
        measures.add(Entry.of("key", key + "_total", "kind", "total", "column", key));
      }
    }
    return measures;
  }

  private void layout() {
    Map<String, String> refs = new LinkedHashMap<>();
    form.fields().stream()
        .filter(field -> columnKeys().contains(field.key()))
        .forEach(field -> refs.put("#" + field.key(), "#" + field.key() + "_header"));
    List<Entry> rows = new ArrayList<>();
    for (DraftLayout.Row row : form.layout().rows()) {
      boolean head = row.kind() == Layout.Kind.FIELDS;
      List<String> tokens =
          row.tokens().stream().map(it -> head ? refs.getOrDefault(it, it) : it).toList();
      rows.add(
          Entry.of(row.kind().name().toLowerCase(Locale.ROOT), tokens)
              .with("times", row.times() > 1 ? row.times() : null));
    }
    page.layout(form.layout().widths(), rows);
  }
}
