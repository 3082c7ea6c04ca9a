package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.List;
import org.nuanbao.workbook.cells.SheetRow;

/** Tells the row below a heading that only numbers its columns: 1, 2, 3 or 甲, 乙, 丙. */
final class ColumnNumbers {
  private static final String STEMS = "甲乙丙丁戊己庚辛壬癸";
  private static final int LEAST = 3;

  private ColumnNumbers() {}

  static boolean isSo(SheetRow row) {
    List<String> labels = new ArrayList<>();
    for (int column = 0; column < row.width(); column++) {
      if (row.hasContent(column)) {
        labels.add(LabelText.of(row.value(column)).replaceAll("[()]", ""));
      }
    }
    if (!labels.isEmpty() && labels.getFirst().equals("栏次")) {
      labels.removeFirst();
    }
    if (labels.size() < LEAST) {
      return false;
    }
    int stems = 0;
    while (stems < labels.size()
        && stems < STEMS.length()
        && labels.get(stems).equals(STEMS.substring(stems, stems + 1))) {
      stems++;
    }
    for (int i = stems; i < labels.size(); i++) {
      String number = String.valueOf(i - stems + 1);
      if (!labels.get(i).equals(number)) {
        return false;
      }
    }
    return true;
  }
}
