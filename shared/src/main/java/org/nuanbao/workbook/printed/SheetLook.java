package org.nuanbao.workbook.printed;

import java.util.Map;

/**
 * How a sheet looks beside its texts.
 *
 * @param cells by row, then column, both from 0
 * @param widths of columns, in widths of a digit
 */
public record SheetLook(Map<Integer, Map<Integer, CellLook>> cells, Map<Integer, Double> widths) {
  /** Of a sheet nobody drew anything on. */
  public static final SheetLook NONE = new SheetLook(Map.of(), Map.of());

  CellLook at(int row, int column) {
    return cells.getOrDefault(row, Map.of()).getOrDefault(column, CellLook.PLAIN);
  }
}
