package org.nuanbao.formdata;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.data.DataFault;
import org.nuanbao.data.DataObject;
import org.nuanbao.form.Card;
import org.nuanbao.form.Column;
import org.nuanbao.form.Crosstab;
import org.nuanbao.form.Disburses;
import org.nuanbao.form.Field;
import org.nuanbao.form.FigureForm;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormId;
import org.nuanbao.form.Head;
import org.nuanbao.form.Item;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Measure;
import org.nuanbao.form.Question;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Rule;
import org.nuanbao.form.Single.Group;
import org.nuanbao.form.Single.SubTable;
import org.nuanbao.form.Statistics;
import org.nuanbao.form.Statistics.Section;
import org.nuanbao.form.Voucher;

/**
 * Reads what a form, or a part of one, asks for.
 *
 * @param layout without rows if a part is read, since it has none of its own
 */
record Frame(DataObject data, Head head, List<Field> fields, Layout layout) {
  /**
   * The form of this kind, as a function of its rules.
   *
   * @throws DataFault if the data is no such form
   */
  Function<List<Rule>, Form> read(String kind) {
    return switch (kind) {
      case "statistics" -> statistics();
      case "roster" -> roster();
      case "crosstab" -> crosstab();
      case "card", "voucher" -> new SingleReader(this).read(kind);
      default ->
          throw data.fault("kind", "没有“" + kind + "”这种表", "“" + kind + "” is no kind of form");
    };
  }

  private Function<List<Rule>, Form> statistics() {
    List<Section> sections = data.objects("sections").stream().map(FormParts::section).toList();
    checked("sections", new Statistics(head, fields, sections, layout, List.of()));
    return rules -> new Statistics(head, fields, sections, layout, rules);
  }

  private Function<List<Rule>, Form> crosstab() {
    List<Crosstab.Row> rows = data.objects("rows").stream().map(FormParts::row).toList();
    List<Crosstab.Measured> columns =
        data.objects("columns").stream().map(FormParts::measured).toList();
    boolean stock = data.flag("stock");
    Set<String> without = Set.copyOf(data.textsOrNone("without"));
    checked("rows", new Crosstab(head, fields, rows, columns, without, stock, layout, List.of()));
    return rules -> new Crosstab(head, fields, rows, columns, without, stock, layout, rules);
  }

  private Function<List<Rule>, Form> roster() {
    List<Column> columns = data.objects("columns").stream().map(FormParts::column).toList();
    Set<String> known = data.distinct("columns", columns.stream().map(Column::key).toList());
    Disburses disburses =
        data.has("disburses") ? FormParts.disburses(data.object("disburses"), known) : null;
    List<Measure> measures =
        data.objectsOrNone("measures").stream().map(it -> FormParts.measure(it, known)).toList();
    return rules -> new Roster(head, fields, columns, disburses, measures, layout, rules);
  }

  /** Checks that each item occurs once, and that an item it is a part of exists. */
  private void checked(String where, FigureForm form) {
    Set<String> known = data.distinct(where, form.items().stream().map(Item::ref).toList());
    for (Item item : form.items()) {
      String parent = item.parent();
      if (parent != null && !known.contains(parent) && !isLeftOut(form, parent)) {
        throw data.fault(
            where,
            "part_of：“" + parent + "”不在这张表上",
            "part_of: “" + parent + "” is not on the form");
      }
    }
  }

  private static boolean isLeftOut(FigureForm form, String ref) {
    return form instanceof Crosstab crosstab && crosstab.without().contains(ref);
  }

  /** Reads cards and vouchers. */
  private static final class SingleReader {
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
          data.objectsOrNone("measures").stream().map(it -> FormParts.measure(it, keys)).toList();
      List<List<String>> subject = subject(keys);
      List<Question> asked = List.copyOf(questions);
      List<Group> grouped = List.copyOf(groups);
      if (kind.equals("card")) {
        return rules ->
            new Card(head, fields, asked, grouped, tables, subject, measures, layout, rules);
      }
      FormId roster = new FormId(data.text("evidence_of"));
      return rules ->
          new Voucher(
              head, fields, asked, grouped, tables, subject, roster, measures, layout, rules);
    }

    /** Reads a question, or a group of questions. */
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
}
