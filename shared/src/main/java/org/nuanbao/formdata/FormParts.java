package org.nuanbao.formdata;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.nuanbao.data.DataObject;
import org.nuanbao.form.AnswerType;
import org.nuanbao.form.Column;
import org.nuanbao.form.Crosstab;
import org.nuanbao.form.Disburses;
import org.nuanbao.form.Field;
import org.nuanbao.form.Head.Misprint;
import org.nuanbao.form.Item;
import org.nuanbao.form.Measure;
import org.nuanbao.form.Statistics.Section;
import org.nuanbao.form.ValueType;

/** Reads the small parts that make up a form. */
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
            data.text("key"),
            data.textOr("group", ""),
            data.text("label"),
            data.textOrNull("part_of"),
            data.has("type") ? answer(data, data.text("label")) : null);
    data.done();
    return row;
  }

  static Crosstab.Measured measured(DataObject data) {
    Crosstab.Measured measured =
        new Crosstab.Measured(
            data.text("key"), data.text("label"), answer(data, data.text("label")));
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
            answer(data, data.text("label")),
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
      throw data.fault(
          "ref",
          "“" + ref + "”应以所在组的编号开头：" + section,
          "“" + ref + "” stands in section " + section);
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
            answer(data, label),
            data.textOrNull("part_of"),
            data.textOrNull("formula"));
    data.done();
    return item;
  }

  /** The label without the leading 其中 and the bracketed unit at the end. */
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
            answer(data, data.text("label")),
            "federation".equals(data.textOrNull("by")),
            data.flag("once"));
    data.done();
    return column;
  }

  /**
   * The answer type that the data gives: {@code type}, {@code codes}, {@code places}, {@code min},
   * {@code max}.
   */
  static AnswerType answer(DataObject data, String label) {
    ValueType kind = data.word("type", ValueType.class);
    AnswerType usual = AnswerType.of(kind, data.textsOrNone("codes"), label);
    BigDecimal least = data.decimalOrNull("min");
    BigDecimal most = data.decimalOrNull("max");
    return new AnswerType(
        kind,
        usual.codes(),
        data.textOr("unit", usual.unit()),
        data.integerOr("places", usual.places()),
        least == null ? usual.least() : least,
        most == null ? usual.most() : most,
        usual.name());
  }

  static Disburses disburses(DataObject data, Set<String> columns) {
    Disburses disburses =
        new Disburses(
            data.text("fund"),
            data.text("fund_name"),
            data.text("purpose"),
            columnKey(data, "person", columns),
            amount(data, columns));
    data.done();
    return disburses;
  }

  /** Where amounts come from: {@code federation}, or the key of the column with the amount. */
  private static Disburses.AmountSource amount(DataObject data, Set<String> columns) {
    return data.text("amount").equals("federation")
        ? new Disburses.AmountSource.ByFederation()
        : new Disburses.AmountSource.FromColumn(columnKey(data, "amount", columns));
  }

  static Measure measure(DataObject data, Set<String> columns) {
    String key = data.text("key");
    String kind = data.text("kind");
    Measure measure =
        switch (kind) {
          case "rows" -> new Measure.Rows(key);
          case "distinct" -> new Measure.Distinct(key, columnKey(data, "column", columns));
          case "equal" ->
              new Measure.Equal(key, columnKey(data, "column", columns), data.text("value"));
          case "bands" ->
              new Measure.Bands(key, columnKey(data, "column", columns), data.integers("bounds"));
          case "total" -> new Measure.Total(key, columnKey(data, "column", columns));
          case "amount" -> new Measure.Amount(key);
          default ->
              throw data.fault(
                  "kind", "没有“" + kind + "”这种统计", "“" + kind + "” is no kind of measure");
        };
    data.done();
    return measure;
  }

  private static String columnKey(DataObject data, String key, Set<String> columns) {
    String column = data.text(key);
    if (!columns.contains(column)) {
      throw data.fault(key, "“" + column + "”不是表上的栏", "“" + column + "” is no column of the form");
    }
    return column;
  }
}
