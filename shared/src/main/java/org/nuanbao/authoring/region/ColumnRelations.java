package org.nuanbao.authoring.region;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.authoring.grid.BlankCell;
import org.nuanbao.authoring.region.TableFigures.PartOfWhole;
import org.nuanbao.authoring.region.TableFigures.TotalOfTerms;
import org.nuanbao.authoring.region.TableRegion.Leaf;
import org.nuanbao.authoring.text.BareText;
import org.nuanbao.authoring.text.Lexicon;

/** Finds the relations that column names tell of: totals, differences, parts. */
final class ColumnRelations {
  private static final Pattern LESS =
      Pattern.compile("(比上年(同期)?|同比|较上年)?增减(数|额|量|情况)?([（(]±[)）])?");
  private static final Pattern NOW = Pattern.compile("(本期|本年|本月|本季|本周|今年|本年度)(数|累计|合计|累计数)?");
  private static final Pattern BEFORE =
      Pattern.compile("(上年同期|上期|上年|去年|上月|上季|上周|去年同期)(数|累计|合计|累计数)?");
  private static final Pattern SINGLE = Pattern.compile("均|率|单价|标准|比例|比重");

  private static final Pattern DONE = Pattern.compile("(?:实际|实)(.+)");

  private final TableFigures figures;
  private final List<Leaf> leaves;

  ColumnRelations(TableFigures figures) {
    this.figures = figures;
    this.leaves = figures.leaves();
  }

  List<TotalOfTerms> sums() {
    List<TotalOfTerms> sums = new ArrayList<>();
    for (int leaf : figures.columns()) {
      String label = leaves.get(leaf).label();
      if (LESS.matcher(label).matches()) {
        difference(leaf, sums);
      } else if (Lexicon.USUAL.isTotal(label)) {
        total(leaf, sums);
      } else if (isBelowTotal(leaf)) {
        across(leaf, sums);
      }
    }
    return sums;
  }

  private void difference(int leaf, List<TotalOfTerms> sums) {
    int now = -1;
    int before = -1;
    for (int other : figures.columns()) {
      if (sameGroup(leaf, other)) {
        now = NOW.matcher(leaves.get(other).label()).matches() ? other : now;
        before = BEFORE.matcher(leaves.get(other).label()).matches() ? other : before;
      }
    }
    if (now >= 0 && before >= 0) {
      boolean total = leaves.get(now).isTotal();
      sums.add(
          total
              ? new TotalOfTerms(now, List.of(before, leaf), List.of(), "")
              : new TotalOfTerms(leaf, List.of(now), List.of(before), ""));
    }
  }

  private boolean sameGroup(int leaf, int other) {
    List<BlankCell> one = leaves.get(leaf).path();
    List<BlankCell> two = leaves.get(other).path();
    return one.size() == 1 ? two.size() == 1 : two.contains(one.get(one.size() - 2));
  }

  private void total(int leaf, List<TotalOfTerms> sums) {
    List<BlankCell> path = leaves.get(leaf).path();
    List<Integer> terms = path.size() > 1 ? within(leaf, path.get(path.size() - 2)) : beside(leaf);
    terms = terms.stream().filter(it -> isTerm(leaf, it)).toList();
    if (terms.size() > 1) {
      sums.add(new TotalOfTerms(leaf, terms, List.of(), ""));
    }
  }

  private boolean isTerm(int target, int leaf) {
    Leaf term = leaves.get(leaf);
    return figures.isAlike(target, leaf)
        && !term.isPart()
        && !SINGLE.matcher(BareText.unbracketed(term.label())).find()
        && !LESS.matcher(term.label()).matches();
  }

  /**
   * The other columns of a group; a group within it counts by its total, else by all its columns.
   */
  private List<Integer> within(int leaf, BlankCell group) {
    List<Integer> members = new ArrayList<>();
    int groups = 0;
    BlankCell last = null;
    boolean counted = false;
    for (int other : figures.columns()) {
      List<BlankCell> path = leaves.get(other).path();
      int at = path.indexOf(group);
      if (other == leaf || at < 0 || at + 1 == path.size() || !figures.isAlike(leaf, other)) {
        continue;
      }
      boolean deeper = path.size() - 1 > at + 1;
      BlankCell child = path.get(at + 1);
      if (deeper && child.equals(last) && !counted) {
        groups++;
        counted = true;
      }
      counted &= child.equals(last);
      last = child;
      members.add(other);
    }
    if (groups > 1 && figures.columns().stream().noneMatch(it -> isTotalBelow(it, group, leaf))) {
      // Several divisions of the same whole: only print can tell which of them add up.
      return List.of();
    }
    return represented(members, group);
  }

  private boolean isTotalBelow(int other, BlankCell group, int leaf) {
    Leaf it = leaves.get(other);
    return other != leaf
        && it.path().contains(group)
        && it.path().indexOf(group) < it.path().size() - 2
        && it.isTotal();
  }

  /** Keeps only the total of each group that has one: it stands for the group. */
  private List<Integer> represented(List<Integer> members, BlankCell above) {
    List<Integer> represented = new ArrayList<>();
    for (int member : members) {
      List<BlankCell> path = leaves.get(member).path();
      BlankCell child = path.get(path.indexOf(above) + 1);
      if (members.stream().noneMatch(it -> it != member && isTotalOf(it, child))) {
        represented.add(member);
      }
    }
    return represented;
  }

  private boolean isTotalOf(int leaf, BlankCell group) {
    return leaves.get(leaf).isTotal() && leaves.get(leaf).path().contains(group);
  }

  /**
   * The columns beside a total in no group: those after it if it comes first, else those before.
   */
  private List<Integer> beside(int leaf) {
    List<Integer> alike =
        figures.columns().stream().filter(it -> figures.isAlike(leaf, it)).toList();
    boolean first = alike.getFirst() == leaf;
    List<Integer> terms = new ArrayList<>();
    for (int other : alike) {
      boolean side = first ? other > leaf : other < leaf;
      boolean total = leaves.get(other).path().size() == 1 && leaves.get(other).isTotal();
      if (side && total && !first) {
        terms.clear();
      }
      if (side && total && first) {
        break;
      }
      if (side && !total && !isBelowTotal(other) && isRepresentative(other)) {
        terms.add(other);
      }
    }
    return isBroken(leaf, terms) ? List.of() : terms;
  }

  /** Whether something else is counted between the terms: 件, 批, 件. The total may mean all of it. */
  private boolean isBroken(int total, List<Integer> terms) {
    return terms.size() > 1
        && figures.columns().stream()
            .anyMatch(it ->
                it > terms.getFirst()
                    && it < terms.getLast()
                    && figures.isCount(it)
                    && figures.isCount(total)
                    && !figures.isAlike(it, total));
  }

  private boolean isRepresentative(int leaf) {
    List<BlankCell> path = leaves.get(leaf).path();
    if (path.size() == 1) {
      return true;
    }
    boolean own = leaves.get(leaf).isTotal();
    List<Integer> group =
        figures.columns().stream()
            .filter(it -> leaves.get(it).path().contains(path.getFirst()))
            .toList();
    boolean total =
        group.stream()
            .anyMatch(it ->
                it != leaf
                    && leaves.get(it).isTotal()
                    && leaves.get(it).path().size() <= path.size());
    return own ? path.size() == 2 : !total;
  }

  private boolean isBelowTotal(int leaf) {
    List<BlankCell> path = leaves.get(leaf).path();
    return path.size() > 1 && Lexicon.USUAL.isTotal(path.get(path.size() - 2).label());
  }

  /** Sums a column in a group of totals from the columns of the same name in the other groups. */
  private void across(int leaf, List<TotalOfTerms> sums) {
    String name = leaves.get(leaf).label();
    List<BlankCell> path = leaves.get(leaf).path();
    List<Integer> terms = new ArrayList<>();
    for (int other : figures.columns()) {
      List<BlankCell> others = leaves.get(other).path();
      boolean named = leaves.get(other).label().equals(name);
      boolean level = path.size() < 3 || others.contains(path.get(path.size() - 3));
      if (other != leaf && named && level && !isBelowTotal(other) && isTerm(leaf, other)) {
        terms.add(other);
      }
    }
    if (terms.size() > 1) {
      sums.add(new TotalOfTerms(leaf, terms, List.of(), ""));
    }
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
      boolean difference = LESS.matcher(leaves.get(leaf).label()).matches();
      if (whole >= 0 && whole != leaf && !difference && figures.isAlike(leaf, whole)) {
        parts.add(new PartOfWhole(leaf, whole));
      }
    }
    return parts;
  }

  /** The column of what was due, for one of what was done: 应到会人数 for 实际到会人数; else -1. */
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

  /** The column that this one counts some of: 计划项数 below 列入计划的隐患（项）; else -1. */
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
    List<BlankCell> path = leaves.get(leaf).path();
    int depth = 0;
    while (depth < path.size() && !Lexicon.USUAL.isPart(path.get(depth).label())) {
      depth++;
    }
    if (depth == path.size()) {
      return -1;
    }
    BlankCell group = depth == 0 ? null : path.get(depth - 1);
    int whole = -1;
    for (int other : figures.columns()) {
      Leaf it = leaves.get(other);
      boolean within = group == null || it.path().contains(group);
      if (other < leaf && !it.isPart() && within) {
        // Without a group the nearest column before it; within a group its first.
        boolean better = whole < 0 || (group == null && figures.isAlike(leaf, other));
        whole = better ? other : whole;
      }
    }
    return whole;
  }
}
