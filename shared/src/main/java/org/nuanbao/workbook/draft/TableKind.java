package org.nuanbao.workbook.draft;

import java.util.List;

/** What kind of table a sheet prints. {@code heading} is the row behind its heading. */
sealed interface TableKind {
  record Items(int heading) implements TableKind {}

  record Rows(int heading) implements TableKind {}

  /** Several rows of the same figures; {@code first} is their first column. */
  record Crossed(int heading, int first) implements TableKind {}

  record Single() implements TableKind {}

  static TableKind of(PrintedSheet sheet, Outline outline) {
    int lettered = firstLettered(sheet, outline);
    if (lettered > 0) {
      return new Items(lettered);
    }
    for (int heading = outline.top() + 1;
        heading <= Math.min(outline.top() + 3, outline.bottom());
        heading++) {
      if (!isCut(sheet, heading, outline)) {
        TableKind kind = below(sheet, outline, heading);
        if (!(kind instanceof Single)) {
          return kind;
        }
      }
    }
    return new Single();
  }

  /** The first row with a letter before its label; 0 if there are fewer than two. */
  private static int firstLettered(PrintedSheet sheet, Outline outline) {
    int first = 0;
    int count = 0;
    for (int row = outline.top(); row < outline.bottom(); row++) {
      List<PrintedCell> texts = sheet.texts(row);
      boolean lettered =
          texts.size() > 1
              && texts.stream().limit(3).anyMatch(cell -> Printed.letter(cell.plain()).isPresent());
      if (lettered) {
        first = count == 0 ? row : first;
        count++;
      }
    }
    return count < 2 ? 0 : withSection(sheet, outline, first);
  }

  /** A row above with the section's number and a heading of its own belongs to the items. */
  private static int withSection(PrintedSheet sheet, Outline outline, int first) {
    int row = first;
    while (row - 1 > outline.top()
        && sheet.texts(row - 1).stream().anyMatch(it -> Printed.isNumber(it.plain()))) {
      row--;
    }
    return row;
  }

  /** Whether a cell of the heading goes on below it. */
  private static boolean isCut(PrintedSheet sheet, int heading, Outline outline) {
    return heading < outline.bottom()
        && sheet.cells(heading).stream().anyMatch(cell -> cell.row() < heading && !cell.isBlank());
  }

  private static TableKind below(PrintedSheet sheet, Outline outline, int heading) {
    int list = 0;
    int labelled = 0;
    for (int row = heading; row < outline.bottom(); row++) {
      if (RosterDraft.isList(sheet, row)) {
        list++;
      } else if (!RosterDraft.isTotal(sheet, row)) {
        labelled++;
      }
    }
    long labels = sheet.cells(heading - 1).stream().filter(it -> !it.isBlank()).count();
    boolean headed = labels >= 3;
    if (headed && labelled == 0 && (list > 0 || heading == outline.bottom())) {
      return new Rows(heading);
    }
    int first = CrosstabDraft.firstFigure(sheet, heading, outline.bottom());
    int rows = outline.bottom() - heading;
    if (first > 0 && rows > 1 && list == 0 && labels > 1) {
      int figures = sheet.at(heading - 1, first).right() < sheet.columns() ? 2 : 1;
      return figures > 1 ? new Crossed(heading, first) : new Items(heading);
    }
    return new Single();
  }
}
