package org.nuanbao.authoring.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.authoring.BlankKind;
import org.nuanbao.authoring.Understood;
import org.nuanbao.authoring.part.Input;
import org.nuanbao.authoring.part.Part;
import org.nuanbao.authoring.part.Part.Records;
import org.nuanbao.workbook.printed.PrintedCell;
import org.nuanbao.workbook.printed.PrintedSheet;

/**
 * The kind of table that a sheet mainly prints, found from what was understood of the sheet.
 *
 * <p>{@code heading} is the row after the heading.
 */
sealed interface TableKind {
  record Items(int top, int heading, int bottom) implements TableKind {}

  record Rows(int top, int heading, int bottom) implements TableKind {}

  /** Several rows that ask the same figures; {@code first} is the first column of figures. */
  record Crossed(int top, int heading, int bottom, int first) implements TableKind {}

  record Single() implements TableKind {}

  /**
   * The kind of a sheet's main table.
   *
   * @param wanted the kind that the clerk says it is; null leaves it to the print
   */
  static TableKind of(PrintedSheet sheet, Understood.Sheet understood, @Nullable BlankKind wanted) {
    Part main = main(understood, wanted);
    if (wanted == null && isSingle(understood.kind())) {
      return new Single();
    }
    return switch (main) {
      case Part.Roster roster ->
          new Rows(
              roster.heading().top(), roster.heading().bottom() + 1, roster.area().bottom() + 1);
      case Part.Crosstab crosstab -> crossed(sheet, crosstab, wanted);
      case Part.Card _, Part.Lines _ -> new Single();
      case null -> new Single();
    };
  }

  /** The part that asks most, among those of the wanted kind. */
  static @Nullable Part main(Understood.Sheet understood, @Nullable BlankKind wanted) {
    return understood.parts().stream()
        .filter(part -> fits(part, wanted))
        .max(Comparator.comparingInt(TableKind::weight))
        .orElse(null);
  }

  private static boolean fits(Part part, @Nullable BlankKind wanted) {
    return switch (part) {
      case Part.Lines _ -> false;
      case Part.Card _ -> wanted == null || isSingle(wanted);
      case Part.Roster roster -> !roster.nested() && (wanted == null || wanted == BlankKind.ROSTER);
      case Part.Crosstab crosstab ->
          !crosstab.nested()
              && (wanted == null || wanted == BlankKind.CROSSTAB || wanted == BlankKind.STATISTICS);
    };
  }

  private static boolean isSingle(BlankKind kind) {
    return kind == BlankKind.CARD || kind == BlankKind.VOUCHER;
  }

  private static int weight(Part part) {
    int weight = part.inputs().size();
    if (part instanceof Part.Roster roster) {
      for (Records records : roster.records()) {
        weight += 3 * records.columns().size();
      }
    }
    return weight;
  }

  private static TableKind crossed(
      PrintedSheet sheet, Part.Crosstab crosstab, @Nullable BlankKind wanted) {
    int top = crosstab.heading().top();
    int heading = crosstab.heading().bottom() + 1;
    int bottom = crosstab.area().bottom() + 1;
    int first = firstFigure(sheet, heading, bottom);
    int figures =
        (int) crosstab.inputs().stream().map(it -> it.place().column()).distinct().count();
    boolean items = figures == 1 || isLettered(sheet, heading, bottom);
    boolean asked = wanted == null ? items : wanted == BlankKind.STATISTICS;
    if (first < 0 && !items) {
      return new Single();
    }
    return asked || first < 0
        ? new Items(top, heading, bottom)
        : new Crossed(top, heading, bottom, first);
  }

  /** The column from which on every row below the heading is blank; -1 if there is none. */
  private static int firstFigure(PrintedSheet sheet, int heading, int bottom) {
    int first = sheet.columns();
    while (first > 0 && isOpen(sheet, heading, bottom, first - 1)) {
      first--;
    }
    for (int row = heading; row < bottom && first < sheet.columns(); row++) {
      if (!isPrintedOut(sheet, row, first) && !isWholeOpen(sheet, row, first)) {
        return -1;
      }
    }
    return first < sheet.columns() ? first : -1;
  }

  private static boolean isWholeOpen(PrintedSheet sheet, int row, int column) {
    return sheet.cells(row).stream()
        .filter(cell -> cell.column() >= column)
        .allMatch(PrintedCell::isBlank);
  }

  private static boolean isOpen(PrintedSheet sheet, int heading, int bottom, int column) {
    if (heading == 0 || sheet.at(heading - 1, column).isBlank()) {
      return false;
    }
    for (int row = heading; row < bottom; row++) {
      PrintedCell cell = sheet.at(row, column);
      boolean single = cell.row() == row && cell.height() == 1;
      PrintedCell leaf = sheet.at(heading - 1, column);
      boolean within = cell.column() >= leaf.column() && cell.right() <= leaf.right();
      if (isPrintedOut(sheet, row, column)) {
        continue;
      }
      if (!cell.isBlank() || !single || !within || cell.width() != leaf.width()) {
        return false;
      }
    }
    return true;
  }

  /** Whether a row asks nothing from a column on: it only names the rows below it. */
  static boolean isPrintedOut(PrintedSheet sheet, int row, int column) {
    return sheet.cells(row).stream()
        .filter(cell -> cell.column() >= column)
        .noneMatch(PrintedCell::isBlank);
  }

  private static boolean isLettered(PrintedSheet sheet, int heading, int bottom) {
    int count = 0;
    for (int row = heading; row < bottom; row++) {
      List<PrintedCell> texts = sheet.texts(row);
      boolean lettered =
          texts.size() > 1
              && texts.stream().limit(3).anyMatch(it -> PrintedText.letter(it.plain()).isPresent());
      count += lettered ? 1 : 0;
    }
    return count > 1;
  }

  /** The parts other than the main one that ask something, in words. */
  static List<String> left(
      Understood.Sheet understood, TableKind kind, @Nullable BlankKind wanted) {
    Part main = main(understood, wanted);
    List<String> left = new ArrayList<>();
    for (Part part : understood.parts()) {
      boolean single = kind instanceof Single && !(part instanceof Part.Lines);
      if (!part.equals(main) && !single && !(part instanceof Part.Lines)) {
        left.add(words(part));
      }
    }
    return left;
  }

  private static String words(Part part) {
    String rows = "第" + (part.area().top() + 1) + "–" + (part.area().bottom() + 1) + "行";
    String first =
        part.inputs().isEmpty()
            ? part.title()
            : part.inputs().stream()
                .map(Input::labels)
                .filter(labels -> !labels.isEmpty())
                .findFirst()
                .map(List::getLast)
                .orElse("");
    return rows + (first.isEmpty() ? "" : "（" + first + " 等）");
  }
}
