package org.nuanbao.workbook.recognise;

import java.util.List;
import java.util.Map;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Form;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Reading;

/** A form read from a sheet, with what is wrong with the sheet itself. */
public record FoundForm(Form form, Reading reading, List<Finding> findings) {

  /** What a sheet said; nothing on a sheet names the unit. */
  static FoundForm of(
      Form form, String sheet, Map<String, Entry> fields, Body body, List<Finding> findings) {
    String version = form.head().version();
    return new FoundForm(
        form, new Reading(form.id(), version, sheet, null, fields, body), findings);
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
          answers.answers().values().stream().map(Entry::value).anyMatch(v -> !v.isBlank());
    };
  }
}
