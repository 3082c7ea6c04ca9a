package org.nuanbao.workbook;

import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * Keeps printed texts from being changed by mistake. There is no password: whoever must can take
 * the protection off. Rows and columns may still be resized, added, taken out and sorted.
 */
final class Protection {
  private Protection() {}

  static void of(XSSFSheet sheet) {
    sheet.enableLocking();
    sheet.lockFormatCells(false);
    sheet.lockFormatColumns(false);
    sheet.lockFormatRows(false);
    sheet.lockInsertRows(false);
    sheet.lockDeleteRows(false);
    sheet.lockSort(false);
    sheet.lockAutoFilter(false);
    sheet.lockObjects(false);
    sheet.lockScenarios(false);
    sheet.lockSelectLockedCells(false);
    sheet.lockSelectUnlockedCells(false);
  }
}
