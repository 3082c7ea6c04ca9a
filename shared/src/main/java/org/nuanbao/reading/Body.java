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

/** The table of a form. */
public sealed interface Body {
  /** By item ref; every item of the form is there. */
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
   * @param letters the sheet column ({@code E}) of each of the form's columns, with its sheet
   *     ({@code 名单!E}) where that is not the reading's own, and {@code +1} where it stands in the
   *     second row of an entry; empty without a sheet
   */
  record Lines(List<Line> lines, List<String> letters) implements Body {
    /** A table without rows. */
    public static Lines none() {
      return new Lines(List.of(), List.of());
    }

    /** Where an answer of this row stands; null without a sheet. */
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

    /** The same, its columns named with their sheet. */
    public Lines on(String sheet) {
      return new Lines(
          lines, letters.stream().map(it -> it.isEmpty() ? it : sheet + "!" + it).toList());
    }
  }

  /** Of what was read of a form, as its kind has it. */
  static Body of(Form form, Map<String, Entry> answers, Map<String, Lines> tables) {
    return switch (form) {
      case FigureForm _ -> new Figures(answers);
      case Roster _ -> tables.getOrDefault(Roster.ROWS, Lines.none());
      case Single _, FormOfParts _ -> new Answers(answers, tables);
    };
  }

  /** The rows of a table by its key; none where it is not there. */
  default Lines rows(String table) {
    return switch (this) {
      case Lines lines -> lines;
      case Answers answers -> answers.tables().getOrDefault(table, Lines.none());
      case Figures _ -> Lines.none();
    };
  }

  /** The answer of this name that stands in no table; blank where it is not there. */
  default Entry answer(String name) {
    return switch (this) {
      case Figures(var items) -> items.getOrDefault(name, Entry.NONE);
      case Answers(var answers, var _) -> answers.getOrDefault(name, Entry.NONE);
      case Lines _ -> Entry.NONE;
    };
  }

  /** What one part of a form of parts said, as a form of the part's kind would have said it. */
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

  /** The part's answers by its own names. */
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
