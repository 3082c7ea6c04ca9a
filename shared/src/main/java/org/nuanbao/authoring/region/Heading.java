package org.nuanbao.authoring.region;

import java.util.List;
import org.nuanbao.authoring.grid.Area;

/**
 * The heading of a table.
 *
 * @param lines the columns of each row of a record; one list where a record stands on one row
 */
record Heading(Area area, List<List<Leaf>> lines) {
  List<Leaf> leaves() {
    return lines.getFirst();
  }

  /** The column a cell stands in; null where it stands across several. */
  @org.jspecify.annotations.Nullable Leaf leaf(org.nuanbao.authoring.grid.BlankCell cell, int line) {
    for (Leaf leaf : lines.get(Math.min(line, lines.size() - 1))) {
      if (leaf.holds(cell)) {
        return leaf;
      }
    }
    return null;
  }
}
