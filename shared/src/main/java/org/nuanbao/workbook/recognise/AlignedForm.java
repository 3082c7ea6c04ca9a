package org.nuanbao.workbook.recognise;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Form;
import org.nuanbao.workbook.cells.SheetRow;
import org.nuanbao.workbook.cells.SheetVisitor.SheetEnd;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;

/** Reads a form, or one sheet of a form that has several, by its print as a whole. */
final class AlignedForm implements SheetTable {
  private static final double SURE = 0.75;

  private final Form form;
  private final int page;
  private final SheetPrint print;
  private @Nullable Alignment alignment;
  private final KeptRows rows = new KeptRows("行", "rows");

  private AlignedForm(Form form, int page, List<KeptRow> first) {
    this.form = form;
    this.page = page;
    this.print = new SheetPrint(form, form.sheets().get(page).layout(), texts(form));
    first.forEach(this::row);
  }

  /** The sheet of the form whose print these rows match best. */
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

  /**
   * The form whose labels were not all found, if its print still leaves no doubt.
   *
   * @throws FileRefusal the given one, if there is doubt
   */
  static AlignedForm orThrow(FileRefusal missing, Form form, List<KeptRow> rows) {
    AlignedForm aligned = of(form, rows);
    if (missing.problem() != Problem.TEMPLATE_MISMATCH || !aligned.isSure()) {
      throw missing;
    }
    return aligned;
  }

  private double share() {
    Alignment at = alignment();
    return at.found() / Math.max(1.0, at.wanted());
  }

  private Alignment alignment() {
    Alignment known = alignment;
    if (known == null) {
      known = Alignment.of(print, rows.all());
      alignment = known;
    }
    return known;
  }

  /**
   * Whether the print of the table is complete, so that only this form can be meant. A layout
   * without labels is recognised if most of its print is there.
   */
  boolean isSure() {
    return isSure(alignment());
  }

  private boolean isSure(Alignment at) {
    return at.isWhole() || (print.isOnlyPrint() && at.found() >= SURE * at.wanted());
  }

  /** Whether the form is sure and every column is where it is printed. */
  boolean isAsPrinted() {
    Alignment at = alignment();
    return isSure(at) && at.isInPlace();
  }

  Match match(boolean titled, boolean hinted) {
    Alignment at = alignment();
    return new Match(form, titled, at.found(), Math.max(1, at.wanted()), at.cells(), hinted);
  }

  /** The text of each label of a form, by its ref. */
  private static Map<String, String> texts(Form form) {
    Map<String, String> texts = new HashMap<>();
    form.fields().forEach(field -> texts.put(field.ref(), field.printed()));
    texts.putAll(form.labels());
    return texts;
  }

  @Override
  public void row(SheetRow row) {
    rows.add(row);
    alignment = null;
  }

  @Override
  public List<FoundForm> read(String sheet, SheetEnd end) {
    return List.of(
        new AlignedReading(form, print, alignment(), rows.all(), sheet, end).read().onPage(page));
  }
}
