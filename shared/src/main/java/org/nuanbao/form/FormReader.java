package org.nuanbao.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
            data.dateOrNull("as_of"));
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
    return switch (kind) {
      case "statistics" -> reader.statistics();
      case "roster" -> reader.roster();
      default -> throw reader.data.fault("kind", "“" + kind + "” is neither statistics nor roster");
    };
  }

  private Statistics statistics() {
    List<Section> sections = data.objects("sections").stream().map(FormReader::section).toList();
    List<Item> items = sections.stream().flatMap(section -> section.items().stream()).toList();
    RuleReader rules =
        new RuleReader(
            head.id().value(),
            head.asOf(),
            refs(items, Set.of(ValueType.COUNT)),
            refs(items, Set.of(ValueType.AMOUNT_WAN, ValueType.AMOUNT_YUAN)),
            refs(items, Set.of(ValueType.YES_NO)),
            distinct("sections", items.stream().map(Item::ref).toList()),
            fieldRefs(),
            RuleReader.OF_FIGURES);
    Statistics form =
        new Statistics(
            head,
            fields,
            sections,
            LayoutReader.read(data.object("layout")),
            rules.read(data.objects("rules")));
    items.forEach(item -> mustBePartOfAnItem(form, item));
    printedOnce(form.layout(), items.stream().map(Item::ref).toList());
    data.done();
    return form;
  }

  private Roster roster() {
    List<Column> columns = data.objects("columns").stream().map(FormReader::column).toList();
    List<String> keys = columns.stream().map(Column::key).toList();
    Set<String> known = distinct("columns", keys);
    RuleReader rules =
        new RuleReader(
            head.id().value(),
            head.asOf(),
            List.of(),
            List.of(),
            List.of(),
            known,
            fieldRefs(),
            RuleReader.OF_ROWS);
    Roster form =
        new Roster(
            head,
            fields,
            columns,
            data.has("disburses") ? MoneyReader.disburses(data.object("disburses"), known) : null,
            data.objects("measures").stream().map(it -> MoneyReader.measure(it, known)).toList(),
            LayoutReader.read(data.object("layout")),
            rules.read(data.objects("rules")));
    printedOnce(form.layout(), keys);
    data.done();
    return form;
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

  private static Column column(DataObject data) {
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

  private static List<String> refs(List<Item> items, Set<ValueType> types) {
    return items.stream().filter(item -> types.contains(item.type())).map(Item::ref).toList();
  }

  private Set<String> fieldRefs() {
    return distinct("fields", fields.stream().map(Field::ref).toList());
  }

  private Set<String> distinct(String key, List<String> names) {
    Set<String> distinct = new HashSet<>(names);
    if (distinct.size() < names.size()) {
      throw data.fault(key, "the same name stands here twice");
    }
    return distinct;
  }

  private void mustBePartOfAnItem(Statistics form, Item item) {
    String parent = item.parent();
    if (parent != null && form.item(parent).isEmpty()) {
      throw data.fault("sections", "part_of: “" + parent + "” is not on the form");
    }
  }

  /** Each item or column has one label and one input; each field one input. */
  private void printedOnce(Layout layout, List<String> refs) {
    List<Layout.Slot> slots =
        layout.rows().stream().flatMap(row -> row.slots().stream()).collect(Collectors.toList());
    List<Layout.Slot> wanted = new ArrayList<>();
    refs.forEach(ref -> wanted.add(new Layout.Slot.Label(ref)));
    refs.forEach(ref -> wanted.add(new Layout.Slot.Input(ref)));
    fields.forEach(field -> wanted.add(new Layout.Slot.FieldInput(field.key())));
    for (Layout.Slot slot : wanted) {
      if (slots.stream().filter(slot::equals).count() != 1) {
        throw data.fault("layout", token(slot) + " must stand in the rows exactly once");
      }
    }
    Stream<Layout.Slot> labels = fields.stream().map(field -> new Layout.Slot.Label(field.ref()));
    wanted.addAll(labels.toList());
    for (Layout.Slot slot : slots) {
      if (!token(slot).isEmpty() && !wanted.contains(slot)) {
        throw data.fault("layout", token(slot) + " is not on the form");
      }
    }
  }

  private static String token(Layout.Slot slot) {
    return switch (slot) {
      case Layout.Slot.Label label -> "#" + label.ref();
      case Layout.Slot.Input input -> "=" + input.ref();
      case Layout.Slot.FieldInput input -> "@" + input.key();
      case Layout.Slot.Printed _, Layout.Slot.Left _, Layout.Slot.Up _, Layout.Slot.Empty _ -> "";
    };
  }
}
