package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.nuanbao.form.Single;
import org.nuanbao.workbook.cells.SheetEnd;
import org.nuanbao.workbook.cells.SheetRow;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.guard.Refused;

/** Reads cards or vouchers: one on a sheet, or several below one another. */
final class SingleTable implements Table {
  private static final int ROWS = 20_000;
  private static final int CHARACTERS = 8_000_000;

  private final Single form;
  private final SinglePrint print;
  private final List<KeptRow> rows = new ArrayList<>();
  private int size;

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
    KeptRow kept = KeptRow.of(row);
    rows.add(kept);
    size += kept.size();
    if (rows.size() > ROWS || size > CHARACTERS) {
      throw new Refused(
          Problem.TOO_BIG,
          "一张工作表里的表太多，请分成几个文件报送。",
          "There are too many forms on one sheet; please split the file.");
    }
  }

  @Override
  public List<FoundForm> read(String sheet, SheetEnd end) {
    Merges merges = Merges.of(end.merged());
    return new SingleStack(form, print)
        .split(rows).stream()
            .map(card -> new SingleReading(form, print, card, merges).read(sheet, end))
            .toList();
  }
}
