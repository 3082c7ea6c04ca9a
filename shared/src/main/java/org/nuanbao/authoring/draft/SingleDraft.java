package org.nuanbao.authoring.draft;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nuanbao.authoring.draft.DraftBody.Answer;
import org.nuanbao.authoring.draft.DraftBody.Table;
import org.nuanbao.authoring.text.BareText;
import org.nuanbao.form.Layout.Kind;
import org.nuanbao.workbook.printed.PrintedCell;
import org.nuanbao.workbook.printed.PrintedSheet;

/** Reads a card or voucher: labels with a blank beside or below, lines with gaps, small tables. */
final class SingleDraft {
  private final PrintedSheet sheet;
  private final Grid grid;
  private final AnswerDrafts answers;
  private final Questions questions;
  private final DraftedLines lines;
  private final Set<PrintedCell> done = new HashSet<>();
  private final List<Table> tables = new ArrayList<>();
  private final List<String> unplaced = new ArrayList<>();

  SingleDraft(PrintedSheet sheet, Grid grid, AnswerDrafts answers) {
    this.sheet = sheet;
    this.grid = grid;
    this.answers = answers;
    this.questions = new Questions(answers);
    this.lines = new DraftedLines(questions);
  }

  DraftBody.Sheet read(Outline outline, boolean voucher) {
    grid.kinds(outline.top(), outline.bottom(), Kind.TABLE);
    for (int row = outline.top(); row < outline.bottom(); row++) {
      for (PrintedCell cell : sheet.texts(row)) {
        if (!done.contains(cell)) {
          cell(cell, outline.bottom());
        }
      }
    }
    return new DraftBody.Sheet(voucher, questions.all(), List.copyOf(tables));
  }

  /** Printed texts for which no blank was found. */
  List<String> unplaced() {
    return List.copyOf(unplaced);
  }

  private void cell(PrintedCell cell, int bottom) {
    Optional<SmallTable> table = small(cell, bottom);
    if (table.isPresent()) {
      table(table.orElseThrow());
    } else if (DraftedLines.hasGaps(cell.text())) {
      line(cell);
    } else {
      label(cell);
    }
  }

  private void line(PrintedCell cell) {
    PrintedCell left = cell.column() == 0 ? null : sheet.at(cell.row(), cell.column() - 1);
    boolean labelled = left != null && !left.isBlank() && !DraftedLines.hasGaps(left.text());
    String label = labelled && left != null ? left.plain() : null;
    grid.set(cell, lines.read(cell.text().strip(), label));
    if (label != null && left != null) {
      questions.keyOf(label).ifPresent(key -> grid.set(left, "#" + key));
    }
  }

  private void label(PrintedCell cell) {
    PrintedCell right = cell.right() < sheet.columns() ? sheet.at(cell.row(), cell.right()) : null;
    if (right != null && right.isBlank() && right.row() == cell.row() && done.add(right)) {
      ask(cell, right);
      return;
    }
    if (right != null && !right.isBlank() && BareText.isHint(right.plain())) {
      String key = ask(cell, null);
      grid.set(right, "~{" + key + ":" + PrintedText.line(right.text()) + "}");
      done.add(right);
      return;
    }
    PrintedCell below = cell.below() < sheet.rows() ? sheet.at(cell.below(), cell.column()) : null;
    if (below != null
        && below.isBlank()
        && below.column() == cell.column()
        && below.width() == cell.width()
        && done.add(below)) {
      ask(cell, below);
    } else if (right == null || !DraftedLines.hasGaps(right.text())) {
      unplaced.add(cell.plain());
    }
  }

  private String ask(PrintedCell label, @Nullable PrintedCell blank) {
    String key = questions.single(label.text(), null);
    grid.set(label, "#" + key);
    if (blank != null) {
      grid.set(blank, "=" + key);
    }
    return key;
  }

  private void table(SmallTable table) {
    PrintedCell label = table.label();
    String printed = label == null ? "明细" : label.plain();
    Answer named = answers.of(printed, questions.keys(), "table");
    if (label != null) {
      grid.set(label, "#" + named.key());
      done.add(label);
    }
    DraftKeys keys = new DraftKeys();
    List<Answer> columns = new ArrayList<>();
    for (PrintedCell heading : table.headings()) {
      Answer column = answers.of(printed, heading.plain(), keys, "column");
      columns.add(column);
      grid.set(heading, "#" + named.key() + "." + column.key());
      grid.set(sheet.at(table.first(), heading.column()), "=" + named.key() + "." + column.key());
      done.add(heading);
    }
    grid.repeat(table.first(), table.count());
    List<Doubt> doubts = named.key().startsWith("table") ? named.doubts() : List.of();
    tables.add(new Table(named.key(), named.label(), named.printed(), columns, doubts));
  }

  /**
   * A small table: headings in one row, and two or more blank rows of the same cells below.
   *
   * @param label the merged cell to the left of all its rows
   * @param first the first blank row
   */
  private record SmallTable(
      @Nullable PrintedCell label, List<PrintedCell> headings, int first, int count) {}

  /** The small table that begins with this cell, as its label or as its first heading. */
  private Optional<SmallTable> small(PrintedCell cell, int bottom) {
    if (cell.height() > 2) {
      return headed(cell, cell.row(), cell.right(), cell.below());
    }
    return cell.column() == 0 && cell.height() == 1
        ? headed(null, cell.row(), 0, bottom)
        : Optional.empty();
  }

  private Optional<SmallTable> headed(
      @Nullable PrintedCell label, int row, int column, int bottom) {
    List<PrintedCell> headings =
        sheet.cells(row).stream().filter(it -> it.column() >= column).toList();
    boolean printed =
        headings.stream().noneMatch(it -> it.isBlank() || it.height() > 1 || it.row() != row);
    int last = row + 1;
    while (last < bottom && isBlank(last, headings)) {
      last++;
    }
    int count = last - row - 1;
    return headings.size() < 2 || !printed || count < 2
        ? Optional.empty()
        : Optional.of(new SmallTable(label, headings, row + 1, count));
  }

  private boolean isBlank(int row, List<PrintedCell> headings) {
    return headings.stream()
        .map(heading -> sheet.at(row, heading.column()))
        .allMatch(cell -> cell.isBlank() && cell.row() == row && cell.height() == 1);
  }
}
