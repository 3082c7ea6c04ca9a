package org.nuanbao.workbook.mark;

import java.util.regex.Pattern;

/**
 * Tells which formulas reach outside their workbook: into another file, to a program, a server or
 * an address. A copy of ours holds none, for whoever opens it trusts us and not its sender.
 */
final class OutsideFormula {
  private static final Pattern FETCHES =
      Pattern.compile(
          "(?i)(?<![\\w.])(_xl\\w+\\.)*(WEBSERVICE|IMAGE|RTD|DDE|CALL|REGISTER(\\.ID)?"
              + "|EXEC|SQL\\.REQUEST|STOCKHISTORY|CUBE\\w+|IMPORT\\w+|PY|HYPERLINK(?!\\s*\\(\\s*\"#))"
              + "\\s*\\(");

  private OutsideFormula() {}

  /**
   * Whether it does.
   *
   * @param formula without the equals sign
   */
  static boolean is(String formula) {
    if (formula.indexOf('[') < 0 && formula.indexOf('|') < 0 && formula.indexOf('(') < 0) {
      return false;
    }
    String bare = withoutTexts(formula);
    return bare.indexOf('|') >= 0 || namesAnotherFile(bare) || FETCHES.matcher(bare).find();
  }

  /**
   * The formula without what its literals say. Of a literal that names a place in the workbook its
   * first character is left, and a quoted name of a sheet of another file leaves a bar.
   */
  private static String withoutTexts(String formula) {
    StringBuilder bare = new StringBuilder(formula.length());
    int at = 0;
    while (at < formula.length()) {
      char c = formula.charAt(at);
      if (c == '"') {
        bare.append(formula.startsWith("#", at + 1) ? "\"#\"" : "\"\"");
        at = endOfQuoted(formula, at);
      } else if (c == '\'') {
        int end = endOfQuoted(formula, at);
        String quoted = formula.substring(at, end);
        bare.append(quoted.indexOf('[') >= 0 || quoted.indexOf('|') >= 0 ? '|' : 'x');
        at = end;
      } else {
        bare.append(c);
        at++;
      }
    }
    return bare.toString();
  }

  /** The place after the quoted text that begins here; a quote within is doubled. */
  private static int endOfQuoted(String formula, int start) {
    char quote = formula.charAt(start);
    int at = start + 1;
    while (at < formula.length()) {
      if (formula.charAt(at) != quote) {
        at++;
      } else if (at + 1 < formula.length() && formula.charAt(at + 1) == quote) {
        at += 2;
      } else {
        return at + 1;
      }
    }
    return at;
  }

  /**
   * Whether a bracket names a file, as in {@code [1]Sheet1!A1}; after the name of a table it names
   * a column, and {@code [0]} is the workbook itself.
   */
  private static boolean namesAnotherFile(String bare) {
    int depth = 0;
    for (int i = 0; i < bare.length(); i++) {
      char c = bare.charAt(i);
      if (c == '[') {
        boolean first = depth++ == 0;
        boolean table = i > 0 && isNameCharacter(bare.charAt(i - 1));
        if (first && !table && !bare.startsWith("[0]", i)) {
          return true;
        }
      } else if (c == ']') {
        depth--;
      }
    }
    return false;
  }

  private static boolean isNameCharacter(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '\\' || c == '?';
  }
}
