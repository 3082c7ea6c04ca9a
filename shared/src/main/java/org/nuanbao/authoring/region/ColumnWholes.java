package org.nuanbao.authoring.region;

import java.util.ArrayList;
import java.util.List;
import org.nuanbao.authoring.grid.BlankCell;
import org.nuanbao.authoring.text.Lexicon;

/** Which columns are part of which: what stands under 其中, of the group it stands in. */
final class ColumnWholes {
  /** A column that is part of another. */
  record Within(int part, int whole) {}

  private final Figures figures;
  private final List<Leaf> leaves;

  ColumnWholes(Figures figures) {
    this.figures = figures;
    this.leaves = figures.leaves();
  }

  List<Within> parts() {
    List<Within> parts = new ArrayList<>();
    for (int leaf : figures.columns()) {
      int whole = whole(leaf);
      boolean difference = leaves.get(leaf).label().matches(ColumnRelations.LESS);
      if (whole >= 0 && whole != leaf && !difference && figures.isAlike(leaf, whole)) {
        parts.add(new Within(leaf, whole));
      }
    }
    return parts;
  }

  private int whole(int leaf) {
    Leaf own = leaves.get(leaf);
    List<BlankCell> path = own.path();
    int depth = -1;
    for (int i = 0; i < path.size(); i++) {
      if (Lexicon.USUAL.isPart(path.get(i).label())) {
        depth = i;
        break;
      }
    }
    if (depth < 0) {
      return -1;
    }
    BlankCell group = depth == 0 ? null : path.get(depth - 1);
    int whole = -1;
    for (int other : figures.columns()) {
      Leaf it = leaves.get(other);
      boolean part = it.path().stream().anyMatch(cell -> Lexicon.USUAL.isPart(cell.label()));
      boolean within = group == null || it.path().contains(group);
      if (other < leaf && !part && within) {
        boolean first = group != null;
        whole = first && whole >= 0 ? whole : better(whole, other, leaf);
      }
    }
    return whole;
  }

  /** Without a group the nearest before; of a group before it the total. */
  private int better(int best, int other, int leaf) {
    if (best >= 0 && !figures.isAlike(leaf, other)) {
      return best;
    }
    return other;
  }
}
