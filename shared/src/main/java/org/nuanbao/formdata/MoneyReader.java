package org.nuanbao.formdata;

import java.util.Set;
import org.nuanbao.data.DataObject;
import org.nuanbao.form.Disburses;
import org.nuanbao.form.Measure;

/** Reads what a roster pays and what is counted of it. */
final class MoneyReader {
  private MoneyReader() {}

  static Disburses disburses(DataObject data, Set<String> columns) {
    Disburses disburses =
        new Disburses(
            data.text("fund"),
            data.text("fund_name"),
            data.text("purpose"),
            column(data, "person", columns),
            amount(data, columns));
    data.done();
    return disburses;
  }

  /** {@code federation}, or the key of the column with the amount. */
  private static Disburses.AmountSource amount(DataObject data, Set<String> columns) {
    return data.text("amount").equals("federation")
        ? new Disburses.AmountSource.ByFederation()
        : new Disburses.AmountSource.FromColumn(column(data, "amount", columns));
  }

  static Measure measure(DataObject data, Set<String> columns) {
    String key = data.text("key");
    String kind = data.text("kind");
    Measure measure =
        switch (kind) {
          case "rows" -> new Measure.Rows(key);
          case "distinct" -> new Measure.Distinct(key, column(data, "column", columns));
          case "equal" ->
              new Measure.Equal(key, column(data, "column", columns), data.text("value"));
          case "bands" ->
              new Measure.Bands(key, column(data, "column", columns), data.integers("bounds"));
          case "total" -> new Measure.Total(key, column(data, "column", columns));
          case "amount" -> new Measure.Amount(key);
          default ->
              throw data.fault(
                  "kind", "没有“" + kind + "”这种统计", "“" + kind + "” is no kind of measure");
        };
    data.done();
    return measure;
  }

  private static String column(DataObject data, String key, Set<String> columns) {
    String column = data.text(key);
    if (!columns.contains(column)) {
      throw data.fault(key, "“" + column + "”不是表上的栏", "“" + column + "” is no column of the form");
    }
    return column;
  }
}
