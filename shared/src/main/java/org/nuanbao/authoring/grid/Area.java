package org.nuanbao.authoring.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** A rectangle of cells. Rows and columns count from 0; all four bounds are inclusive. */
public record Area(int top, int left, int bottom, int right) {
  public int height() {
    return bottom - top + 1;
  }

  public int width() {
    return right - left + 1;
  }

  public Area from(int row) {
    return new Area(row, left, bottom, right);
  }

  public Area rows(int first, int last) {
    return new Area(first, left, last, right);
  }

  /** The runs of numbers from 0 to before {@code size} that pass a test: first and last of each. */
  public static List<int[]> runs(int size, IntPredicate in) {
    List<int[]> runs = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      if (in.test(i)) {
        int first = i;
        while (i + 1 < size && in.test(i + 1)) {
          i++;
        }
        runs.add(new int[] {first, i});
      }
    }
    return runs;
  }
}
