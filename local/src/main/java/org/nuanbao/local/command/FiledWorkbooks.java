package org.nuanbao.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.Demand.OwedForm;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.check.Checker;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.Severity;
import org.nuanbao.form.Single;
import org.nuanbao.functions.aggregate.NodeWorkbooks;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.rollup.NodeTotal;
import org.nuanbao.rollup.RollUp;
import org.nuanbao.rollup.Tally;
import org.nuanbao.rollup.Totals;
import org.nuanbao.rollup.Tree;
import org.nuanbao.rollup.Trend;
import org.nuanbao.rollup.UnitTotals;
import org.nuanbao.sample.BadSample;
import org.nuanbao.sample.SampleReader;
import org.nuanbao.submission.Keys;
import org.nuanbao.value.PersonKey;
import org.nuanbao.workbook.NodeSheet;
import org.nuanbao.workbook.ReadOutcome;
import org.nuanbao.workbook.WorkbookReader;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.recognise.FileFindings;

/**
 * The workbooks that units filed, each at its unit's place in a tree, and their totals in each
 * period. No rules are run, but cells that are not of their type are reported, because totals leave
 * them out.
 */
final class FiledWorkbooks {
  private static final Finding NO_PERIOD =
      new Finding(
          null,
          Severity.ERROR,
          List.of(Field.DATE),
          "",
          List.of(),
          "NO_PERIOD",
          "没有能确定的日期，不知道属于哪一期，没有计入汇总。",
          "There is no date that can be told, so it belongs to no period and is not added up.");

  private final Form form;
  private final Tree tree;
  private final WorkbookReader reader;
  private final PassingKeys keys = new PassingKeys();
  private final @Nullable OwedForm owed;
  private final SortedMap<String, Map<UnitPath, UnitTotals>> filed = new TreeMap<>();
  private final Map<UnitPath, String> files = new TreeMap<>();
  private final List<CheckReport> reports = new ArrayList<>();

  /**
   * Begins with nothing filed.
   *
   * @param owed null where nobody owes the form; then any unit without units below it may file it
   */
  FiledWorkbooks(Form form, Tree tree, @Nullable OwedForm owed) {
    this.form = form;
    this.tree = tree;
    this.owed = owed;
    reader = new WorkbookReader(List.of(form), ReadLimits.standard());
  }

  /**
   * Adds a file.
   *
   * @param argument the file's name, or its unit's name, an equals sign and the file's name
   * @throws CommandFailure if the file is not there, or its unit is not in the tree or filed twice
   */
  void add(String argument) throws IOException {
    int equals = argument.indexOf('=');
    boolean named = equals > 0 && !Files.exists(Path.of(argument));
    String unit = named ? argument.substring(0, equals) : "";
    Path file = Path.of(named ? argument.substring(equals + 1) : argument);
    GivenFiles.demandFiles(List.of(file));
    if (GivenFiles.isJson(file)) {
      samples(file, unit);
      return;
    }
    switch (reader.read(Files.readAllBytes(file))) {
      case ReadOutcome.Unreadable(Finding why) ->
          reports.add(CheckReport.unreadable(file.toString(), why));
      case ReadOutcome.Read read -> {
        read.parts().forEach(part -> put(file, named(unit, part.reading()), part.reading()));
        List<Finding> other =
            read.findings().stream()
                .filter(finding -> finding.code().equals(FileFindings.OTHER_UNIT))
                .toList();
        if (!other.isEmpty()) {
          reports.add(CheckReport.told(file.toString(), form, other));
        }
      }
    }
  }

  /** Adds samples. A sample names its unit in its head, even if the form has no blank for it. */
  private void samples(Path file, String named) throws IOException {
    JsonNode json = GivenFiles.json(file);
    try {
      SampleReader samples = new SampleReader(List.of(form));
      for (JsonNode one : json.isArray() ? json : List.of(json)) {
        Reading reading = samples.read(one, form.id()).getFirst().typed();
        String unit = one.path("header").path(Field.UNIT).asText("");
        put(file, named.isEmpty() ? unit : named, reading);
      }
    } catch (BadSample e) {
      throw GivenFiles.notASample(file, e);
    }
  }

  private void put(Path file, String name, Reading reading) {
    Unit unit = tree.named(name).stream().findFirst().orElseThrow(() -> unknown(name, file));
    List<Finding> left = new ArrayList<>(leftOut(reading));
    if (period(reading).isEmpty()) {
      left.add(NO_PERIOD);
    }
    if (!left.isEmpty()) {
      reports.add(CheckReport.leftOut(file.toString(), form, left));
    }
    if (left.contains(NO_PERIOD)) {
      return;
    }
    if (!add(unit.path(), reading, Tally.of(form, reading, keys), file)) {
      throw new CommandFailure(
          Exit.USAGE, "%s 报了两次：%s", "%s stands in two files: %s", unit.name(), file);
    }
  }

  private CommandFailure unknown(String name, Path file) {
    String nearest = tree.nearest(name).map(Unit::name).orElse("");
    return new CommandFailure(
        Exit.USAGE,
        "单位“%s”不在单位树中（最接近的是“%s”）：%s",
        "The unit \"%s\" is not in the tree (nearest: \"%s\"): %s",
        name,
        nearest,
        file);
  }

  /** The findings about cells that cannot be added up; the totals lack them. */
  private List<Finding> leftOut(Reading reading) {
    return Checker.types(form, reading).stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .toList();
  }

  /** The unit's name: the given one, else the one in its mark, else the one in its head. */
  private String named(String given, Reading reading) {
    if (!given.isEmpty()) {
      return given;
    }
    String mark = reading.unit();
    if (mark != null && !tree.named(mark).isEmpty()) {
      return mark;
    }
    Value head = reading.fields().getOrDefault(Field.UNIT, Entry.NONE).value();
    return head instanceof Value.Text(String name) ? name : "";
  }

  /** Adds a unit's totals; false if it has filed already. Cards and vouchers come one a person. */
  private boolean add(UnitPath unit, Reading reading, Totals totals, Path file) {
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
   * The period of a reading. If the form tells how things stand on a day, it is the period of that
   * day, or empty if there is no day. All other forms have only one period.
   */
  private String period(Reading reading) {
    if (!form.isStock()) {
      return DutyId.ONCE;
    }
    return reading.fields().getOrDefault(Field.DATE, Entry.NONE).value()
            instanceof Value.Day(var day)
        ? owed == null ? day.toString() : owed.period(day).orElse(day.toString())
        : "";
  }

  /** The totals of every node in each period, in the order of the nodes' paths. */
  SortedMap<UnitPath, Trend> trends() {
    SortedMap<UnitPath, List<Trend.Point>> points = new TreeMap<>();
    filed.forEach((period, ofPeriod) ->
        new RollUp(form)
            .all(tree, tree.leaves(), ofPeriod)
            .forEach(node ->
                points
                    .computeIfAbsent(node.unit(), unit -> new ArrayList<>())
                    .add(new Trend.Point(period, node))));
    SortedMap<UnitPath, Trend> trends = new TreeMap<>();
    points.forEach((unit, ofUnit) -> trends.put(unit, new Trend(ofUnit)));
    return trends;
  }

  /** The official workbook of the top node for the latest period. */
  NodeSheet top() {
    SortedMap<UnitPath, Trend> trends = trends();
    Trend top = trends.sequencedValues().getFirst();
    Map<UnitPath, NodeTotal> latest = new LinkedHashMap<>();
    trends.forEach((unit, trend) -> latest.put(unit, trend.latest()));
    return NodeWorkbooks.sheet(
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

  /** Reports on files that could not be read, and on what was left out of others. */
  List<CheckReport> reports() {
    return List.copyOf(reports);
  }

  /** Makes keyed hashes with a key of this run only, which serve to count distinct values. */
  private static final class PassingKeys implements Keys {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    PassingKeys() {
      byte[] random = new byte[32];
      new SecureRandom().nextBytes(random);
      key = new SecretKeySpec(random, ALGORITHM);
    }

    @Override
    public PersonKey person(String normalisedId) {
      return new PersonKey("v1#" + keyed("person", normalisedId));
    }

    @Override
    public String keyed(String purpose, String value) {
      try {
        Mac mac = Mac.getInstance(ALGORITHM);
        mac.init(key);
        byte[] text = (purpose + "\n" + value).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(mac.doFinal(text));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every JDK has " + ALGORITHM, e);
      }
    }
  }
}
