package org.nuanbao.authoring;

import java.util.ArrayList;
import java.util.List;
import org.nuanbao.authoring.part.Part;
import org.nuanbao.authoring.part.Records;
import org.nuanbao.authoring.part.Relations;
import org.nuanbao.form.ValueType;
import org.nuanbao.workbook.printed.PrintedSheet;

/**
 * A sheet of a blank.
 *
 * @param across what must hold between its parts, and between gaps of its sentences
 * @param title as printed; the sheet's name where none is
 */
public record UnderstoodSheet(
    PrintedSheet print, SheetRole role, String title, List<Part> parts, Relations across) {
  /** What the sheet is as a whole. */
  public BlankKind kind() {
    return KindFinder.of(List.of(this));
  }

  /** The types of everything that is asked, sorted; of each column of a list once. */
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
