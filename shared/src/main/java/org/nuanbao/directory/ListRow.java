package org.nuanbao.directory;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nuanbao.reading.TextRow;
import org.nuanbao.value.Plain;

/** A row of the list below its heading. */
record ListRow(TextRow row, Map<ListColumn, String> columns) {
  private static final int SHOWN = 60;
  private static final Pattern ADDRESS = Pattern.compile("([^@\\s])[^@\\s]*([^@\\s])(?=@)");

  /** What people write into a cell that is to stay blank. */
  private static final Set<String> NOTHING = Set.of("无", "-", "--", "/", "没有", "空");

  boolean has(ListColumn column) {
    return columns.containsKey(column);
  }

  /** The text in a column, without spaces around it; empty if there is none. */
  String text(ListColumn column) {
    String letters = columns.get(column);
    String text = letters == null ? "" : Plain.trimmed(row.text(letters));
    return NOTHING.contains(Plain.folded(text)) ? "" : text;
  }

  ListProblem problem(@Nullable ListColumn column, String what, String mend, String english) {
    String letters = column == null ? null : columns.get(column);
    String written = column == null ? "" : text(column);
    return new ListProblem(
        row.sheet(),
        row.number(),
        letters == null ? "" : letters + row.number(),
        what,
        written.isEmpty() ? null : covered(written),
        mend,
        english);
  }

  /** The text with addresses covered: {@code w****2@example.cn}. */
  static String covered(String written) {
    String shown = written.length() > SHOWN ? written.substring(0, SHOWN) + "…" : written;
    return ADDRESS.matcher(shown).replaceAll("$1****$2");
  }
}
