package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.workbook.cells.CellName;
import org.nuanbao.workbook.cells.Range;

/**
 * The cells that a formula adds up, if it does nothing else. Programs may write it in different
 * ways: {@code SUM(E7,E8:E9)}, {@code +E7+(E8+E9)}, {@code SUM('Sheet 1'!$E$9:$E$7)}, {@code
 * SUBTOTAL(9,E7:E9)}.
 */
final class SummedCells {
  private static final int MOST = 500;
  private static final int DEPTH = 32;

  /** Functions that add up cells, each with the arguments that must come before the cells. */
  private static final Pattern FUNCTION =
      Pattern.compile(
          "(?i)@?(?:_xlfn[.]|_xlws[.])*"
              + "(?:(SUM|SINGLE) ?[(]|(SUBTOTAL) ?[(] ?(?:9|109) ?[,;]"
              + "|(AGGREGATE) ?[(] ?9 ?[,;] ?[0-7] ?[,;])");

  private static final Pattern CELL =
      Pattern.compile(
          "@?(?:[$]?('(?:[^']++|'')*+'|[^'!.():+,;$ ]++)[!.])?([$]?[A-Za-z]{1,3}[$]?[1-9][0-9]{0,6})");

  private final String formula;
  private final String sheet;
  private final List<String> cells = new ArrayList<>();
  private final List<String> passedOver = new ArrayList<>();
  private int at;
  private int depth;

  private SummedCells(String formula, String sheet) {
    this.formula = formula.strip();
    this.sheet = sheet;
  }

  /**
   * Parses a formula on the sheet of this name, without {@code =}; empty if it is not a sum.
   *
   * @see #cells() with repetitions
   */
  static Optional<SummedCells> of(String formula, String sheet) {
    SummedCells summed = new SummedCells(formula, sheet);
    summed.skip('=');
    boolean whole = summed.terms(false) && summed.at == summed.formula.length();
    return whole ? Optional.of(summed) : Optional.empty();
  }

  List<String> cells() {
    return cells;
  }

  /**
   * The cells in which a sum ignores text, even if the text is a number; this does not hold for
   * cells added with a plus sign.
   */
  List<String> passedOver() {
    return passedOver;
  }

  /** Parses {@code a+b}; a single term may also be an argument of a sum. */
  private boolean terms(boolean inSum) {
    if (++depth > DEPTH) {
      return false;
    }
    int first = cells.size();
    int count = 0;
    skip('+');
    do {
      count++;
      if (!term(inSum)) {
        return false;
      }
    } while (skip('+'));
    if (count > 1) {
      passedOver.removeAll(cells.subList(first, cells.size()));
    }
    depth--;
    return true;
  }

  private boolean term(boolean inSum) {
    Matcher function = FUNCTION.matcher(formula).region(at, formula.length());
    if (function.lookingAt()) {
      at = function.end();
      return arguments(true);
    }
    return skip('(') ? arguments(inSum) : cell(inSum);
  }

  /**
   * Parses up to the closing bracket. Several arguments are allowed only in a sum; LibreOffice may
   * separate them with {@code ~}.
   */
  private boolean arguments(boolean inSum) {
    do {
      if (!terms(inSum)) {
        return false;
      }
    } while (inSum && (skip(',') || skip(';') || skip('~')));
    return skip(')');
  }

  private boolean cell(boolean inSum) {
    String first = name();
    if (first.isEmpty()) {
      return false;
    }
    String last = skip(':') ? name() : first;
    Range range = last.isEmpty() ? null : Range.parse(first + ":" + last);
    if (range == null) {
      return false;
    }
    boolean one = range.firstRow() == range.lastRow() && range.firstColumn() == range.lastColumn();
    long count =
        (range.lastRow() - range.firstRow() + 1L) * (range.lastColumn() - range.firstColumn() + 1L);
    if ((!one && !inSum) || cells.size() + count > MOST) {
      return false;
    }
    for (int row = range.firstRow(); row <= range.lastRow(); row++) {
      for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
        cells.add(CellName.of(column, row));
        if (inSum) {
          passedOver.add(CellName.of(column, row));
        }
      }
    }
    return true;
  }

  /** The name of a cell on this sheet; empty for anything else. */
  private String name() {
    Matcher cell = CELL.matcher(formula).region(skipSpace(), formula.length());
    if (!cell.lookingAt()) {
      return "";
    }
    String of = cell.group(1);
    if (of != null) {
      String named = of.startsWith("'") ? of.substring(1, of.length() - 1).replace("''", "'") : of;
      if (!named.equalsIgnoreCase(sheet)) {
        return "";
      }
    }
    at = cell.end();
    return cell.group(2);
  }

  private boolean skip(char sign) {
    boolean found = skipSpace() < formula.length() && formula.charAt(at) == sign;
    at += found ? 1 : 0;
    skipSpace();
    return found;
  }

  private int skipSpace() {
    while (at < formula.length() && formula.charAt(at) <= ' ') {
      at++;
    }
    return at;
  }
}
