package org.nuanbao.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;

/** Trees in memory, filed in any order and again, against trees added up node by node. */
class TreeTotalsTest {
  private static final int CASES = 150;
  private static final long SEED = Long.getLong("nuanbao.seed", 20180118L);
  private static final List<String> ITEMS = List.of("1.A", "1.B", "2.A");

  private final RollUp rollUp = new RollUp(Example.statistics().form);

  @Test
  void equalsATreeThatIsAddedUpFromAllOfItsChildren() {
    for (long seed = SEED; seed < SEED + CASES; seed++) {
      Random random = new Random(seed);
      Tree tree = tree(random);
      Set<UnitPath> owing = new HashSet<>(tree.leaves());
      for (UnitPath unit : tree.upwards()) {
        if (!tree.isRoot(unit) && random.nextInt(9) == 0) {
          owing.add(unit);
        }
      }
      TreeTotals totals = new TreeTotals(rollUp, tree, owing);
      Map<UnitPath, UnitTotals> filed = new HashMap<>();
      for (int round = 0; round < 4; round++) {
        for (UnitPath unit : owing) {
          if (random.nextInt(3) == 0) {
            file(totals, filed, unit, random);
          }
        }
        Map<UnitPath, NodeTotal> expected = MappedTotals.all(rollUp, tree, owing, filed);
        for (UnitPath unit : tree.upwards()) {
          if (!owing.contains(unit)) {
            assertThat(totals.node(unit)).as("seed %d", seed).isEqualTo(expected.get(unit));
          }
        }
        assertThat(rollUp.all(tree, owing, filed))
            .as("seed %d", seed)
            .containsExactlyElementsOf(tree.upwards().stream().map(expected::get).toList());
      }
    }
  }

  /** So many refilings that they are taken up before anybody asks. */
  @Test
  void addsUpALargeTreeAsASmallOne() {
    Random random = new Random(SEED);
    List<Unit> units = new ArrayList<>(List.of(new Unit(new UnitPath("/1/"), "1", "")));
    for (int i = 0; i < 60; i++) {
      units.add(new Unit(new UnitPath("/1/" + i + "/"), "district", ""));
      for (int j = 0; j < 50; j++) {
        units.add(new Unit(new UnitPath("/1/" + i + "/" + j + "/"), "mill", ""));
      }
    }
    Tree tree = new Tree(units);
    Set<UnitPath> owing = tree.leaves();
    TreeTotals totals = new TreeTotals(rollUp, tree, owing);
    Map<UnitPath, UnitTotals> filed = new HashMap<>();
    for (int round = 0; round < 2; round++) {
      for (UnitPath unit : owing) {
        if (random.nextInt(9) > 0) {
          file(totals, filed, unit, random);
        }
      }
      Map<UnitPath, NodeTotal> expected = MappedTotals.all(rollUp, tree, owing, filed);
      assertThat(rollUp.all(tree, owing, filed))
          .containsExactlyElementsOf(tree.upwards().stream().map(expected::get).toList());
      for (UnitPath unit : tree.upwards()) {
        if (!owing.contains(unit)) {
          assertThat(totals.node(unit)).isEqualTo(expected.get(unit));
        }
      }
    }
  }

  @Test
  void refusesWhatIsOfNoUnitThatOwes() {
    UnitPath city = new UnitPath("/city/");
    UnitPath mill = new UnitPath("/city/mill/");
    UnitPath gone = new UnitPath("/city/gone/");
    Tree tree = new Tree(List.of(new Unit(city, "市", ""), new Unit(mill, "纱厂", "")));
    UnitTotals filed = new UnitTotals(Totals.NONE, false);

    assertThatThrownBy(() -> rollUp.all(tree, Set.of(mill, gone), Map.of()))
        .hasMessage("no unit at /city/gone/");
    assertThatThrownBy(() -> rollUp.all(tree, Set.of(mill), Map.of(gone, filed)))
        .hasMessage("no unit at /city/gone/");
    assertThatThrownBy(() -> rollUp.all(tree, Set.of(mill), Map.of(city, filed)))
        .hasMessage("/city/ does not owe this form");
  }

  @Test
  void refusesWhoDoesNotOweOrFilesTwice() {
    UnitPath city = new UnitPath("/city/");
    UnitPath mill = new UnitPath("/city/mill/");
    Tree tree = new Tree(List.of(new Unit(city, "市", ""), new Unit(mill, "纱厂", "")));
    TreeTotals totals = new TreeTotals(rollUp, tree, tree.leaves());
    UnitTotals filed = new UnitTotals(Totals.NONE, false);

    assertThatThrownBy(() -> totals.file(city, filed)).hasMessageContaining("does not owe");
    assertThatThrownBy(() -> totals.fileAgain(mill, filed, filed))
        .hasMessageContaining("not filed");
    totals.file(mill, filed);
    assertThatThrownBy(() -> totals.file(mill, filed)).hasMessageContaining("has filed");
    assertThatThrownBy(() -> totals.node(mill)).hasMessageContaining("files itself");
  }

  private static void file(
      TreeTotals totals, Map<UnitPath, UnitTotals> filed, UnitPath unit, Random random) {
    UnitTotals now =
        new UnitTotals(
            figures(random),
            random.nextInt(3) == 0,
            random.nextInt(9) == 0,
            random.nextInt(9) == 0,
            null);
    UnitTotals before = filed.put(unit, now);
    if (before == null) {
      totals.file(unit, now);
    } else {
      totals.fileAgain(unit, before, now);
    }
  }

  private static Totals figures(Random random) {
    SortedMap<String, BigDecimal> sums = new TreeMap<>();
    for (String item : ITEMS) {
      sums.put(
          item,
          random.nextInt(8) == 0
              ? SumsTest.figure(random)
              : BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(3)));
    }
    SortedMap<String, KeySet> distinct = new TreeMap<>();
    if (random.nextInt(4) == 0) {
      List<String> keys = new ArrayList<>();
      for (int i = random.nextInt(9); i > 0; i--) {
        keys.add("%032x".formatted(random.nextInt(30)));
      }
      distinct.put("persons", KeySet.of(keys));
    }
    return new Totals(sums, distinct);
  }

  /** A tree of random shape, some of whose units were moved. */
  private static Tree tree(Random random) {
    List<Unit> units = new ArrayList<>(List.of(new Unit(new UnitPath("/1/"), "1", "")));
    for (int i = random.nextInt(40); i >= 0; i--) {
      UnitPath above = units.get(random.nextInt(units.size())).path();
      UnitPath path = new UnitPath(above + "" + i + "/");
      Unit unit = new Unit(path, path.value(), "");
      boolean moved = random.nextInt(8) == 0;
      units.add(moved ? unit.movedUnder(units.get(random.nextInt(units.size())).path()) : unit);
    }
    return new Tree(units);
  }
}
