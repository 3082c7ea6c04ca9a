package org.nuanbao.formdata;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.data.DataObject;
import org.nuanbao.form.Card;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormId;
import org.nuanbao.form.Head;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Measure;
import org.nuanbao.form.Question;
import org.nuanbao.form.Rule;
import org.nuanbao.form.Single.Group;
import org.nuanbao.form.Single.SubTable;
import org.nuanbao.form.Voucher;

/** Reads cards and vouchers. */
final class SingleReader {
  private final DataObject data;
  private final Frame frame;
  private final List<Question> questions = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();
  private final List<SubTable> tables;

  SingleReader(Frame frame) {
    this.data = frame.data();
    this.frame = frame;
    data.objects("questions").forEach(this::question);
    this.tables = data.objectsOrNone("tables").stream().map(SingleReader::table).toList();
  }

  Function<List<Rule>, Form> read(String kind) {
    Head head = frame.head();
    List<Field> fields = frame.fields();
    Layout layout = frame.layout();
    Set<String> keys = data.distinct("questions", keys().toList());
    List<Measure> measures =
        data.objectsOrNone("measures").stream().map(it -> MoneyReader.measure(it, keys)).toList();
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
            FormParts.answer(one, one.text("label")));
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

  private List<List<String>> subject(Set<String> keys) {
    List<List<String>> subject = new ArrayList<>();
    for (DataObject one : data.objectsOrNone("one_per")) {
      List<String> named = one.texts("questions");
      one.done();
      if (!keys.containsAll(named)) {
        throw data.fault("one_per", "写了表上没有的项", "names what is not on the form");
      }
      subject.add(named);
    }
    return List.copyOf(subject);
  }
}
