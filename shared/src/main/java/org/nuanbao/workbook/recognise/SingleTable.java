package org.nuanbao.workbook.recognise;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.nuanbao.form.Single;
import org.nuanbao.workbook.cells.SheetRow;
import org.nuanbao.workbook.cells.SheetVisitor.SheetEnd;

/** Reads cards or vouchers: one on a sheet, or several below one another. */
final class SingleTable implements SheetTable {
  private final Single form;
  private final SinglePrint print;
  private final KeptRows rows = new KeptRows("表", "forms");

  SingleTable(Single form, List<KeptRow> first) {
    this.form = form;
    this.print = new SinglePrint(form);
    first.forEach(this::row);
  }

  /** How much of the first card's print stands on a sheet. */
  static Match match(Single form, List<KeptRow> rows, boolean titled, boolean hinted) {
    SinglePrint print = new SinglePrint(form);
    List<KeptRow> first = new SingleStack(form, print).split(rows).getFirst();
    SingleLabels labels = SingleLabels.find(print, first);
    Set<String> cells =
        labels.places().values().stream().map(SingleLabels.Place::cell).collect(Collectors.toSet());
    return new Match(form, titled, labels.places().size(), print.all().size(), cells, hinted);
  }

  @Override
  public void row(SheetRow row) {
    rows.add(row);
  }

  @Override
  public List<FoundForm> read(String sheet, SheetEnd end) {
    Merges merges = Merges.of(end.merged());
    return new SingleStack(form, print)
        .split(rows.all()).stream()
            .map(card -> new SingleReading(form, print, card, merges).read(sheet, end))
            .toList();
  }
}
