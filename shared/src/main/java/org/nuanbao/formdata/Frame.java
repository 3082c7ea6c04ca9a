package org.nuanbao.formdata;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.nuanbao.data.DataFault;
import org.nuanbao.data.DataObject;
import org.nuanbao.form.Column;
import org.nuanbao.form.Crosstab;
import org.nuanbao.form.Disburses;
import org.nuanbao.form.Field;
import org.nuanbao.form.FigureForm;
import org.nuanbao.form.Form;
import org.nuanbao.form.Head;
import org.nuanbao.form.Item;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Measure;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Rule;
import org.nuanbao.form.Statistics;
import org.nuanbao.form.Statistics.Section;

/**
 * Reads what a form, or a part of one, asks for.
 *
 * @param layout without rows where a part is read, which has none of its own
 */
record Frame(DataObject data, Head head, List<Field> fields, Layout layout) {
  /**
   * The form of this kind, once its rules are known.
   *
   * @throws DataFault if it is none
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
        data.has("disburses") ? MoneyReader.disburses(data.object("disburses"), known) : null;
    List<Measure> measures =
        data.objectsOrNone("measures").stream().map(it -> MoneyReader.measure(it, known)).toList();
    return rules -> new Roster(head, fields, columns, disburses, measures, layout, rules);
  }

  /** Each item stands once and is a part of one that is there. */
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
}
