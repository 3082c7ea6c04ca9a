package org.nuanbao.workbook.mark;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the format stores texts: a character that it cannot store as {@code _xHHHH_}. */
public final class CellText {
  private static final Pattern LOOKS_ESCAPED = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");
  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private CellText() {}

  /** The text as it is stored (ECMA-376 part 1, 22.9.2.19), not yet as XML. */
  public static String stored(String text) {
    String safe = LOOKS_ESCAPED.matcher(text).replaceAll("_x005F_");
    if (safe.chars().noneMatch(CellText::needsEscape)) {
      return safe;
    }
    StringBuilder written = new StringBuilder();
    safe.chars()
        .forEach(c -> {
          if (needsEscape(c)) {
            written.append(String.format("_x%04X_", c));
          } else {
            written.append((char) c);
          }
        });
    return written.toString();
  }

  /** The text that was stored like this. */
  static String shown(String stored) {
    return ESCAPE
        .matcher(stored)
        .replaceAll(escape ->
            Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
  }

  private static boolean needsEscape(int c) {
    return (c < 0x20 && c != '\t' && c != '\n') || c == 0xFFFE || c == 0xFFFF;
  }
}
