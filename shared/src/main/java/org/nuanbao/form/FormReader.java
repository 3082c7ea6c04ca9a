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
            data.objectsOrNone("misprints").stream().map(FormReader::misprint).toList());
    this.fields = data.objects("fields").stream().map(FormReader::field).toList();
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
    List<Section> sections = data.objects("sections").stream().map(FormReader::section).toList();
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
            data.objects("rows").stream().map(FormReader::row).toList(),
            data.objects("columns").stream().map(FormReader::measured).toList(),
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
    List<Column> columns = data.objects("columns").stream().map(FormReader::column).toList();
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

  private static Misprint misprint(DataObject data) {
    Misprint misprint =
        new Misprint(
            data.text("at"),
            data.textOrNull("printed"),
            data.textOrNull("meant"),
            data.text("doubt"));
    data.done();
    return misprint;
  }

  private static Crosstab.Row row(DataObject data) {
    Crosstab.Row row =
        new Crosstab.Row(
            data.text("key"), data.text("group"), data.text("label"), data.textOrNull("part_of"));
    data.done();
    return row;
  }

  private static Crosstab.Measured measured(DataObject data) {
    Crosstab.Measured measured =
        new Crosstab.Measured(
            data.text("key"),
            data.text("label"),
            data.text("unit"),
            data.word("type", ValueType.class));
    data.done();
    return measured;
  }

  private static Field field(DataObject data) {
    String key = data.text("key");
    Field field =
        new Field(
            key,
            data.textOr("ref", key),
            data.text("label"),
            data.textOrNull("label_hans"),
            data.text("printed"),
            data.word("type", ValueType.class),
            data.flag("seal"));
    data.done();
    return field;
  }

  private static Section section(DataObject data) {
    String number = data.text("number");
    List<Item> items = new ArrayList<>();
    for (DataObject item : data.objects("items")) {
      items.add(item(item, number));
    }
    Section section = new Section(number, data.text("title"), List.copyOf(items));
    data.done();
    return section;
  }

  private static Item item(DataObject data, String section) {
    String ref = data.text("ref");
    if (!ref.startsWith(section + ".")) {
      throw data.fault("ref", "“" + ref + "” stands in section " + section);
    }
    String label = data.text("label");
    String unit = data.text("unit");
    Item item =
        new Item(
            ref,
            ref.substring(section.length() + 1),
            label,
            data.textOrNull("label_hans"),
            data.textOr("core", core(label, unit)),
            unit,
            data.word("type", ValueType.class),
            data.textOrNull("part_of"),
            data.textOrNull("formula"));
    data.done();
    return item;
  }

  /** The label without 其中 in front and the bracketed unit behind. */
  private static String core(String label, String unit) {
    String bare = label.replaceFirst("^其中[，,：:]?", "");
    for (String tail :
        List.of("（" + unit + "）", "(" + unit + ")", "(" + unit + "）", "（" + unit + ")")) {
      if (bare.endsWith(tail)) {
        return bare.substring(0, bare.length() - tail.length());
      }
    }
    return bare;
  }

  static Column column(DataObject data) {
    Column column =
        new Column(
            data.text("key"),
            data.text("label"),
            data.word("type", ValueType.class),
            data.textsOrNone("codes"),
            "federation".equals(data.textOrNull("by")));
    data.done();
    return column;
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
