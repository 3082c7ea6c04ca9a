package org.nuanbao.workbook.cells;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.nuanbao.workbook.xml.Attribute;
import org.nuanbao.workbook.xml.Bytes;
import org.nuanbao.workbook.xml.Name;
import org.nuanbao.workbook.xml.Tokens;

/** Of all styles only whether a number in a cell of this style is shown as a date. */
final class Styles {
  private static final int MOST = 100_000;

  private final BitSet dates = new BitSet();
  private final Set<Integer> formats = new HashSet<>();
  private int count;

  static Styles parse(Tokens tokens) {
    Styles styles = new Styles();
    boolean cells = false;
    while (true) {
      switch (tokens.next()) {
        case START -> {
          switch (tokens.name()) {
            case NUM_FMT -> styles.format(tokens);
            case CELL_XFS -> cells = true;
            case XF -> styles.style(tokens, cells);
            default -> {}
          }
        }
        case END -> cells &= tokens.name() != Name.CELL_XFS;
        case TEXT -> {}
        case DONE -> {
          return styles;
        }
      }
    }
  }

  private void format(Tokens tokens) {
    Bytes id = tokens.attribute(Attribute.FORMAT_ID);
    int number = id == null ? -1 : id.number();
    Bytes code = tokens.attribute(Attribute.FORMAT_CODE);
    if (code != null && isDate(code.toString()) && formats.size() < MOST) {
      formats.add(number);
    }
  }

  private void style(Tokens tokens, boolean ofCells) {
    if (!ofCells || count == MOST) {
      return;
    }
    Bytes id = tokens.attribute(Attribute.FORMAT_ID);
    int format = id == null ? 0 : id.number();
    dates.set(count++, isBuiltInDate(format) || formats.contains(format));
  }

  boolean isDate(int style) {
    return style >= 0 && dates.get(style);
  }

  /** Date formats without a code of their own, East Asian ones too (ECMA-376 part 1, 18.8.30). */
  static boolean isBuiltInDate(int format) {
    return (format >= 14 && format <= 17)
        || format == 22
        || (format >= 27 && format <= 31)
        || format == 36
        || (format >= 50 && format <= 54)
        || format == 57
        || format == 58;
  }

  /** Whether the code shows a year or a day outside quotes, escapes and brackets. */
  static boolean isDate(String code) {
    char closing = 0;
    for (int i = 0; i < code.length(); i++) {
      char c = Character.toLowerCase(code.charAt(i));
      if (closing != 0) {
        closing = c == closing ? 0 : closing;
      } else if (c == '"') {
        closing = '"';
      } else if (c == '[') {
        closing = ']';
      } else if (c == '\\' || c == '_' || c == '*') {
        i++;
      } else if (c == ';') {
        return false;
      } else if (c == 'y' || c == 'd') {
        return true;
      }
    }
    return false;
  }
}
