package org.nuanbao.form;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.data.DataObject;

/** Reads cards and vouchers. */
final class SingleReader {
  private final DataObject data;
  private final Head head;
  private final List<Field> fields;
  private final List<Question> questions = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();
  private final List<SubTable> tables;

  SingleReader(DataObject data, Head head, List<Field> fields) {
    this.data = data;
    this.head = head;
    this.fields = fields;
    data.objects("questions").forEach(this::question);
    this.tables = data.objectsOrNone("tables").stream().map(SingleReader::table).toList();
  }

  Function<List<Rule>, Form> read(String kind) {
    Layout layout = LayoutReader.read(data.object("layout"));
    checkLayout(layout);
    Set<String> keys = data.distinct("questions", keys().toList());
    List<Measure> measures =
        data.objects("measures").stream().map(it -> MoneyReader.measure(it, keys)).toList();
    List<List<String>> subject = subject(keys);
    List<Question> asked = List.copyOf(questions);
    List<Group> grouped = List.copyOf(groups);
    if (kind.equals("card")) {
      return rules ->
          new Card(head, fields, asked, grouped, tables, subject, measures, layout, rules);
    }
    FormId roster = new FormId(data.text("evidence_of"));
    return rules ->
        new Voucher(head, fields, asked, grouped, tables, subject, roster, measures, layout, rules);
  }

  /** A question, or a group of them. */
  private void question(DataObject one) {
    if (!one.has("parts")) {
      questions.add(question(one, ""));
      return;
    }
    String key = one.text("key");
    one.objects("parts").forEach(part -> questions.add(question(part, key + ".")));
    groups.add(
        new Group(key, one.text("label"), one.textOr("printed", one.text("label")), stamp(one)));
    one.done();
  }

  private static Question question(DataObject one, String before) {
    Question question =
        new Question(
            before + one.text("key"),
            one.text("label"),
            one.textOr("printed", one.text("label")),
            AnswerType.read(one, one.text("label")));
    one.done();
    return question;
  }

  private static Group.@Nullable Stamp stamp(DataObject one) {
    return one.has("stamp") ? one.word("stamp", Group.Stamp.class) : null;
  }

  private static SubTable table(DataObject one) {
    SubTable table =
        new SubTable(
            one.text("key"),
            one.text("label"),
            one.textOr("printed", one.text("label")),
            one.objects("columns").stream().map(FormParts::column).toList());
    one.done();
    return table;
  }

  private Stream<String> keys() {
    return questions.stream().map(Question::key);
  }

  private Stream<String> tableCells() {
    return tables.stream()
        .flatMap(table -> table.columns().stream().map(it -> table.key() + "." + it.key()));
  }

  private List<List<String>> subject(Set<String> keys) {
    List<List<String>> subject = new ArrayList<>();
    for (DataObject one : data.objects("one_per")) {
      List<String> named = one.texts("questions");
      one.done();
      if (!keys.containsAll(named)) {
        throw data.fault("one_per", "names what is not on the form");
      }
      subject.add(named);
    }
    return List.copyOf(subject);
  }

  private void checkLayout(Layout layout) {
    Set<String> labels = new HashSet<>();
    questions.forEach(question -> labels.add(question.key()));
    groups.forEach(group -> labels.add(group.key()));
    tables.forEach(table -> labels.add(table.key()));
    tableCells().forEach(labels::add);
    List<String> stamps =
        groups.stream()
            .flatMap(group -> {
              Group.Stamp stamp = group.stamp();
              return stamp == null ? Stream.empty() : Stream.of(group.key() + "." + stamp.mark());
            })
            .toList();
    new LayoutCheck(data, layout)
        .check(
            true,
            fields,
            List.copyOf(labels),
            Stream.concat(keys(), tableCells()).toList(),
            stamps);
  }
}
