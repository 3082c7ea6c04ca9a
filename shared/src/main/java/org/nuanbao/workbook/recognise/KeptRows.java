package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.List;
import org.nuanbao.workbook.cells.SheetRow;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;

/** The rows of a sheet that is read as a whole; their number and size are bounded. */
final class KeptRows {
  private static final int ROWS = 20_000;
  private static final int CHARACTERS = 8_000_000;

  private final String chinese;
  private final String english;
  private final List<KeptRow> rows = new ArrayList<>();
  private int size;

  /**
   * Makes an empty collection.
   *
   * @param chinese what the rows are called if there are too many
   * @param english the same in English
   */
  KeptRows(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  /**
   * Keeps one more row.
   *
   * @throws FileRefusal if there are too many
   */
  void add(SheetRow row) {
    KeptRow kept = KeptRow.of(row);
    rows.add(kept);
    size += kept.size();
    if (rows.size() > ROWS || size > CHARACTERS) {
      throw new FileRefusal(
          Problem.TOO_BIG,
          "一张工作表里的%s太多，请分成几个文件报送。".formatted(chinese),
          "There are too many %s on one sheet; please split the file.".formatted(english));
    }
  }

  List<KeptRow> all() {
    return rows;
  }
}
