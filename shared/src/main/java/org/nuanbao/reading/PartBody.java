package org.nuanbao.reading;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nuanbao.form.FigureForm;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Single;

/** One part of what a form of parts said, as a form of the part's kind would have said it. */
public final class PartBody {
  private PartBody() {}

  /** The part's body, by the part's own names. */
  public static Body of(FormOfParts.Part part, Body whole) {
    return switch (part.form()) {
      case Roster _ -> whole.rows(part.key());
      case FigureForm _ -> new Body.Figures(answers(part, whole));
      case Single single -> {
        Map<String, Body.Lines> tables = new LinkedHashMap<>();
        single.tables().forEach(it -> tables.put(it.key(), whole.rows(part.table(it.key()))));
        yield new Body.Answers(answers(part, whole), tables);
      }
      case FormOfParts _ -> throw new IllegalArgumentException("a part has no parts");
    };
  }

  private static Map<String, Entry> answers(FormOfParts.Part part, Body whole) {
    Map<String, Entry> answers = new LinkedHashMap<>();
    if (whole instanceof Body.Answers(Map<String, Entry> all, var _)) {
      String before = part.name("");
      all.forEach((name, entry) -> {
        if (name.startsWith(before)) {
          answers.put(name.substring(before.length()), entry);
        }
      });
    }
    return answers;
  }
}
