package org.nuanbao.authoring.region;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.authoring.grid.BlankCell;
import org.nuanbao.authoring.region.TableFigures.PartOfWhole;
import org.nuanbao.authoring.region.TableRegion.Leaf;
import org.nuanbao.authoring.text.BareText;
import org.nuanbao.authoring.text.Lexicon;

/** Which columns are part of which: what stands under 其中, of the group it stands in. */
final class ColumnWholes {
  private static final Pattern DONE = Pattern.compile("(?:实际|实)(.+)");

  private final TableFigures figures;
  private final List<Leaf> leaves;

  ColumnWholes(TableFigures figures) {
    this.figures = figures;
    this.leaves = figures.leaves();
  }

  List<PartOfWhole> parts() {
    List<PartOfWhole> parts = new ArrayList<>();
    for (int leaf : figures.columns()) {
      int whole = whole(leaf);
      if (whole < 0) {
        whole = due(leaf);
      }
      if (whole < 0) {
        whole = counted(leaf);
      }
      boolean difference = leaves.get(leaf).label().matches(ColumnRelations.LESS);
      if (whole >= 0 && whole != leaf && !difference && figures.isAlike(leaf, whole)) {
        parts.add(new PartOfWhole(leaf, whole));
      }
    }
    return parts;
  }

  /** What was done of what was due: 实际到会人数 of 应到会人数. */
  private int due(int leaf) {
    Matcher done = DONE.matcher(BareText.unbracketed(leaves.get(leaf).label()));
    if (!done.matches()) {
      return -1;
    }
    for (int other : figures.columns()) {
      List<BlankCell> group = leaves.get(other).path();
      List<BlankCell> own = leaves.get(leaf).path();
      boolean beside = group.subList(0, group.size() - 1).equals(own.subList(0, own.size() - 1));
      String label = BareText.unbracketed(leaves.get(other).label());
      if (other < leaf && beside && label.equals("应" + done.group(1))) {
        return other;
      }
    }
    return -1;
  }

  /** Below 列入计划的隐患（项） the columns beside 计划项数 count some of the same. */
  private int counted(int leaf) {
    List<BlankCell> path = leaves.get(leaf).path();
    if (path.size() < 2) {
      return -1;
    }
    BlankCell group = path.get(path.size() - 2);
    String unit = Lexicon.USUAL.unitWithin(group.label()).orElse("");
    List<Integer> members =
        figures.columns().stream()
            .filter(it -> leaves.get(it).path().indexOf(group) == leaves.get(it).path().size() - 2)
            .filter(it -> leaves.get(it).path().size() > 1)
            .toList();
    boolean others =
        members.stream()
            .skip(1)
            .map(it -> leaves.get(it).label())
            .allMatch(it -> !it.endsWith("数") && Lexicon.USUAL.unitWithin(it).isEmpty());
    boolean first = !unit.isEmpty() && leaves.get(members.getFirst()).label().endsWith(unit + "数");
    return first && others && members.size() > 2 && members.getFirst() != leaf
        ? members.getFirst()
        : -1;
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
