package org.nuanbao.workbook;

import org.apache.poi.ss.usermodel.HorizontalAlignment;

/**
 * How a cell looks.
 *
 * @param points of the font
 * @param boxed with a thin line on all four sides
 * @param open may be filled in while the sheet is protected
 * @param format of the number, {@code @} for text
 */
record Look(
    int points,
    boolean bold,
    HorizontalAlignment align,
    boolean boxed,
    boolean open,
    String format) {

  static final String GENERAL = "General";

  static Look text(int points, HorizontalAlignment align) {
    return new Look(points, false, align, false, false, GENERAL);
  }

  static Look box(HorizontalAlignment align) {
    return new Look(11, false, align, true, false, GENERAL);
  }

  Look strong() {
    return new Look(points, true, align, boxed, open, format);
  }

  Look unlined() {
    return new Look(points, bold, align, false, open, format);
  }

  Look input(String as) {
    return new Look(points, bold, align, boxed, true, as);
  }
}
