package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nuanbao.form.Layout.Block;
import org.nuanbao.workbook.recognise.SinglePrint.Known;

/**
 * Where the print of one card is on a sheet. Some labels occur twice on a card (a person's name and
 * a relative's). They are told apart by the order of all labels: the matching chosen is the one in
 * which most agree.
 */
final class SingleLabels {
  /** The most cells looked at; no card has as many that look like print. */
  private static final int CELLS = 2_000;

  /** A cell of the sheet. */
  record Place(KeptRow row, int column) {
    String cell() {
      return row.cell(column);
    }

    String text() {
      return row.label(column);
    }
  }

  private final Map<Block, Place> places = new LinkedHashMap<>();
  private final Map<Integer, Set<Integer>> taken = new HashMap<>();

  private SingleLabels() {}

  static SingleLabels find(SinglePrint print, List<KeptRow> rows) {
    SingleLabels found = new SingleLabels();
    List<Place> cells = candidates(print, rows);
    found.align(print.all(), cells);
    found.moved(print.all(), cells);
    return found;
  }

  private static List<Place> candidates(SinglePrint print, List<KeptRow> rows) {
    List<Place> cells = new ArrayList<>();
    for (KeptRow row : rows) {
      for (int column = 0; column < row.width() && cells.size() < CELLS; column++) {
        if (print.isSome(row.label(column))) {
          cells.add(new Place(row, column));
        }
      }
    }
    return cells;
  }

  /** Matches the longest sequence that the form and the sheet have in common. */
  private void align(List<Known> print, List<Place> cells) {
    int[][] longest = new int[print.size() + 1][cells.size() + 1];
    for (int p = print.size() - 1; p >= 0; p--) {
      for (int c = cells.size() - 1; c >= 0; c--) {
        int skipped = Math.max(longest[p + 1][c], longest[p][c + 1]);
        longest[p][c] =
            SinglePrint.is(print.get(p), cells.get(c).text())
                ? Math.max(longest[p + 1][c + step(print.get(p))] + 1, skipped)
                : skipped;
      }
    }
    int p = 0;
    int c = 0;
    while (p < print.size() && c < cells.size()) {
      Known one = print.get(p);
      if (SinglePrint.is(one, cells.get(c).text())
          && longest[p][c] == longest[p + 1][c + step(one)] + 1) {
        put(one, cells.get(c));
        p++;
        c += step(one);
      } else if (longest[p][c] == longest[p + 1][c]) {
        p++;
      } else {
        c++;
      }
    }
  }

  /** How many cells a match uses up: several lines may share one cell, labels may not. */
  private static int step(Known one) {
    return one.kind() == SinglePrint.Kind.LINE ? 0 : 1;
  }

  /** Matches labels that are out of order but occur only once. */
  private void moved(List<Known> print, List<Place> cells) {
    for (Known one : print) {
      if (!places.containsKey(one.block())) {
        List<Place> fitting =
            cells.stream()
                .filter(cell -> SinglePrint.is(one, cell.text()))
                .filter(cell -> one.kind() == SinglePrint.Kind.LINE || !isTaken(cell))
                .toList();
        if (fitting.size() == 1) {
          put(one, fitting.getFirst());
        }
      }
    }
  }

  private void put(Known one, Place place) {
    places.put(one.block(), place);
    taken.computeIfAbsent(place.row().number(), row -> new HashSet<>()).add(place.column());
  }

  private boolean isTaken(Place place) {
    return isTaken(place.row().number(), place.column());
  }

  /** Whether there is print in this cell. */
  boolean isTaken(int row, int column) {
    return taken.getOrDefault(row, Set.of()).contains(column);
  }

  /** Whether there is print in this row. */
  boolean isTaken(int row) {
    return taken.containsKey(row);
  }

  Optional<Place> place(Block block) {
    return Optional.ofNullable(places.get(block));
  }

  Map<Block, Place> places() {
    return places;
  }
}
