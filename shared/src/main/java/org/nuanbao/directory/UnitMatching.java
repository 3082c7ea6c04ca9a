package org.nuanbao.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.value.Plain;

/**
 * Finds the unit that each row speaks of: by its code or path, else by its full name under the same
 * unit, else by a name that occurs once here and there. What is found nowhere is new.
 */
final class UnitMatching {
  private final Listing before;
  private final List<UnitNode> nodes = new ArrayList<>();
  private final List<ListProblem> problems;
  private final Map<String, UnitNode> byCode = new HashMap<>();
  private final Map<UnitPath, UnitNode> byPath = new HashMap<>();
  private final Map<String, List<UnitNode>> byName = new HashMap<>();
  private final Map<String, ListRow> byText = new HashMap<>();

  UnitMatching(Listing before, List<ListProblem> problems) {
    this.before = before;
    this.problems = problems;
    for (ListedUnit unit : before.units()) {
      UnitNode node = new UnitNode(unit, null);
      nodes.add(node);
      byPath.put(unit.path(), node);
      byName.computeIfAbsent(Plain.folded(unit.name()), any -> new ArrayList<>()).add(node);
      if (unit.code() != null) {
        byCode.putIfAbsent(UnitNode.key(unit.code()), node);
      }
    }
  }

  /** The units there were, in the order of their paths, then the new ones in the list's order. */
  List<UnitNode> match(List<ListRow> rows) {
    List<ListRow> left = new ArrayList<>();
    for (ListRow row : rows) {
      Optional<UnitNode> known = byCode(row);
      if (known.isPresent()) {
        claim(known.get(), row);
      } else if (row.text(ListColumn.NAME).isEmpty()) {
        problems.add(
            row.problem(null, "没有单位名称", "写上单位的全称", "The row names no unit: write its full name."));
      } else {
        left.add(row);
      }
    }
    List<ListRow> open = new ArrayList<>(left);
    open.removeIf(this::isTwice);
    open.removeIf(row -> claimed(row, underTheSame(row)));
    open.removeIf(row -> claimed(row, theOnly(row, open)));
    claimRoot(open);
    open.forEach(row -> nodes.add(new UnitNode(null, row)));
    return nodes;
  }

  /** Whether an earlier row has the same name under the same unit, and no code tells them apart. */
  private boolean isTwice(ListRow row) {
    String told =
        Plain.folded(row.text(ListColumn.NAME))
            + "\n"
            + Plain.folded(row.text(ListColumn.ABOVE))
            + "\n"
            + UnitNode.key(row.text(ListColumn.CODE));
    ListRow first = byText.putIfAbsent(told, row);
    if (first != null) {
      problems.add(twice(row, first));
    }
    return first != null;
  }

  private Optional<UnitNode> byCode(ListRow row) {
    String written = row.text(ListColumn.CODE);
    return written.isEmpty() ? Optional.empty() : byReference(written);
  }

  private Optional<UnitNode> byReference(String written) {
    String bare = Plain.compact(written).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(
        UnitPath.isPath(bare) ? byPath.get(new UnitPath(bare)) : byCode.get(UnitNode.key(written)));
  }

  private void claim(UnitNode node, ListRow row) {
    ListRow first = node.row;
    if (first == null) {
      node.row = row;
    } else {
      problems.add(twice(row, first));
    }
  }

  static ListProblem twice(ListRow row, ListRow first) {
    return row.problem(
        ListColumn.NAME,
        "与第 " + first.row().number() + " 行是同一个单位",
        "留下一行；现在用第 " + first.row().number() + " 行。同一单位的几位联系人写在“联系人”表里",
        "The same unit stands in row %d, which counts; keep one of the two."
            .formatted(first.row().number()));
  }

  private boolean claimed(ListRow row, List<UnitNode> candidates) {
    if (candidates.size() == 1) {
      claim(candidates.getFirst(), row);
      return true;
    }
    if (candidates.size() > 1) {
      problems.add(
          row.problem(
              ListColumn.NAME,
              "有 " + candidates.size() + " 个单位叫这个名称",
              "写上它的单位编号，或写上级单位",
              candidates.size() + " units have this name: write its code, or the unit above."));
      candidates.forEach(meant -> meant.bad = true);
      return true;
    }
    return false;
  }

  /** Units of this name that nobody claimed, under the unit that the row names. */
  private List<UnitNode> underTheSame(ListRow row) {
    String above = row.text(ListColumn.ABOVE);
    return unclaimed(row).stream().filter(node -> above.isEmpty() || isAbove(node, above)).toList();
  }

  /** The one open unit of this name, if no other row may mean it and the row has no other code. */
  private List<UnitNode> theOnly(ListRow row, List<ListRow> rows) {
    List<UnitNode> named = unclaimed(row).stream().filter(UnitNode::isOpen).toList();
    String name = Plain.folded(row.text(ListColumn.NAME));
    boolean once =
        rows.stream()
                .filter(other -> Plain.folded(other.text(ListColumn.NAME)).equals(name))
                .count()
            == 1;
    return named.size() == 1 && once && row.text(ListColumn.CODE).isEmpty() ? named : List.of();
  }

  private List<UnitNode> unclaimed(ListRow row) {
    return byName.getOrDefault(Plain.folded(row.text(ListColumn.NAME)), List.of()).stream()
        .filter(node -> node.row == null)
        .toList();
  }

  private boolean isAbove(UnitNode node, String written) {
    ListedUnit unit = node.was;
    @Nullable UnitNode above = unit == null ? null : byPath.get(unit.above());
    if (above == null || above.was == null) {
      return false;
    }
    return byReference(written).filter(above::equals).isPresent()
        || Plain.folded(above.was.name()).equals(Plain.folded(written))
        || Plain.folded(above.name()).equals(Plain.folded(written));
  }

  /** The one row without a unit above it is the root's, whatever the root is called now. */
  private void claimRoot(List<ListRow> open) {
    UnitNode root = byPath.get(before.root());
    List<ListRow> tops = open.stream().filter(row -> row.text(ListColumn.ABOVE).isEmpty()).toList();
    if (root != null && root.row == null && tops.size() == 1) {
      claim(root, tops.getFirst());
      open.remove(tops.getFirst());
    }
  }
}
