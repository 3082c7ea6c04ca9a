package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Reading;

/**
 * A form read from a sheet, with what is wrong with the sheet itself.
 *
 * @param page which of the form's sheets it is, from 0
 */
public record FoundForm(Form form, Reading reading, List<Finding> findings, int page) {

  /** What a sheet said; nothing on a sheet names the unit. */
  static FoundForm of(
      Form form, String sheet, Map<String, Entry> fields, Body body, List<Finding> findings) {
    String version = form.head().version();
    return new FoundForm(
        form, new Reading(form.id(), version, sheet, null, fields, body), findings, 0);
  }

  FoundForm onPage(int which) {
    return new FoundForm(form, reading, findings, which);
  }

  /** With what another sheet of the same workbook says of this form. */
  public FoundForm with(FoundForm other) {
    Map<String, Entry> fields = new LinkedHashMap<>(reading.fields());
    String sheet = other.reading.sheet();
    other
        .reading
        .fields()
        .forEach((key, entry) -> {
          if (fields.getOrDefault(key, Entry.NONE).value().isBlank()) {
            fields.put(key, entry.on(sheet));
          }
        });
    List<Finding> all = new ArrayList<>(findings);
    all.addAll(other.findings);
    return new FoundForm(
        form,
        new Reading(
            reading.form(),
            reading.version(),
            reading.sheet(),
            reading.unit(),
            fields,
            joined(reading.body(), other.reading.body(), sheet)),
        List.copyOf(all),
        page);
  }

  private static Body joined(Body first, Body second, String sheet) {
    if (!(first instanceof Body.Answers one) || !(second instanceof Body.Answers other)) {
      throw new IllegalArgumentException("only a form of parts stands on several sheets");
    }
    Map<String, Entry> answers = new LinkedHashMap<>(one.answers());
    other.answers().forEach((name, entry) -> answers.put(name, entry.on(sheet)));
    Map<String, Body.Lines> tables = new LinkedHashMap<>(one.tables());
    other.tables().forEach((key, lines) -> tables.put(key, lines.on(sheet)));
    return new Body.Answers(answers, tables);
  }

  /** Whether anything is filled into the table, or said to be left out of it. */
  public boolean isFilled() {
    return reading.saysNothing() || hasContent();
  }

  private boolean hasContent() {
    return switch (reading.body()) {
      case Body.Figures figures ->
          figures.items().values().stream().map(Entry::value).anyMatch(v -> !v.isBlank());
      case Body.Lines lines -> !lines.lines().isEmpty();
      case Body.Answers answers ->
          answers.answers().values().stream().map(Entry::value).anyMatch(v -> !v.isBlank())
              || (form instanceof FormOfParts
                  && answers.tables().values().stream().anyMatch(it -> !it.lines().isEmpty()));
    };
  }
}
