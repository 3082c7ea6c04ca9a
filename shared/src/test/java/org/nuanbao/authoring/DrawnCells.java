package org.nuanbao.authoring;

import java.util.List;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;

/** Sheets drawn as texts: {@code <} goes on with the cell to the left, {@code ^} with the upper. */
public final class DrawnCells {
  private DrawnCells() {}

  /** Whether a text only goes on with another cell. */
  public static boolean isJoined(String text) {
    return text.equals("<") || text.equals("^");
  }

  /** Merges what the texts of a sheet's rows join. */
  public static void merge(Sheet sheet, List<List<String>> rows) {
    for (int r = 0; r < rows.size(); r++) {
      for (int c = 0; c < rows.get(r).size(); c++) {
        if (!isJoined(rows.get(r).get(c))) {
          merge(sheet, rows, r, c);
        }
      }
    }
  }

  private static void merge(Sheet sheet, List<List<String>> rows, int r, int c) {
    int right = c;
    while (right + 1 < rows.get(r).size() && rows.get(r).get(right + 1).equals("<")) {
      right++;
    }
    int below = r;
    while (below + 1 < rows.size()
        && c < rows.get(below + 1).size()
        && rows.get(below + 1).get(c).equals("^")) {
      below++;
    }
    if (right > c || below > r) {
      sheet.addMergedRegion(new CellRangeAddress(r, below, c, right));
    }
  }
}
