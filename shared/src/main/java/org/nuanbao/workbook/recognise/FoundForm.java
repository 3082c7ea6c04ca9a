package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Reading;

/**
 * A form read from a sheet, with the findings about the sheet itself.
 *
 * @param page which of the form's sheets it is, from 0
 */
public record FoundForm(Form form, Reading reading, List<Finding> findings, int page) {

  /** The form with what a sheet says; the unit stays open, because nothing on a sheet names it. */
  static FoundForm of(
      Form form, String sheet, Map<String, Entry> fields, Body body, List<Finding> findings) {
    String version = form.head().version();
    return new FoundForm(
        form, new Reading(form.id(), version, sheet, null, fields, body), findings, 0);
  }

  FoundForm onPage(int which) {
    return new FoundForm(form, reading, findings, which);
  }

  /** The form with what another sheet of the same workbook says about it. */
  private FoundForm with(FoundForm other) {
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

  /** Whether anything is filled into the table, or “nothing to report” was chosen. */
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

  /**
   * The forms found, with the sheets of one form joined.
   *
   * @throws org.nuanbao.workbook.guard.FileRefusal if a sheet of a form is missing
   */
  public static List<FoundForm> joined(List<FoundForm> found) {
    List<FoundForm> whole = new ArrayList<>();
    Set<Form> several = new LinkedHashSet<>();
    for (FoundForm one : found) {
      if (one.form().sheets().size() > 1) {
        several.add(one.form());
      } else {
        whole.add(one);
      }
    }
    for (Form form : several) {
      whole.addAll(joined(form, found.stream().filter(it -> it.form().equals(form)).toList()));
    }
    return whole;
  }

  /**
   * Joins the sheets of one form. A sheet that occurs a second time is kept as a form of its own.
   */
  private static List<FoundForm> joined(Form form, List<FoundForm> sheets) {
    List<FoundForm> whole = new ArrayList<>();
    FoundForm first = null;
    Set<Integer> pages = new LinkedHashSet<>();
    for (FoundForm sheet : sheets) {
      if (first == null) {
        first = sheet;
        pages.add(sheet.page());
      } else if (pages.add(sheet.page())) {
        first = first.with(sheet);
      } else {
        whole.add(sheet);
      }
    }
    for (int page = 0; page < form.sheets().size(); page++) {
      if (!pages.contains(page)) {
        throw SheetTable.mismatch(
            "工作簿里缺少工作表“%s”；请用最新的模板，不要删改工作表。".formatted(form.sheets().get(page).name()),
            "The workbook lacks a sheet of the form; please use the latest template.");
      }
    }
    if (first != null) {
      whole.addFirst(first);
    }
    return whole;
  }
}
