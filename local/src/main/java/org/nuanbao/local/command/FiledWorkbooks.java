package org.nuanbao.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nuanbao.campaign.Unit;
import org.nuanbao.check.Checker;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.Severity;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.rollup.Tally;
import org.nuanbao.rollup.Tree;
import org.nuanbao.sample.BadSample;
import org.nuanbao.sample.SampleReader;
import org.nuanbao.workbook.ReadOutcome;
import org.nuanbao.workbook.WorkbookReader;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.recognise.FileFindings;

/**
 * Reads what units filed and finds the place of each in a tree. Runs no rules, but says which cells
 * are not of their type, for they are left out of totals.
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
  private final Filings filings;
  private final List<CheckReport> reports = new ArrayList<>();

  FiledWorkbooks(Form form, Tree tree, Filings filings) {
    this.form = form;
    this.tree = tree;
    this.filings = filings;
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

  /** A sample names its unit in its head, whether the form has a blank for it or not. */
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
      throw CommandFailure.usage(
          "不是样例：%s（%s）".formatted(file, e.getMessage()),
          "Not a sample: %s (%s)".formatted(file, e.getMessage()));
    }
  }

  private void put(Path file, String name, Reading reading) {
    Unit unit = tree.named(name).stream().findFirst().orElseThrow(() -> unknown(name, file));
    List<Finding> left = new ArrayList<>(leftOut(reading));
    if (filings.period(reading).isEmpty()) {
      left.add(NO_PERIOD);
    }
    if (!left.isEmpty()) {
      reports.add(CheckReport.leftOut(file.toString(), form, left));
    }
    if (left.contains(NO_PERIOD)) {
      return;
    }
    if (!filings.add(unit.path(), reading, Tally.of(form, reading, keys), file)) {
      throw CommandFailure.usage(
          "%s 报了两次：%s".formatted(unit.name(), file),
          "%s stands in two files: %s".formatted(unit.name(), file));
    }
  }

  private CommandFailure unknown(String name, Path file) {
    String nearest = tree.nearest(name).map(Unit::name).orElse("");
    return CommandFailure.usage(
        "单位“%s”不在单位树中（最接近的是“%s”）：%s".formatted(name, nearest, file),
        "The unit \"%s\" is not in the tree (nearest: \"%s\"): %s".formatted(name, nearest, file));
  }

  /** What cannot be added up as it stands; totals are short of it. */
  private List<Finding> leftOut(Reading reading) {
    return Checker.types(form, reading).stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .toList();
  }

  /** By its mark, else by its head. */
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

  /** Files that could not be read, and what was left out of others. */
  List<CheckReport> reports() {
    return List.copyOf(reports);
  }
}
