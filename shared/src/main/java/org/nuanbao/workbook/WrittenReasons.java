package org.nuanbao.workbook;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.nuanbao.check.Reasons;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.cells.Row;
import org.nuanbao.workbook.cells.SheetVisitor.RowSink;

/** Reads from the sheet of problems why warnings may stand. */
final class WrittenReasons implements RowSink {
  private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern GAPS = Pattern.compile("[\\s\\p{Cntrl}]+");
  private static final int MOST = 5_000;

  private final Map<String, String> written = new HashMap<>();

  @Override
  public void row(Row row) {
    if (row.value(ProblemSheet.TOKEN) instanceof Value.Text(String token)
        && TOKEN.matcher(token).matches()
        && row.value(ProblemSheet.REASON) instanceof Value.Text(String text)
        && written.size() < MOST) {
      String reason = GAPS.matcher(text).replaceAll(" ").strip();
      if (!reason.isEmpty()) {
        written.put(token, shortened(reason));
      }
    }
  }

  private static String shortened(String reason) {
    return reason.codePointCount(0, reason.length()) <= Reasons.LONGEST
        ? reason
        : reason.substring(0, reason.offsetByCodePoints(0, Reasons.LONGEST));
  }

  Reasons reasons() {
    return new Reasons(written);
  }
}
