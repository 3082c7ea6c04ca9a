package org.nuanbao.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Makes a form of its data. The shape is described in {@code notices/form.schema.json}; what a
 * schema cannot say (refs that exist, a layout that prints everything once) is checked here.
 */
public final class FormReader {
  private final DataObject data;
  private final Head head;
  private final List<Field> fields;

  private FormReader(JsonNode tree, String file) {
    this.data = DataObject.of(tree, file);
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
   * @throws DataFault if the data is not a form
   */
  public static Form read(JsonNode tree, String file) {
    FormReader reader = new FormReader(tree, file);
    String kind = reader.data.text("kind");
    Form form =
        switch (kind) {
          case "statistics" -> reader.statistics();
          case "roster" -> reader.roster();
          case "crosstab" -> reader.crosstab();
          case "card", "voucher" ->
              new SingleReader(reader.data, reader.head, reader.fields).read(kind);
          default -> throw reader.data.fault("kind", "“" + kind + "” is no kind of form");
        };
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

  private Statistics statistics() {
    List<Section> sections = data.objects("sections").stream().map(FormParts::section).toList();
    List<Item> items = sections.stream().flatMap(section -> section.items().stream()).toList();
    Statistics form =
        new Statistics(
            head,
            fields,
            sections,
            LayoutReader.read(data.object("layout")),
            rules("sections", items, refs(items), RuleReader.OF_FIGURES));
    items.forEach(item -> mustBePartOfAnItem("sections", form, item));
    new LayoutCheck(data, form.layout()).check(false, fields, refs(items), refs(items), List.of());
    return form;
  }

  private Crosstab crosstab() {
    Crosstab bare =
        new Crosstab(
            head,
            fields,
            data.objects("rows").stream().map(FormParts::row).toList(),
            data.objects("columns").stream().map(FormParts::measured).toList(),
            data.flag("stock"),
            LayoutReader.read(data.object("layout")),
            List.of());
    List<Item> items = bare.items();
    items.forEach(item -> mustBePartOfAnItem("rows", bare, item));
    List<String> labels = new ArrayList<>(bare.rows().stream().map(Crosstab.Row::key).toList());
    bare.columns().forEach(column -> labels.add(column.key()));
    new LayoutCheck(data, bare.layout()).check(false, fields, labels, refs(items), List.of());
    return new Crosstab(
        head,
        fields,
        bare.rows(),
        bare.columns(),
        bare.stock(),
        bare.layout(),
        rules("rows", items, refs(items), RuleReader.OF_FIGURES));
  }

  private Roster roster() {
    List<Column> columns = data.objects("columns").stream().map(FormParts::column).toList();
    List<String> keys = columns.stream().map(Column::key).toList();
    Set<String> known = new HashSet<>(keys);
    Roster form =
        new Roster(
            head,
            fields,
            columns,
            data.has("disburses") ? MoneyReader.disburses(data.object("disburses"), known) : null,
            data.objects("measures").stream().map(it -> MoneyReader.measure(it, known)).toList(),
            LayoutReader.read(data.object("layout")),
            rules("columns", List.of(), keys, RuleReader.OF_ROWS));
    new LayoutCheck(data, form.layout()).check(false, fields, keys, keys, List.of());
    return form;
  }

  private List<Rule> rules(String where, List<Item> items, List<String> cells, Set<String> kinds) {
    RuleNames names =
        new RuleNames(
            head.id().value(),
            head.asOf(),
            items,
            data.distinct(where, cells),
            data.distinct("fields", fields.stream().map(Field::ref).toList()),
            Set.of(),
            Set.of(),
            UnaryOperator.identity());
    return new RuleReader(names, kinds).read(data.objects("rules"));
  }

  private static List<String> refs(List<Item> items) {
    return items.stream().map(Item::ref).toList();
  }

  private void mustBePartOfAnItem(String where, Tabled form, Item item) {
    String parent = item.parent();
    if (parent != null && form.item(parent).isEmpty()) {
      throw data.fault(where, "part_of: “" + parent + "” is not on the form");
    }
  }
}
