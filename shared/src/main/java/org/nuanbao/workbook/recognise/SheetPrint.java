package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nuanbao.form.AnswerType;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Layout.Slot;
import org.nuanbao.form.Place;

/**
 * What one sheet of a form prints, row by row, in the form in which it is searched for on a filled
 * sheet.
 */
final class SheetPrint {
  /** The words of a cell; for a line with gaps, its longest words. */
  record Words(int column, String text, boolean line) {
    /** Whether a cell has these words, whatever is filled into their gaps. */
    boolean stands(String label) {
      if (!line) {
        return label.equals(text);
      }
      return label.contains(text)
          || (TickedOptions.isPrinted(label)
              && LabelText.of(TickedOptions.unticked(label)).contains(text));
    }

    /** How much it counts that the words were found. */
    int weight() {
      return Math.min(text.length(), 12) + 1;
    }
  }

  private final Layout layout;
  private final Map<String, AnswerType> types = new HashMap<>();
  private final List<List<Words>> rows = new ArrayList<>();

  /**
   * The print of a layout.
   *
   * @param texts of labels, by their refs
   */
  SheetPrint(Form form, Layout layout, Map<String, String> texts) {
    this.layout = layout;
    for (Place place : form.places().values()) {
      String ref = place.prompt() instanceof Field field ? "@" + field.key() : place.name();
      types.put(ref, place.prompt().answer());
    }
    for (Layout.Row row : layout.rows()) {
      rows.add(row.kind() == Layout.Kind.BODY ? List.of() : words(row, texts));
    }
  }

  private List<Words> words(Layout.Row row, Map<String, String> texts) {
    List<Words> words = new ArrayList<>();
    for (int column = 0; column < row.slots().size(); column++) {
      String text =
          switch (row.slots().get(column)) {
            case Slot.Printed(String printed) -> LabelText.of(printed);
            case Slot.Label(String ref) -> LabelText.of(texts.getOrDefault(ref, ""));
            case Slot.Line line -> line(line).sign();
            case Slot.Input _, Slot.FieldInput _, Slot.Left _, Slot.Up _, Slot.Empty _ -> "";
          };
      if (!text.isEmpty()) {
        words.add(new Words(column, text, row.slots().get(column) instanceof Slot.Line));
      }
    }
    return words;
  }

  Layout layout() {
    return layout;
  }

  /** Whether no words in the layout are the label of anything. */
  boolean isOnlyPrint() {
    return layout.rows().stream()
        .flatMap(row -> row.slots().stream())
        .noneMatch(Slot.Label.class::isInstance);
  }

  PrintedLine line(Slot.Line line) {
    return PrintedLine.of(line.parts(), types);
  }

  int size() {
    return rows.size();
  }

  List<Words> words(int row) {
    return rows.get(row);
  }

  boolean isBody(int row) {
    return layout.rows().get(row).kind() == Layout.Kind.BODY;
  }

  int weight(int row) {
    return rows.get(row).stream().mapToInt(Words::weight).sum();
  }
}
