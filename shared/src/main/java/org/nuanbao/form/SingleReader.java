package org.nuanbao.form;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

  Single read(String kind) {
    Layout layout = LayoutReader.read(data.object("layout"));
    checkLayout(layout);
    Set<String> keys = keys().collect(Collectors.toSet());
    List<Measure> measures =
        data.objects("measures").stream().map(it -> MoneyReader.measure(it, keys)).toList();
    List<List<String>> subject = subject(keys);
    List<Rule> rules = rules();
    return kind.equals("card")
        ? new Card(
            head,
            fields,
            List.copyOf(questions),
            List.copyOf(groups),
            tables,
            subject,
            measures,
            layout,
            rules)
        : new Voucher(
            head,
            fields,
            List.copyOf(questions),
            List.copyOf(groups),
            tables,
            subject,
            new FormId(data.text("evidence_of")),
            measures,
            layout,
            rules);
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
            one.word("type", ValueType.class),
            one.textsOrNone("codes"));
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
        .flatMap(table -> table.columns().stream().map(column -> table.key() + "." + column.key()));
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

  private List<Rule> rules() {
    RuleNames names =
        new RuleNames(
            head.id().value(),
            head.asOf(),
            List.of(),
            data.distinct("questions", Stream.concat(keys(), tableCells()).toList()),
            data.distinct("fields", fields.stream().map(Field::ref).toList()),
            groups.stream()
                .filter(group -> group.stamp() != null)
                .map(Group::key)
                .collect(Collectors.toSet()),
            tables.stream().map(SubTable::key).collect(Collectors.toSet()),
            this::shown);
    return new RuleReader(names, SingleRuleReader.KINDS).read(data.objects("rules"));
  }

  private String shown(String cell) {
    return questions.stream()
        .filter(question -> question.key().equals(cell))
        .map(Question::ref)
        .findFirst()
        .orElse(cell);
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
