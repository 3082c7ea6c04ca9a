package org.nuanbao.workbook.draft;

import java.util.List;
import org.nuanbao.form.Layout;

/** The drafted grid. */
record DraftLayout(List<Integer> widths, List<Row> rows) {
  /** One row, its tokens as the form's data has them. */
  record Row(Layout.Kind kind, List<String> tokens, int times) {}
}
