package org.nuanbao.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nuanbao.campaign.Unit;
import org.nuanbao.check.BadSample;
import org.nuanbao.check.Finding;
import org.nuanbao.check.SampleReader;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.rollup.Tally;
import org.nuanbao.rollup.Tree;
import org.nuanbao.workbook.Opened;
import org.nuanbao.workbook.WorkbookReader;
import org.nuanbao.workbook.guard.ReadLimits;

/** Reads what units filed and finds the place of each in a tree. Runs no rules. */
final class FiledWorkbooks {
  private final Form form;
  private final Tree tree;
  private final WorkbookReader reader;
  private final PassingKeys keys = new PassingKeys();
  private final Filings filings;
  private final List<Report> unreadable = new ArrayList<>();

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
    Given.demandFiles(List.of(file));
    if (Given.isJson(file)) {
      samples(file, unit);
      return;
    }
    switch (reader.read(Files.readAllBytes(file))) {
      case Opened.Unreadable(Finding why) ->
          unreadable.add(Report.unreadable(file.toString(), why));
      case Opened.Read read ->
          read.parts().forEach(part -> put(file, named(unit, part.reading()), part.reading()));
    }
  }

  /** A sample names its unit in its head, whether the form has a blank for it or not. */
  private void samples(Path file, String named) throws IOException {
    JsonNode json = Given.json(file);
    try {
      SampleReader samples = new SampleReader(List.of(form));
      for (JsonNode one : json.isArray() ? json : List.of(json)) {
        Reading reading = samples.read(one, form.id()).getFirst().typed();
        String unit = one.path("header").path(Field.UNIT).asText("");
        put(file, named.isEmpty() ? unit : named, reading);
      }
    } catch (BadSample e) {
      throw Failure.usage(
          "不是样例：%s（%s）".formatted(file, e.getMessage()),
          "Not a sample: %s (%s)".formatted(file, e.getMessage()));
    }
  }

  private void put(Path file, String name, Reading reading) {
    Unit unit =
        tree.named(name).stream()
            .findFirst()
            .orElseThrow(() ->
                Failure.usage(
                    "单位“%s”不在单位树中：%s".formatted(name, file),
                    "The unit \"%s\" is not in the tree: %s".formatted(name, file)));
    if (!filings.add(unit.path(), reading, Tally.of(form, reading, keys), file)) {
      throw Failure.usage(
          "%s 报了两次：%s".formatted(unit.name(), file),
          "%s stands in two files: %s".formatted(unit.name(), file));
    }
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

  List<Report> unreadable() {
    return List.copyOf(unreadable);
  }
}
