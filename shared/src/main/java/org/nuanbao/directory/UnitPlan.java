package org.nuanbao.directory;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.value.Nearest;
import org.nuanbao.value.Plain;

/** What becomes of the units: where each row's unit stands, and what it is called. */
final class UnitPlan {
  private static final int LEVELS = 8;
  private static final int SEGMENT = 20;

  final List<UnitNode> nodes;

  private final Listing before;
  private final List<ListProblem> problems;
  private final Map<String, Set<UnitNode>> byName = new HashMap<>();
  private final Map<String, Set<UnitNode>> byCode = new HashMap<>();

  UnitPlan(Listing before, List<ListRow> rows, List<ListProblem> problems) {
    this.before = before;
    this.problems = problems;
    this.nodes = new UnitMatching(before, problems).match(rows);
    nodes.forEach(this::index);
    placeAll();
    demandOneOfEach();
    new UnitFields(problems).fill(nodes);
    int known;
    do {
      known = problems.size();
      dropCircles();
      dropWhatHangsOnProblems();
    } while (problems.size() > known);
    nameAll();
  }

  private void index(UnitNode node) {
    if (node.row == null && !node.isOpen()) {
      return;
    }
    put(byName, Plain.folded(node.name()), node);
    if (node.was != null) {
      put(byName, Plain.folded(node.was.name()), node);
      put(byCode, node.was.path().value().toUpperCase(Locale.ROOT), node);
      if (node.was.code() != null) {
        put(byCode, UnitNode.key(node.was.code()), node);
      }
    }
    if (node.row != null && !node.row.text(ListColumn.CODE).isEmpty()) {
      put(byCode, UnitNode.key(node.row.text(ListColumn.CODE)), node);
    }
  }

  private static void put(Map<String, Set<UnitNode>> index, String key, UnitNode node) {
    index.computeIfAbsent(key, any -> new LinkedHashSet<>()).add(node);
  }

  /** The units that a cell may mean, by code, path or name. */
  Set<UnitNode> meant(String written) {
    Set<UnitNode> coded = byCode.getOrDefault(UnitNode.key(written), Set.of());
    return coded.isEmpty() ? byName.getOrDefault(Plain.folded(written), Set.of()) : coded;
  }

  private void placeAll() {
    Map<UnitPath, UnitNode> byPath = new HashMap<>();
    nodes.forEach(node -> {
      if (node.was != null) {
        byPath.put(node.was.path(), node);
      }
    });
    boolean rootKnown = byPath.containsKey(before.root());
    for (UnitNode node : nodes) {
      boolean isRoot = node.was != null && node.was.path().equals(before.root());
      if (!isRoot && node.was != null) {
        node.above = byPath.get(node.was.above());
      }
      if (node.row != null && !isRoot) {
        rootKnown = place(node, node.row, rootKnown);
      }
    }
    if (!rootKnown && nodes.stream().anyMatch(node -> node.row != null)) {
      problems.add(
          new ListProblem(
              "",
              0,
              "",
              "没有最上面的单位",
              null,
              "加一行自己单位的，“上级单位”不填",
              "The list lacks its topmost unit, the one without a unit above it."));
      nodes.forEach(node -> node.bad = true);
    }
  }

  /** Returns whether the root is known by now. */
  private boolean place(UnitNode node, ListRow row, boolean rootKnown) {
    String written = row.text(ListColumn.ABOVE);
    Set<UnitNode> others = new LinkedHashSet<>(meant(written));
    boolean itself = others.remove(node) && others.isEmpty();
    if (written.isEmpty() || itself) {
      if (!rootKnown && node.was == null) {
        node.path = before.root();
        return true;
      }
      if (node.was == null || itself) {
        fault(
            node,
            row.problem(
                ListColumn.ABOVE,
                itself ? "上级写成了自己" : "没有写上级单位",
                "写上级单位的名称或编号",
                "The unit above is missing: write its name or code."));
      }
      return rootKnown;
    }
    if (others.size() == 1) {
      node.above = others.iterator().next();
    } else {
      fault(node, others.isEmpty() ? unknown(row, written) : several(row, others.size()));
    }
    return rootKnown;
  }

  private ListProblem unknown(ListRow row, String written) {
    String near =
        Nearest.of(written, new TreeSet<>(byName.keySet()))
            .map(name -> "，是不是“" + name + "”")
            .orElse("");
    return row.problem(
        ListColumn.ABOVE,
        "上级不在名单里",
        "改成名单里有的单位名称或编号" + near,
        "No unit is called what is written for the unit above.");
  }

  private static ListProblem several(ListRow row, int count) {
    return row.problem(
        ListColumn.ABOVE,
        "有 " + count + " 个单位叫这个名称",
        "改写上级单位的编号",
        count + " units are called what is written for the unit above: write its code.");
  }

  private void fault(UnitNode node, ListProblem problem) {
    problems.add(problem);
    node.bad = true;
  }

  private void demandOneOfEach() {
    Map<UnitNode, Map<String, UnitNode>> below = new HashMap<>();
    for (UnitNode node : nodes) {
      ListRow row = node.row;
      if (row != null && !node.bad && node.above != null) {
        UnitNode first =
            below
                .computeIfAbsent(node.above, any -> new HashMap<>())
                .putIfAbsent(Plain.folded(node.name()), node);
        if (first != null) {
          fault(node, UnitMatching.twice(row, requireNonNull(first.row)));
        }
      }
    }
  }

  private void dropCircles() {
    for (UnitNode node : nodes) {
      Set<UnitNode> passed = new HashSet<>();
      for (UnitNode at = node; at != null && passed.add(at); ) {
        at = at.above;
        if (at == node) {
          circle(node);
        }
      }
    }
    nodes.stream().filter(node -> node.bad && node.was != null).forEach(this::putBack);
  }

  private void circle(UnitNode node) {
    if (node.row != null && !node.bad) {
      fault(
          node,
          node.row.problem(
              ListColumn.ABOVE,
              "上级绕成了圈：一级级往上又回到自己",
              "改正其中一个单位的上级",
              "The units above lead back to this unit: correct one of them."));
    }
  }

  private void putBack(UnitNode node) {
    ListedUnit was = requireNonNull(node.was);
    if (!was.path().equals(before.root())) {
      node.above =
          nodes.stream()
              .filter(other -> other.was != null && other.was.path().equals(was.above()))
              .findFirst()
              .orElse(null);
    }
  }

  /** A unit under a new one that does not come does not come either. */
  private void dropWhatHangsOnProblems() {
    boolean more = true;
    while (more) {
      more = false;
      for (UnitNode node : nodes) {
        UnitNode above = node.above;
        if (node.row != null && !node.bad && above != null && !above.counts()) {
          String cause = above.row == null ? "已停用" : "在第 " + above.row.row().number() + " 行，那一行有问题";
          fault(
              node,
              node.row.problem(
                  ListColumn.ABOVE,
                  "上级单位" + cause,
                  "先改好上级那一行",
                  "The unit above does not count yet: mend its row first."));
          more = true;
        }
      }
      nodes.stream().filter(node -> node.bad && node.was != null).forEach(this::putBack);
    }
  }

  /** Gives each unit its path and its place, from the top down. */
  private void nameAll() {
    Set<UnitPath> taken = new HashSet<>();
    before.units().forEach(unit -> taken.add(unit.path()));
    List<UnitNode> left = new ArrayList<>(nodes);
    left.removeIf(node -> node.bad || node.row == null);
    while (left.removeIf(node -> isNamed(node, taken))) {
      // Each round names the next level.
    }
  }

  private boolean isNamed(UnitNode node, Set<UnitPath> taken) {
    UnitNode above = node.above;
    UnitPath over = above == null ? before.root() : above.path;
    if (over == null) {
      return above != null && above.bad;
    }
    UnitPath path = path(node, over, taken);
    if (node.wanted != null && !node.wanted.equals(path)) {
      fault(
          node,
          requireNonNull(node.row)
              .problem(
                  ListColumn.CODE,
                  "没有这个路径的单位",
                  "新增的单位，编号自己取一个短的，或不填",
                  "No unit has this path; a new unit gets a short code of its own, or none."));
      return true;
    }
    if (path.level() > LEVELS) {
      fault(
          node,
          requireNonNull(node.row)
              .problem(
                  ListColumn.ABOVE,
                  "层级太多，最多 " + LEVELS + " 级",
                  "换一个更高的上级单位",
                  "There may be at most " + LEVELS + " levels."));
      return true;
    }
    taken.add(path);
    node.path = path;
    ListedUnit here =
        new ListedUnit(path, node.code, node.name(), node.type, node.mail, null, false);
    node.now = above == null ? here : here.movedUnder(over);
    return true;
  }

  /** A new unit's path is the one its row names, if that is free and right below the unit above. */
  private static UnitPath path(UnitNode node, UnitPath over, Set<UnitPath> taken) {
    if (node.path != null) {
      return node.path;
    }
    UnitPath wanted = node.wanted;
    boolean fits =
        wanted != null
            && !wanted.isRoot()
            && wanted.parent().equals(over)
            && !taken.contains(wanted);
    return fits && wanted != null ? wanted : free(over, node.code, taken);
  }

  private static UnitPath free(UnitPath above, @Nullable String code, Set<UnitPath> taken) {
    String slug = code == null ? "" : Plain.compact(code).toLowerCase(Locale.ROOT);
    if (slug.matches("[a-z0-9][a-z0-9-]*") && slug.length() <= SEGMENT) {
      UnitPath path = new UnitPath(above + slug + "/");
      if (!taken.contains(path)) {
        return path;
      }
    }
    int number = 1;
    while (taken.contains(new UnitPath(above.value() + number + "/"))) {
      number++;
    }
    return new UnitPath(above.value() + number + "/");
  }
}
