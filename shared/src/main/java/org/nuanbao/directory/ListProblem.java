package org.nuanbao.directory;

import org.jspecify.annotations.Nullable;

/**
 * Why a row of the list does not count, in words for whoever mends it.
 *
 * @param sheet empty if it concerns the whole file
 * @param row from 1; 0 if it concerns the whole sheet or file
 * @param cell such as {@code C12}; empty if no single cell is wrong
 * @param what what is wrong
 * @param written what stands there, addresses covered; null if nothing does
 * @param mend what to do
 * @param english the same in one English sentence
 */
public record ListProblem(
    String sheet,
    int row,
    String cell,
    String what,
    @Nullable String written,
    String mend,
    String english) {

  /** Where it is, as an officer would say. */
  public String place() {
    if (sheet.isEmpty()) {
      return "整个文件";
    }
    return "“" + sheet + "”" + (cell.isEmpty() ? row == 0 ? "" : "第 " + row + " 行" : cell);
  }
}
