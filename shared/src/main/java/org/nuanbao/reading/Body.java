package org.nuanbao.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.FigureForm;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Single;

/** The content of a form outside its head. */
public sealed interface Body {
  /** Figures by item ref; every item of the form is there. */
  record Figures(Map<String, Entry> items) implements Body {}

  /**
   * The answers of a card or voucher, or of a form of parts.
   *
   * @param answers by question key; every question of the form is there
   * @param tables by table key; every table of the form is there
   */
  record Answers(Map<String, Entry> answers, Map<String, Lines> tables) implements Body {}

  /**
   * The rows of a roster, or of a card's small table.
   *
   * @param letters the sheet column ({@code E}) of each of the form's columns. It has its sheet
   *     ({@code 名单!E}) if that is not the reading's own, and {@code +1} if it is in the second row
   *     of an entry. Empty without a sheet
   */
  record Lines(List<Line> lines, List<String> letters) implements Body {
    /** A table without rows. */
    public static Lines none() {
      return new Lines(List.of(), List.of());
    }

    /** The cell of an answer in this row; null without a sheet. */
    public @Nullable String cell(Line line, int column) {
      String letter = column < letters.size() ? letters.get(column) : "";
      if (letter.isEmpty() || line.sheetRow() <= 0) {
        return null;
      }
      int plus = letter.lastIndexOf('+');
      return plus < 0
          ? letter + line.sheetRow()
          : letter.substring(0, plus)
              + (line.sheetRow() + Integer.parseInt(letter.substring(plus + 1)));
    }

    /** These rows, with the sheet added to the columns. */
    public Lines on(String sheet) {
      return new Lines(
          lines, letters.stream().map(it -> it.isEmpty() ? it : sheet + "!" + it).toList());
    }
  }

  /** Makes the body that fits the form's kind from what was read. */
  static Body of(Form form, Map<String, Entry> answers, Map<String, Lines> tables) {
    return switch (form) {
      case FigureForm _ -> new Figures(answers);
      case Roster _ -> tables.getOrDefault(Roster.ROWS, Lines.none());
      case Single _, FormOfParts _ -> new Answers(answers, tables);
    };
  }

  /** The rows of a table by its key; none if there is no such table. */
  default Lines rows(String table) {
    return switch (this) {
      case Lines lines -> lines;
      case Answers answers -> answers.tables().getOrDefault(table, Lines.none());
      case Figures _ -> Lines.none();
    };
  }

  /** The answer with this name that is in no table; blank if there is none. */
  default Entry answer(String name) {
    return switch (this) {
      case Figures(var items) -> items.getOrDefault(name, Entry.NONE);
      case Answers(var answers, var _) -> answers.getOrDefault(name, Entry.NONE);
      case Lines _ -> Entry.NONE;
    };
  }

  /** The body of one part of a form of parts, as if it were a form of the part's kind. */
  default Body part(FormOfParts.Part part) {
    return switch (part.form()) {
      case Roster _ -> rows(part.key());
      case FigureForm _ -> new Figures(answers(part));
      case Single single -> {
        Map<String, Lines> tables = new LinkedHashMap<>();
        single.tables().forEach(it -> tables.put(it.key(), rows(part.table(it.key()))));
        yield new Answers(answers(part), tables);
      }
      case FormOfParts _ -> throw new IllegalArgumentException("a part has no parts");
    };
  }

  /** The part's answers by the names they have in the part. */
  private Map<String, Entry> answers(FormOfParts.Part part) {
    Map<String, Entry> answers = new LinkedHashMap<>();
    if (this instanceof Answers(Map<String, Entry> all, var _)) {
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
