package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.nuanbao.form.Single;
import org.nuanbao.workbook.recognise.SinglePrint.Known;

/**
 * Cuts a sheet into the cards that stand on it below one another: at a label that each has once,
 * and above it where the title or a blank of the head is printed.
 */
final class SingleStack {
  /** Characters a cell may have beside the title. */
  private static final int BESIDE_TITLE = 10;

  private final List<String> titles;
  private final List<Known> heads;
  private final Optional<Known> first;

  SingleStack(Single form, SinglePrint print) {
    titles = form.head().titles().stream().map(LabelText::of).toList();
    heads = print.all().stream().filter(one -> one.kind() == SinglePrint.Kind.FIELD).toList();
    first = print.first();
  }

  /** The rows of each card; at least one list. */
  List<List<KeptRow>> split(List<KeptRow> rows) {
    List<Integer> starts = new ArrayList<>();
    int head = -1;
    for (int i = 0; i < rows.size(); i++) {
      KeptRow row = rows.get(i);
      if (first.isPresent() && any(row, text -> SinglePrint.is(first.get(), text))) {
        starts.add(starts.isEmpty() ? 0 : head < 0 ? i : head);
        head = -1;
      } else if (head < 0 && any(row, this::isHead)) {
        head = i;
      }
    }
    List<List<KeptRow>> cards = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      cards.add(
          rows.subList(starts.get(i), i + 1 < starts.size() ? starts.get(i + 1) : rows.size()));
    }
    return cards.isEmpty() ? List.of(rows) : cards;
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
