package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.nuanbao.form.Single;
import org.nuanbao.workbook.cells.SheetRow;
import org.nuanbao.workbook.cells.SheetVisitor.SheetEnd;
import org.nuanbao.workbook.recognise.SinglePrint.Known;

/**
 * Reads cards or vouchers: one on a sheet, or several below one another. They are separated at a
 * label that each has once, or above it where the title or a blank of the head is printed.
 */
final class SingleTable implements SheetTable {
  /** How many characters a cell may have besides the title. */
  private static final int BESIDE_TITLE = 10;

  private final Single form;
  private final SinglePrint print;
  private final KeptRows rows = new KeptRows("表", "forms");
  private final List<String> titles;
  private final List<Known> heads;

  SingleTable(Single form, List<KeptRow> first) {
    this.form = form;
    this.print = new SinglePrint(form);
    this.titles = form.head().titles().stream().map(LabelText::of).toList();
    this.heads = print.all().stream().filter(one -> one.kind() == SinglePrint.Kind.FIELD).toList();
    first.forEach(this::row);
  }

  /** How much of the first card's print is on the sheet. */
  Match match(boolean titled, boolean hinted) {
    SingleLabels labels = SingleLabels.find(print, cards().getFirst());
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
    SinglePlaces.Merges merges = SinglePlaces.Merges.of(end.merged());
    return cards().stream()
        .map(card -> new SingleReading(form, print, card, merges, sheet, end).read())
        .toList();
  }

  /** The rows of each card; there is at least one list. */
  private List<List<KeptRow>> cards() {
    List<KeptRow> all = rows.all();
    Optional<Known> first = print.first();
    List<Integer> starts = new ArrayList<>();
    int head = -1;
    for (int i = 0; i < all.size(); i++) {
      KeptRow row = all.get(i);
      if (first.isPresent() && any(row, text -> SinglePrint.is(first.get(), text))) {
        starts.add(starts.isEmpty() ? 0 : head < 0 ? i : head);
        head = -1;
      } else if (head < 0 && any(row, this::isHead)) {
        head = i;
      }
    }
    List<List<KeptRow>> cards = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      cards.add(all.subList(starts.get(i), i + 1 < starts.size() ? starts.get(i + 1) : all.size()));
    }
    return cards.isEmpty() ? List.of(all) : cards;
  }

  private boolean isHead(String text) {
    return titles.stream()
            .anyMatch(
                title -> text.length() <= title.length() + BESIDE_TITLE && text.contains(title))
        || heads.stream().anyMatch(one -> SinglePrint.is(one, text));
  }

  private static boolean any(KeptRow row, Predicate<String> test) {
    for (int column = 0; column < row.width(); column++) {
      if (!row.label(column).isEmpty() && test.test(row.label(column))) {
        return true;
      }
    }
    return false;
  }
}
