package org.nuanbao.workbook.picture;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.nuanbao.check.Finding;
import org.nuanbao.sheet.CellAddress;
import org.nuanbao.workbook.guard.ReadLimits;

/** The cells of each sheet that findings name. */
final class FoundCells {
  /** How many rows are shown above and below a row with findings. */
  private static final int NEAR = 3;

  /** The cells of one sheet that findings name. */
  static final class OfSheet {
    /** By row; a bit for each column. */
    private final NavigableMap<Integer, Long> rows = new TreeMap<>();

    private final BitSet near = new BitSet();

    private void add(CellAddress at) {
      rows.merge(at.row(), 1L << at.column(), (one, other) -> one | other);
      near.set(Math.max(1, at.row() - NEAR), at.row() + NEAR + 1);
    }

    boolean isNear(int row) {
      return near.get(row);
    }

    boolean has(int row) {
      return rows.containsKey(row);
    }

    /** The columns of a row, from left to right. */
    List<CellAddress> in(int row) {
      List<CellAddress> cells = new ArrayList<>();
      long rest = rows.getOrDefault(row, 0L);
      while (rest != 0) {
        cells.add(new CellAddress(Long.numberOfTrailingZeros(rest), row));
        rest &= rest - 1;
      }
      return cells;
    }

    /** The rows from one up to another, which is not among them. */
    List<Integer> between(int from, int to) {
      return from < to ? List.copyOf(rows.subMap(from, to).keySet()) : List.of();
    }

    /** How many rows there are. */
    int rows() {
      return rows.size();
    }
  }

  private static final OfSheet NONE = new OfSheet();

  private final Map<String, OfSheet> sheets = new HashMap<>();

  FoundCells(List<Finding> findings) {
    for (Finding finding : findings) {
      for (String cell : finding.cells()) {
        Optional<CellAddress> at = CellAddress.of(cell);
        if (at.isPresent() && isOnSheet(at.get())) {
          sheets.computeIfAbsent(finding.sheet(), any -> new OfSheet()).add(at.get());
        }
      }
    }
  }

  /** Whether it is a cell that can be shown: columns further right are not kept. */
  private static boolean isOnSheet(CellAddress at) {
    return at.column() < ReadLimits.KEPT_COLUMNS && at.row() <= ReadLimits.SHEET_ROWS;
  }

  /** The cells on the sheet of this name, as findings give it. */
  OfSheet on(String sheet) {
    return sheets.getOrDefault(sheet, NONE);
  }
}
