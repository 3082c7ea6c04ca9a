package org.nuanbao.local.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.Explanation;
import org.nuanbao.check.Finding;
import org.nuanbao.check.Mend;
import org.nuanbao.form.Column;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Place;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Typing;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.cells.Range;

/** Writes a complete report as one line of JSON. */
final class ReportJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReportJson() {}

  /**
   * The line of a report.
   *
   * @param values whether the line includes every value read
   */
  static String line(CheckReport report, Language language, boolean values) {
    ObjectNode line = JSON.createObjectNode();
    line.put("file", report.file());
    if (report.sample() != null) {
      line.put("sample_id", report.sample());
    }
    if (report.part() > 0) {
      line.put("part", report.part());
      line.put("sheet", report.sheet());
    }
    line.put("form", report.form() == null ? null : report.form().id().value());
    line.put("outcome", report.outcome().name().toLowerCase(Locale.ROOT));
    ArrayNode findings = line.putArray("findings");
    report.findings().forEach(finding -> put(findings.addObject(), finding, language));
    report.pending().forEach(line.putArray("pending")::add);
    Reading reading = values ? report.reading() : null;
    if (reading != null && report.form() != null) {
      line.set("values", ReadValues.of(report.form(), reading));
    }
    return line.toString();
  }

  private static void put(ObjectNode node, Finding finding, Language language) {
    node.put("rule", finding.rule());
    node.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    finding.refs().forEach(node.putArray("refs")::add);
    node.put("sheet", finding.sheet());
    finding.cells().forEach(node.putArray("cells")::add);
    node.put("code", finding.code());
    node.put("message", new TwoLanguages(finding.message(), finding.english()).in(language));
    if (finding.kept() != null) {
      node.put("kept", finding.kept());
    }
    Explanation parts = finding.parts();
    node.put("heading", parts.heading());
    node.put("stands", parts.stands());
    node.put("expected", parts.expected());
    node.put("example", parts.example());
    node.put("source", parts.source());
    ArrayNode mends = node.putArray("mends");
    parts.mends().forEach(mend -> put(mends.addObject(), mend));
  }

  /** A step: put a number, text or day; clear; make, in a way, from a cell; or ask. */
  private static void put(ObjectNode node, Mend mend) {
    switch (mend) {
      case Mend.Put(String cell, Value value) -> {
        node.put("action", "put").put("cell", cell);
        switch (value) {
          case Value.Numeric(var number) -> node.put("number", number);
          case Value.Text(String text) -> node.put("text", text);
          case Value.Day(var day) -> node.put("day", day.toString());
          case Value.Blank _, Value.Broken _ -> {}
        }
      }
      case Mend.Clear(String cell) -> node.put("action", "clear").put("cell", cell);
      case Mend.Make(String cell, Mend.Way way, String from) ->
          node.put("action", "make")
              .put("cell", cell)
              .put("way", way.name().toLowerCase(Locale.ROOT))
              .put("from", from);
      case Mend.Ask(String cell, String why) ->
          node.put("action", "ask").put("cell", cell).put("why", why);
    }
  }

  /**
   * The values read from a workbook, by the cell each was read from: {@code 表!D7}, and {@code
   * 表!A20#2} for the second gap of a printed line.
   */
  private static final class ReadValues {
    private final Form form;
    private final Reading reading;
    private final ObjectNode values = JSON.createObjectNode();

    private ReadValues(Form form, Reading reading) {
      this.form = form;
      this.reading = reading;
    }

    /** Every value that is not blank. */
    static ObjectNode of(Form form, Reading reading) {
      ReadValues values = new ReadValues(form, reading);
      values.put();
      return values.values;
    }

    private void put() {
      Map<String, Integer> gaps = Layout.gaps(form);
      Map<String, Integer> within = new HashMap<>();
      for (Field field : form.fields()) {
        Entry entry = reading.fields().getOrDefault(field.key(), Entry.NONE);
        Integer gap = gaps.get("@" + field.key());
        boolean behindItsLabel = gap == null && isAtLabel(field, entry);
        put(
            entry,
            field.type(),
            behindItsLabel ? within.merge(String.valueOf(entry.cell()), 1, Integer::sum) : gap);
      }
      Map<String, Entry> answers =
          switch (reading.body()) {
            case Body.Figures(var items) -> items;
            case Body.Answers(var all, var _) -> all;
            case Body.Lines _ -> Map.of();
          };
      for (Place place : form.places().values()) {
        if (place.table() == null && !(place.prompt() instanceof Field)) {
          Entry entry = answers.getOrDefault(place.name(), Entry.NONE);
          put(entry, place.prompt().type(), gaps.get(place.name()));
        }
      }
      form.columnsOfTables().forEach((table, columns) -> put(reading.body().rows(table), columns));
    }

    private void put(Body.Lines rows, List<Column> columns) {
      for (Line line : rows.lines()) {
        for (int i = 0; i < line.values().size(); i++) {
          put(new Entry(line.values().get(i), rows.cell(line, i)), columns.get(i).type(), null);
        }
      }
    }

    private void put(Entry entry, ValueType type, @Nullable Integer gap) {
      String cell = entry.cell();
      if (cell == null) {
        return;
      }
      String name =
          (cell.contains("!") ? cell : reading.sheet() + "!" + cell)
              + (gap == null ? "" : "#" + gap);
      switch (entry.value()) {
        case Value.Blank _ -> {}
        case Value.Numeric(var number) -> values.put(name, number);
        case Value.Day(var day) -> values.put(name, day.toString());
        case Value.Broken(String shown) -> values.put(name, shown);
        case Value.Text(String text) -> {
          List<String> answers =
              type == ValueType.CODES ? Typing.answers(entry.value()) : List.of();
          if (answers.size() > 1) {
            answers.forEach(values.withArray(name)::add);
          } else {
            values.put(name, text);
          }
        }
      }
    }

    /** Whether an entry was read from the cell of its own label, which then has a gap for it. */
    private boolean isAtLabel(Field field, Entry entry) {
      Range at = entry.cell() == null ? null : Range.parse(entry.cell());
      if (at == null) {
        return false;
      }
      for (Layout.Block block : form.layout().blocks()) {
        if (block.slot().equals(new Layout.Slot.Label(field.ref()))) {
          return block.column() == at.firstColumn();
        }
      }
      return false;
    }
  }
}
