package org.nuanbao.bench;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormId;
import org.nuanbao.form.Head;
import org.nuanbao.form.Head.Script;
import org.nuanbao.form.Item;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Statistics;
import org.nuanbao.form.ValueType;
import org.nuanbao.rollup.FigureKeys;
import org.nuanbao.rollup.NodeTotal;
import org.nuanbao.rollup.RollUp;
import org.nuanbao.rollup.Sums;
import org.nuanbao.rollup.Tally;
import org.nuanbao.rollup.Totals;
import org.nuanbao.rollup.Tree;
import org.nuanbao.rollup.TreeTotals;
import org.nuanbao.rollup.UnitTotals;

/**
 * Adds up a city all of whose units have filed, fifty in a street and a hundred streets in a
 * district, beside DuckDB's {@code GROUP BY ROLLUP} over the same figures; then one unit in a
 * hundred files again. {@code AddingUp alone 1000000} adds up without DuckDB, from figures that
 * come unit by unit, as they do from a store.
 */
final class AddingUp {
  private static final int ITEMS = 92;
  private static final int A_STREET = 50;
  private static final int A_DISTRICT = 5_000;
  private static final int LATE = 9;
  private static final int WARM = 3;

  /** Rounds of changes, and how many of them come before the turns: one is soon over. */
  private static final int CHANGES = 60;

  private static final int CHANGES_WARM = 20;
  private static final String OURS = "ours";
  private static final String CHANGED = "ours, 1 % changed";
  private static final UnitPath ROOT = new UnitPath("/city/");
  private static final List<ValueType> TYPES =
      List.of(ValueType.COUNT, ValueType.AMOUNT_YUAN, ValueType.AMOUNT_WAN);

  private final RollUp rollUp = new RollUp(form());
  private final FigureKeys keys = Tally.nothing(form()).exact().keys();
  private final List<Unit> units = new ArrayList<>();
  private final List<UnitPath> filing = new ArrayList<>();
  private final Tree tree;
  private final Set<UnitPath> owing;

  private AddingUp(int filing) {
    unit(ROOT);
    for (int i = 0; i < filing; i++) {
      if (i % A_DISTRICT == 0) {
        unit(new UnitPath("/city/d" + district(i) + "/"));
      }
      UnitPath street = street(i);
      if (i % A_STREET == 0) {
        unit(street);
      }
      this.filing.add(unit(new UnitPath(street + "u" + i + "/")));
    }
    tree = new Tree(units);
    owing = Set.copyOf(this.filing);
  }

  public static void main(String[] args) throws Exception {
    if (args.length > 0 && args[0].equals("alone")) {
      int filing = args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000;
      new AddingUp(filing).alone(args.length > 2 ? Integer.parseInt(args[2]) : 5);
    } else {
      int filing = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
      new AddingUp(filing).beside(args.length > 1 ? Integer.parseInt(args[1]) : 5);
    }
  }

  private static int district(int unit) {
    return unit / A_DISTRICT;
  }

  private static int streetOf(int unit) {
    return unit / A_STREET;
  }

  private static ValueType type(int item) {
    return TYPES.get(item % TYPES.size());
  }

  private static UnitPath street(int unit) {
    return new UnitPath("/city/d" + district(unit) + "/s" + streetOf(unit) + "/");
  }

  private UnitPath unit(UnitPath path) {
    units.add(new Unit(path, path.value(), ""));
    return path;
  }

  private static Form form() {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      String ref = "%02d.%c".formatted(i / 10, 'A' + i % 10);
      items.add(new Item(ref, ref, ref, ref, "", type(i), null, null));
    }
    return new Statistics(
        new Head(new FormId("city-2018-1"), "v1", "", "", Script.HANS, null),
        List.of(),
        List.of(new Statistics.Section("1", "", items)),
        new Layout(List.of(), List.of()),
        List.of());
  }

  /** A unit's figures, in whole smallest decimals; the same for the same unit and round. */
  private long[] figures(int unit, int round) {
    Random random = new Random(unit * 31L + round);
    long[] figures = new long[ITEMS];
    for (int i = 0; i < ITEMS; i++) {
      figures[i] = figure(type(i), random.nextInt(100_000));
    }
    return figures;
  }

  /** Counts, 元 with 分, and 万元 with two decimals, of which the form keeps six. */
  private static long figure(ValueType type, int random) {
    return type == ValueType.AMOUNT_WAN ? random * 10_000L : random;
  }

  private UnitTotals filed(int unit, long[] figures) {
    return new UnitTotals(
        new Totals(Sums.of(keys, figures, Map.of()), new TreeMap<>()), unit % LATE == 0);
  }

  private void beside(int rounds) throws Exception {
    Map<UnitPath, UnitTotals> filed = new HashMap<>();
    try (DuckTables duck = new DuckTables(keys)) {
      for (int i = 0; i < filing.size(); i++) {
        long[] figures = figures(i, 0);
        filed.put(filing.get(i), filed(i, figures));
        duck.add(district(i), streetOf(i), figures);
      }
      duck.close(filing.size() <= 100_000);
      Changes changes = new Changes(filed);
      InTurns turns =
          new InTurns(WARM, rounds)
              .with(OURS, () -> rollUp.all(tree, owing, filed).size())
              .with(CHANGED, changes::next)
              .with("DuckDB, wide", duck::wide);
      if (filing.size() <= 100_000) {
        turns.with("DuckDB, long", duck::unpivoted);
      }
      Map<String, InTurns.Median> medians = turns.run();
      told(medians, rounds);
      compare(rollUp.all(tree, owing, filed), duck);
      changes.compare();
    }
  }

  private void told(Map<String, InTurns.Median> medians, int rounds) {
    String what = filing.size() + " units";
    Ratios ratios = new Ratios(AddingUp.class);
    double changed = Objects.requireNonNull(medians.get(CHANGED)).millis();
    double all = Objects.requireNonNull(medians.get(OURS)).millis();
    ratios.beside("1 % of " + what, "all of them", changed, all, "ms", rounds);
    Map<String, InTurns.Median> whole = new LinkedHashMap<>(medians);
    whole.remove(CHANGED);
    ratios.besideEach(what, OURS, whole);
  }

  /** Every street, district and the city must be what DuckDB says. */
  private static void compare(List<NodeTotal> nodes, DuckTables duck) throws Exception {
    Map<UnitPath, SortedMap<String, BigDecimal>> ours = new HashMap<>();
    nodes.forEach(node -> ours.put(node.unit(), node.totals().sums()));
    int compared = 0;
    for (DuckTables.Group group : duck.groups()) {
      UnitPath path =
          group.district() < 0
              ? ROOT
              : new UnitPath(
                  "/city/d"
                      + group.district()
                      + (group.street() < 0 ? "/" : "/s" + group.street() + "/"));
      if (!group.sums().equals(List.copyOf(Objects.requireNonNull(ours.get(path)).values()))) {
        throw new IllegalStateException("not the same at " + path);
      }
      compared++;
    }
    System.out.println("the same in all " + compared + " nodes");
  }

  /** What a unit files again; it is known by its number. */
  private record Again(int unit, UnitTotals now) {}

  /** One unit in a hundred, other ones in each round, files again. */
  private final class Changes {
    /** By unit; who hands up a difference has at hand what was filed before. */
    private final UnitTotals[] filed = new UnitTotals[filing.size()];

    private final TreeTotals totals;
    private final List<List<Again>> rounds = new ArrayList<>();
    private int round;

    Changes(Map<UnitPath, UnitTotals> first) {
      totals = new TreeTotals(rollUp, tree, owing);
      for (int i = 0; i < filed.length; i++) {
        filed[i] = Objects.requireNonNull(first.get(filing.get(i)));
        totals.file(filing.get(i), filed[i]);
      }
      totals.node(ROOT);
      Random random = new Random(7);
      for (int i = 0; i < CHANGES; i++) {
        Set<Integer> changed = new LinkedHashSet<>();
        while (changed.size() < filing.size() / 100) {
          changed.add(random.nextInt(filing.size()));
        }
        int number = i + 1;
        rounds.add(
            changed.stream()
                .map(unit -> new Again(unit, AddingUp.this.filed(unit, figures(unit, number))))
                .toList());
      }
      while (round < CHANGES_WARM) {
        next();
      }
    }

    int next() {
      List<NodeTotal> nodes = new ArrayList<>();
      for (Again again : rounds.get(round++)) {
        nodes.add(again(again));
      }
      return nodes.size() + totals.node(ROOT).expected();
    }

    private NodeTotal again(Again again) {
      UnitPath path = filing.get(again.unit());
      totals.fileAgain(path, filed[again.unit()], again.now());
      filed[again.unit()] = again.now();
      return rollUp.own(path, path.value(), Optional.of(again.now()));
    }

    void compare() {
      Map<UnitPath, UnitTotals> now = new HashMap<>();
      for (int i = 0; i < filed.length; i++) {
        now.put(filing.get(i), filed[i]);
      }
      Map<UnitPath, NodeTotal> whole = new HashMap<>();
      rollUp.all(tree, owing, now).forEach(node -> whole.put(node.unit(), node));
      for (Unit unit : units) {
        if (!owing.contains(unit.path())
            && !totals.node(unit.path()).equals(whole.get(unit.path()))) {
          throw new IllegalStateException("not as added up again: " + unit.path());
        }
      }
      System.out.println("after " + round + " rounds of changes as added up again");
    }
  }

  /** Adds up what comes unit by unit, a tenth of the units first. */
  private void alone(int rounds) throws Exception {
    AddingUp tenth = new AddingUp(filing.size() / 10);
    Map<String, InTurns.Median> medians =
        new InTurns(1, rounds).with("a tenth", tenth::one).with("all", this::one).run();
    double tenthMillis = Objects.requireNonNull(medians.get("a tenth")).millis();
    double all = Objects.requireNonNull(medians.get("all")).millis();
    System.out.printf(
        Locale.ROOT,
        "%d units: %.1f times as long as a tenth of them; %s%n",
        filing.size(),
        all / tenthMillis,
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmHWM"))
            .findFirst()
            .orElse("the process's memory is not told here"));
  }

  private BigDecimal one() {
    TreeTotals totals = new TreeTotals(rollUp, tree, owing);
    for (int i = 0; i < filing.size(); i++) {
      totals.file(filing.get(i), filed(i, figures(i, 0)));
    }
    return Objects.requireNonNull(totals.node(ROOT).totals().sums().get("00.A"));
  }
}
