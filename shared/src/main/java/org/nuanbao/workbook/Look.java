package org.nuanbao.workbook;

import org.apache.poi.ss.usermodel.HorizontalAlignment;

/**
 * How a cell looks.
 *
 * @param points of the font
 * @param boxed with a thin line on all four sides
 * @param ruled with a line below, to write on
 * @param open may be filled in while the sheet is protected
 * @param format of the number, {@code @} for text
 */
record Look(
    int points,
    boolean bold,
    HorizontalAlignment align,
    boolean boxed,
    boolean ruled,
    boolean open,
    String format) {

  static final String GENERAL = "General";

  static Look text(int points, HorizontalAlignment align) {
    return new Look(points, false, align, false, false, false, GENERAL);
  }

  static Look box(HorizontalAlignment align) {
    return new Look(11, false, align, true, false, false, GENERAL);
  }

  Look strong() {
    return new Look(points, true, align, boxed, ruled, open, format);
  }

  Look onLine() {
    return new Look(points, bold, align, boxed, true, open, format);
  }

  Look input(String as) {
    return new Look(points, bold, align, boxed, ruled, true, as);
  }
}
