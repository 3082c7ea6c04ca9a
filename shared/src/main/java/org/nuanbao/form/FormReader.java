package org.nuanbao.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.nuanbao.data.CanonicalJson;
import org.nuanbao.data.DataFault;
import org.nuanbao.data.DataObject;

/**
 * Makes a form of its data. The shape is described in {@code notices/form.schema.json}; what a
 * schema cannot say (refs that exist, a layout that prints everything once) is checked here.
 */
public final class FormReader {
  private final DataObject data;
  private final RuleReader kinds;
  private final Head head;
  private final List<Field> fields;

  private FormReader(JsonNode tree, String file, RuleReader kinds) {
    this.data = DataObject.of(tree, file);
    this.kinds = kinds;
    this.head =
        new Head(
            new FormId(data.text("form")),
            CanonicalJson.version(tree),
            data.text("marker"),
            data.text("title"),
            data.textOrNull("title_hans"),
            data.word("script", Script.class),
            data.dateOrNull("as_of"),
            data.objectsOrNone("misprints").stream().map(FormParts::misprint).toList());
    this.fields = data.objects("fields").stream().map(FormParts::field).toList();
  }

  /**
   * Reads one form.
   *
   * @param file names the data in messages
   * @param kinds of rules
   * @throws DataFault if the data is not a form
   */
  public static Form read(JsonNode tree, String file, RuleReader kinds) {
    FormReader reader = new FormReader(tree, file, kinds);
    String kind = reader.data.text("kind");
    Function<List<Rule>, Form> made =
        switch (kind) {
          case "statistics" -> reader.statistics();
          case "roster" -> reader.roster();
          case "crosstab" -> reader.crosstab();
          case "card", "voucher" ->
              new SingleReader(reader.data, reader.head, reader.fields).read(kind);
          default -> throw reader.data.fault("kind", "“" + kind + "” is no kind of form");
        };
    Form form = made.apply(reader.rules(RuleNames.of(made.apply(List.of()))));
    reader.data.done();
    return form;
  }

  /** Whether the data only names a form, {@code kind: unknown}. */
  public static boolean isOnlyNamed(JsonNode tree) {
    return tree.path("kind").asText().equals("unknown");
  }

  /**
   * Reads a form that its notice names without showing it.
   *
   * @throws DataFault if the data says more, or less
   */
  public static NamedForm named(JsonNode tree, String file) {
    DataObject data = DataObject.of(tree, file);
    if (!data.text("kind").equals("unknown") || !data.text("layout").equals("none")) {
      throw data.fault("layout", "a form of unknown kind has “layout: none”");
    }
    NamedForm form =
        new NamedForm(new FormId(data.text("form")), data.text("marker"), data.text("title"));
    data.done();
    return form;
  }

  private Function<List<Rule>, Form> statistics() {
    List<Section> sections = data.objects("sections").stream().map(FormParts::section).toList();
    Layout layout = LayoutReader.read(data.object("layout"));
    Statistics bare = new Statistics(head, fields, sections, layout, List.of());
    List<String> refs = checked("sections", bare);
    new LayoutCheck(data, layout).check(false, fields, refs, refs, List.of());
    return rules -> new Statistics(head, fields, sections, layout, rules);
  }

  private Function<List<Rule>, Form> crosstab() {
    List<Crosstab.Row> rows = data.objects("rows").stream().map(FormParts::row).toList();
    List<Crosstab.Measured> columns =
        data.objects("columns").stream().map(FormParts::measured).toList();
    boolean stock = data.flag("stock");
    Layout layout = LayoutReader.read(data.object("layout"));
    Crosstab bare = new Crosstab(head, fields, rows, columns, stock, layout, List.of());
    List<String> labels = new ArrayList<>(rows.stream().map(Crosstab.Row::key).toList());
    columns.forEach(column -> labels.add(column.key()));
    new LayoutCheck(data, layout).check(false, fields, labels, checked("rows", bare), List.of());
    return rules -> new Crosstab(head, fields, rows, columns, stock, layout, rules);
  }

  private Function<List<Rule>, Form> roster() {
    List<Column> columns = data.objects("columns").stream().map(FormParts::column).toList();
    List<String> keys = columns.stream().map(Column::key).toList();
    Set<String> known = data.distinct("columns", keys);
    Disburses disburses =
        data.has("disburses") ? MoneyReader.disburses(data.object("disburses"), known) : null;
    List<Measure> measures =
        data.objects("measures").stream().map(it -> MoneyReader.measure(it, known)).toList();
    Layout layout = LayoutReader.read(data.object("layout"));
    new LayoutCheck(data, layout).check(false, fields, keys, keys, List.of());
    return rules -> new Roster(head, fields, columns, disburses, measures, layout, rules);
  }

  /** The items' refs, once it is known that each stands once and is a part of one that is there. */
  private List<String> checked(String where, Tabled form) {
    List<String> refs = form.items().stream().map(Item::ref).toList();
    Set<String> known = data.distinct(where, refs);
    for (Item item : form.items()) {
      String parent = item.parent();
      if (parent != null && !known.contains(parent)) {
        throw data.fault(where, "part_of: “" + parent + "” is not on the form");
      }
    }
    return refs;
  }

  private List<Rule> rules(RuleNames names) {
    data.distinct("fields", fields.stream().map(Field::ref).toList());
    List<Rule> read = new ArrayList<>();
    String last = "";
    for (DataObject rule : data.objects("rules")) {
      String id = rule.text("id");
      if (id.compareTo(last) <= 0) {
        throw rule.fault("id", id + " comes after " + last + "; rules stand in the order of ids");
      }
      last = id;
      read.add(kinds.read(new RuleData(rule, names)));
      rule.done();
    }
    return List.copyOf(read);
  }
}
