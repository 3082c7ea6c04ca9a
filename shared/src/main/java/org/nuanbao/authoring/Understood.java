package org.nuanbao.authoring;

import java.util.ArrayList;
import java.util.List;
import org.nuanbao.authoring.part.Part;
import org.nuanbao.authoring.part.Part.Records;
import org.nuanbao.authoring.part.Relations;
import org.nuanbao.form.ValueType;
import org.nuanbao.workbook.printed.PrintedSheet;

/** What was understood of a blank workbook. */
public record Understood(String title, BlankKind kind, List<Sheet> sheets) {
  /** Puts the sheets together; the title is that of the first sheet that asks for something. */
  static Understood of(List<Sheet> sheets) {
    List<Sheet> forms = new Understood("", BlankKind.MIXED, sheets).forms();
    String title = forms.isEmpty() ? "" : forms.getFirst().title();
    return new Understood(title, KindFinder.of(forms), sheets);
  }

  /** The same blank as another kind, where the clerk knows better what it is as a whole. */
  public Understood as(BlankKind other) {
    return new Understood(title, other, sheets);
  }

  /** The sheets that ask for something. */
  public List<Sheet> forms() {
    return sheets.stream().filter(sheet -> sheet.role() == Role.FORM).toList();
  }

  /**
   * A sheet of a blank.
   *
   * @param across what must hold between its parts, and between gaps of its sentences
   * @param title as printed; the sheet's name if none is
   */
  public record Sheet(
      PrintedSheet print, Role role, String title, List<Part> parts, Relations across) {
    /** What the sheet is as a whole. */
    public BlankKind kind() {
      return KindFinder.of(List.of(this));
    }

    /** The types of everything that is asked, sorted; each column of a list counts once. */
    public List<ValueType> types() {
      List<ValueType> types = new ArrayList<>();
      for (Part part : parts) {
        part.inputs().forEach(input -> types.add(input.answer().type()));
        if (part instanceof Part.Roster roster) {
          for (Records records : roster.records()) {
            records.columns().forEach(column -> types.add(column.answer().type()));
            if (records.index() >= 0) {
              types.add(ValueType.INTEGER);
            }
          }
        }
      }
      return types.stream().sorted().toList();
    }

    public String name() {
      return print.name();
    }
  }

  /** What a sheet of a blank is for. */
  public enum Role {
    FORM,
    /** A sheet that only explains. */
    INSTRUCTIONS,
    /** A sheet that lists codes to choose from. */
    CODES
  }
}
