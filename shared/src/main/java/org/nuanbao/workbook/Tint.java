package org.nuanbao.workbook;

import java.util.Arrays;
import java.util.HexFormat;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Color;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.nuanbao.form.Severity;
import org.nuanbao.workbook.mark.Shade;

/**
 * The colours of problems ({@link Shade}) in POI's user model. An {@code .xls} has a fixed palette,
 * so the nearest colours are used there.
 */
final class Tint {
  private Tint() {}

  static XSSFColor of(Severity severity) {
    return new XSSFColor(shade(severity));
  }

  private static byte[] shade(Severity severity) {
    return HexFormat.of().parseHex(Shade.of(severity));
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
