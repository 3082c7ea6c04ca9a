package org.nuanbao.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nuanbao.campaign.Owed;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.check.BadSample;
import org.nuanbao.check.Finding;
import org.nuanbao.check.Sample;
import org.nuanbao.check.SampleReader;
import org.nuanbao.form.Form;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.rollup.Filed;
import org.nuanbao.rollup.NodeTotal;
import org.nuanbao.rollup.RollUp;
import org.nuanbao.rollup.Tally;
import org.nuanbao.rollup.Totals;
import org.nuanbao.rollup.Tree;
import org.nuanbao.workbook.NodeSheet;
import org.nuanbao.workbook.Opened;
import org.nuanbao.workbook.WorkbookReader;
import org.nuanbao.workbook.guard.ReadLimits;

/** What units filed, found their place in a tree, and what it adds up to. Runs no rules. */
final class FiledWorkbooks {
  /** The field of a form's head that names the unit. */
  private static final String UNIT = "unit";

  private final Form form;
  private final Tree tree;
  private final WorkbookReader reader;
  private final PassingKeys keys = new PassingKeys();
  private final SortedMap<UnitPath, Totals> filed = new TreeMap<>();
  private final List<Report> unreadable = new ArrayList<>();

  FiledWorkbooks(Form form, Tree tree) {
    this.form = form;
    this.tree = tree;
    reader = new WorkbookReader(List.of(form), ReadLimits.standard());
  }

  /**
   * Adds a file.
   *
   * @param argument its name, or its unit's name, an equals sign and its name
   * @throws Failure if it is not there, or its unit is not in the tree, or filed twice
   */
  void add(String argument) throws IOException {
    int equals = argument.indexOf('=');
    boolean named = equals > 0 && !Files.exists(Path.of(argument));
    String unit = named ? argument.substring(0, equals) : "";
    Path file = Path.of(named ? argument.substring(equals + 1) : argument);
    Given.demandFiles(List.of(file));
    if (Given.isJson(file)) {
      for (Sample sample : samples(file)) {
        put(file, unit, sample.typed());
      }
      return;
    }
    switch (reader.read(Files.readAllBytes(file))) {
      case Opened.Unreadable(Finding why) ->
          unreadable.add(Report.unreadable(file.toString(), why));
      case Opened.Read read -> read.parts().forEach(part -> put(file, unit, part.reading()));
    }
  }

  private List<Sample> samples(Path file) throws IOException {
    JsonNode json = Given.json(file);
    try {
      return new SampleReader(List.of(form)).read(json, form.id());
    } catch (BadSample e) {
      throw Failure.usage(
          "不是样例：%s（%s）".formatted(file, e.getMessage()),
          "Not a sample: %s (%s)".formatted(file, e.getMessage()));
    }
  }

  private void put(Path file, String named, Reading reading) {
    Unit unit = named.isEmpty() ? itsOwn(file, reading) : unit(file, named);
    if (filed.put(unit.path(), Tally.of(form, reading, keys)) != null) {
      throw Failure.usage(
          "%s 报了两次：%s".formatted(unit.name(), file),
          "%s stands in two files: %s".formatted(unit.name(), file));
    }
  }

  /** By its mark, else by its head. */
  private Unit itsOwn(Path file, Reading reading) {
    String mark = reading.unit();
    if (mark != null && !tree.named(mark).isEmpty()) {
      return unit(file, mark);
    }
    Value head = reading.fields().getOrDefault(UNIT, Entry.NONE).value();
    return unit(file, head instanceof Value.Text(String name) ? name : "");
  }

  private Unit unit(Path file, String name) {
    Optional<Unit> unit = tree.named(name).stream().findFirst();
    return unit.orElseThrow(() ->
        Failure.usage(
            "单位“%s”不在单位树中：%s".formatted(name, file),
            "The unit \"%s\" is not in the tree: %s".formatted(name, file)));
  }

  List<Report> unreadable() {
    return List.copyOf(unreadable);
  }

  /** Every node, in the order of the paths. */
  SortedMap<UnitPath, NodeTotal> totals() {
    RollUp rollUp = new RollUp(form, tree, Owed.Who.LEAVES);
    SortedMap<UnitPath, NodeTotal> totals = new TreeMap<>();
    for (UnitPath path : tree.upwards()) {
      totals.put(
          path,
          rollUp.owes(path)
              ? rollUp.own(
                  path,
                  Optional.ofNullable(filed.get(path)).map(totalsOf -> new Filed(totalsOf, false)))
              : rollUp.above(
                  path,
                  tree.children(path).stream()
                      .flatMap(child -> Optional.ofNullable(totals.get(child)).stream())
                      .toList()));
    }
    return totals;
  }

  /** The top's official workbook. */
  NodeSheet top() {
    SortedMap<UnitPath, NodeTotal> totals = totals();
    NodeTotal top = totals.sequencedValues().getFirst();
    return new NodeSheet(
        top.name(),
        "",
        figures(top.totals()),
        tree.children(top.unit()).stream()
            .flatMap(child -> Optional.ofNullable(totals.get(child)).stream())
            .map(FiledWorkbooks::part)
            .toList());
  }

  private static NodeSheet.Part part(NodeTotal total) {
    return new NodeSheet.Part(
        total.unit().value(),
        total.name(),
        total.reported() == 0 ? Map.of() : figures(total.totals()),
        total.expected(),
        total.reported(),
        total.late().size());
  }

  private static Map<String, BigDecimal> figures(Totals totals) {
    Map<String, BigDecimal> figures = new TreeMap<>(totals.sums());
    totals.distinct().forEach((key, set) -> figures.put(key, BigDecimal.valueOf(set.size())));
    return figures;
  }
}
