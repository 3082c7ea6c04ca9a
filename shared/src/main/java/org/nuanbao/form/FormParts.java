package org.nuanbao.form;

import java.util.ArrayList;
import java.util.List;
import org.nuanbao.data.DataObject;

/** Reads the small parts that forms are made of. */
final class FormParts {
  private FormParts() {}

  static Misprint misprint(DataObject data) {
    Misprint misprint =
        new Misprint(
            data.text("at"),
            data.textOrNull("printed"),
            data.textOrNull("meant"),
            data.text("doubt"));
    data.done();
    return misprint;
  }

  static Crosstab.Row row(DataObject data) {
    Crosstab.Row row =
        new Crosstab.Row(
            data.text("key"), data.text("group"), data.text("label"), data.textOrNull("part_of"));
    data.done();
    return row;
  }

  static Crosstab.Measured measured(DataObject data) {
    Crosstab.Measured measured =
        new Crosstab.Measured(
            data.text("key"), data.text("label"), AnswerType.read(data, data.text("label")));
    data.done();
    return measured;
  }

  static Field field(DataObject data) {
    String key = data.text("key");
    Field field =
        new Field(
            key,
            data.textOr("ref", key),
            data.text("label"),
            data.textOrNull("label_hans"),
            data.text("printed"),
            AnswerType.read(data, data.text("label")),
            data.flag("seal"));
    data.done();
    return field;
  }

  static Section section(DataObject data) {
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
            AnswerType.read(data, label),
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
            AnswerType.read(data, data.text("label")),
            "federation".equals(data.textOrNull("by")));
    data.done();
    return column;
  }
}
