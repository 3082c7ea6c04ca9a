package org.nuanbao.workbook;

import java.util.List;

/**
 * The live formula of a printed sum: {@code SUM(E7,E8,E9)}, its terms one by one in the order of
 * the rule. {@code SUM} passes over text, so that one unreadable term does not hide the others.
 */
final class SumFormula {
  private SumFormula() {}

  /** Without the equals sign, as the file format stores it. */
  static String of(List<String> cells) {
    return "SUM(" + String.join(",", cells) + ")";
  }
}
