package org.nuanbao.workbook;

import java.util.Arrays;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Color;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.nuanbao.form.Severity;

/**
 * The colours of problems: red means correct this, yellow means look at this. Cells in exactly
 * these shades count as ours and are cleared again. An {@code .xls} has a fixed palette, so the
 * nearest colours are used there.
 */
final class Tint {
  private Tint() {}

  static XSSFColor of(Severity severity) {
    return new XSSFColor(shade(severity));
  }

  private static byte[] shade(Severity severity) {
    return switch (severity) {
      case ERROR -> new byte[] {(byte) 0xFF, (byte) 0xC7, (byte) 0xCF};
      case WARNING -> new byte[] {(byte) 0xFF, (byte) 0xEB, (byte) 0x9D};
    };
  }

  private static IndexedColors nearest(Severity severity) {
    return switch (severity) {
      case ERROR -> IndexedColors.ROSE;
      case WARNING -> IndexedColors.LIGHT_YELLOW;
    };
  }

  static void fill(Workbook book, CellStyle style, Severity severity) {
    if (book instanceof HSSFWorkbook) {
      style.setFillForegroundColor(nearest(severity).index);
    } else {
      style.setFillForegroundColor(of(severity));
    }
    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
  }

  static boolean isOurs(CellStyle style) {
    if (style.getFillPattern() != FillPatternType.SOLID_FOREGROUND) {
      return false;
    }
    Color color = style.getFillForegroundColorColor();
    for (Severity severity : Severity.values()) {
      if (color instanceof XSSFColor ours
          ? Arrays.equals(ours.getRGB(), shade(severity))
          : style.getFillForegroundColor() == nearest(severity).index) {
        return true;
      }
    }
    return false;
  }
}
