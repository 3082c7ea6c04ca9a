package org.nuanbao.workbook.recognise;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nuanbao.form.Crosstab;
import org.nuanbao.form.Form;
import org.nuanbao.form.Parted;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Single;
import org.nuanbao.form.Statistics;
import org.nuanbao.workbook.cells.SheetEnd;
import org.nuanbao.workbook.cells.SheetRow;

/** Reads a form, or the sheet of one that has several, by its print as a whole. */
final class AlignedForm implements Table {
  private static final double SURE = 0.75;

  private final Form form;
  private final int page;
  private final SheetPrint print;
  private final KeptRows rows = new KeptRows("行", "rows");

  private AlignedForm(Form form, int page, List<KeptRow> first) {
    this.form = form;
    this.page = page;
    this.print = new SheetPrint(form, form.sheets().get(page).layout(), texts("", form));
    first.forEach(this::row);
  }

  /** The sheet of the form whose print these rows keep most of. */
  static AlignedForm of(Form form, List<KeptRow> first) {
    AlignedForm best = new AlignedForm(form, 0, first);
    if (form.sheets().size() == 1) {
      return best;
    }
    double most = best.share();
    for (int page = 1; page < form.sheets().size(); page++) {
      AlignedForm other = new AlignedForm(form, page, first);
      double share = other.share();
      if (share > most) {
        best = other;
        most = share;
      }
    }
    return best;
  }

  private double share() {
    Alignment at = alignment();
    return at.found() / Math.max(1.0, at.wanted());
  }

  private Alignment alignment() {
    return Alignment.of(print, rows.all());
  }

  /**
   * Whether the print of the table is all there, so that nothing but this form can be meant. A
   * layout that names no labels is known by most of its print.
   */
  boolean isSure() {
    return isSure(alignment());
  }

  private boolean isSure(Alignment at) {
    return at.isWhole() || (print.isOnlyPrint() && at.found() >= SURE * at.wanted());
  }

  /** The same, with every column where it is printed. */
  boolean isAsPrinted() {
    Alignment at = alignment();
    return isSure(at) && at.isInPlace();
  }

  Match match(boolean titled, boolean hinted) {
    Alignment at = alignment();
    return new Match(form, titled, at.found(), Math.max(1, at.wanted()), at.cells(), hinted);
  }

  /** What each label of a form says, by its ref. */
  static Map<String, String> texts(String before, Form form) {
    Map<String, String> texts = new HashMap<>();
    form.fields().forEach(field -> texts.put(field.ref(), field.printed()));
    switch (form) {
      case Statistics statistics ->
          statistics.items().forEach(item -> texts.put(before + item.ref(), item.label()));
      case Crosstab crosstab -> {
        crosstab.rows().forEach(row -> texts.put(before + row.key(), row.label()));
        crosstab.columns().forEach(column -> texts.put(before + column.key(), column.label()));
      }
      case Roster roster ->
          roster.columns().forEach(column -> texts.put(before + column.key(), column.label()));
      case Single single -> {
        single.questions().forEach(it -> texts.put(before + it.key(), it.printed()));
        single.groups().forEach(it -> texts.put(before + it.key(), it.printed()));
        single
            .tables()
            .forEach(table -> {
              texts.put(before + table.key(), table.printed());
              table
                  .columns()
                  .forEach(it -> texts.put(before + table.key() + "." + it.key(), it.label()));
            });
      }
      case Parted parted ->
          parted.parts().forEach(part -> texts.putAll(texts(part.name(""), part.form())));
    }
    return texts;
  }

  @Override
  public void row(SheetRow row) {
    rows.add(row);
  }

  @Override
  public List<FoundForm> read(String sheet, SheetEnd end) {
    return List.of(new AlignedReading(form, print, rows.all(), sheet, end).read().onPage(page));
  }
}
