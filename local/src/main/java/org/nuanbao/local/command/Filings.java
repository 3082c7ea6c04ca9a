package org.nuanbao.local.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.Demand.OwedForm;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.Single;
import org.nuanbao.functions.aggregate.NodeSheets;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.rollup.NodeTotal;
import org.nuanbao.rollup.RollUp;
import org.nuanbao.rollup.Totals;
import org.nuanbao.rollup.Tree;
import org.nuanbao.rollup.Trend;
import org.nuanbao.rollup.UnitTotals;
import org.nuanbao.workbook.NodeSheet;

/** What units filed for each period, and what it adds up to within each. */
final class Filings {
  private final Form form;
  private final Tree tree;
  private final SortedSet<UnitPath> owing;
  private final @Nullable OwedForm owed;
  private final SortedMap<String, Map<UnitPath, UnitTotals>> filed = new TreeMap<>();
  private final Map<UnitPath, String> files = new TreeMap<>();

  /**
   * Nothing filed yet.
   *
   * @param owed null where nobody owes the form; then whoever has nobody below may file it
   */
  Filings(Form form, Tree tree, @Nullable OwedForm owed) {
    this.form = form;
    this.tree = tree;
    this.owed = owed;
    this.owing = tree.leaves();
  }

  /** False where the unit has filed already; of cards and vouchers it files one a person. */
  boolean add(UnitPath unit, Reading reading, Totals totals, Path file) {
    files.merge(unit, name(file), (one, other) -> one.equals(other) ? one : one + "、" + other);
    Map<UnitPath, UnitTotals> ofPeriod =
        filed.computeIfAbsent(period(reading), p -> new TreeMap<>());
    UnitTotals before = ofPeriod.get(unit);
    boolean fits = before == null || form instanceof Single;
    if (fits) {
      Totals figures = totals.figures();
      Totals sum = before == null ? figures : before.totals().plus(figures);
      boolean nil = totals.saysNothing() && (before == null || before.nil());
      ofPeriod.put(unit, new UnitTotals(sum, false, false, nil, null));
    }
    return fits;
  }

  /**
   * Of a form that tells how things stand the period of its day, empty where there is no day; the
   * others know only one.
   */
  String period(Reading reading) {
    if (!form.isStock()) {
      return DutyId.ONCE;
    }
    return reading.fields().getOrDefault(Field.DATE, Entry.NONE).value()
            instanceof Value.Day(var day)
        ? owed == null ? day.toString() : owed.period(day).orElse(day.toString())
        : "";
  }

  /** Every node in the order of the paths, with its periods. */
  SortedMap<UnitPath, Trend> trends() {
    SortedMap<UnitPath, List<Trend.Point>> points = new TreeMap<>();
    filed.forEach((period, ofPeriod) ->
        new RollUp(form)
            .all(tree, owing, ofPeriod)
            .forEach(node ->
                points
                    .computeIfAbsent(node.unit(), unit -> new ArrayList<>())
                    .add(new Trend.Point(period, node))));
    SortedMap<UnitPath, Trend> trends = new TreeMap<>();
    points.forEach((unit, ofUnit) -> trends.put(unit, new Trend(ofUnit)));
    return trends;
  }

  /** The top's official workbook, of the latest period. */
  NodeSheet top() {
    SortedMap<UnitPath, Trend> trends = trends();
    Trend top = trends.sequencedValues().getFirst();
    Map<UnitPath, NodeTotal> latest = new LinkedHashMap<>();
    trends.forEach((unit, trend) -> latest.put(unit, trend.latest()));
    return NodeSheets.of(
        top.latest(),
        top.points().getLast().period(),
        tree.children(top.latest().unit()).stream()
            .flatMap(child -> Optional.ofNullable(latest.get(child)).stream())
            .toList(),
        top,
        this::origin);
  }

  private NodeSheet.Origin origin(NodeTotal part) {
    String file = files.get(part.unit());
    return file == null ? new NodeSheet.Origin.None() : new NodeSheet.Origin.Report(file);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
