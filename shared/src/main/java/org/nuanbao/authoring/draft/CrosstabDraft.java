package org.nuanbao.authoring.draft;

import java.util.ArrayList;
import java.util.List;
import org.nuanbao.authoring.draft.DraftBody.Answer;
import org.nuanbao.authoring.draft.DraftBody.Line;
import org.nuanbao.form.Layout.Kind;
import org.nuanbao.form.ValueType;
import org.nuanbao.workbook.printed.PrintedCell;
import org.nuanbao.workbook.printed.PrintedSheet;

/** Reads a table that asks the same figures in several rows. */
final class CrosstabDraft {
  private final PrintedSheet sheet;
  private final Grid grid;
  private final AnswerDrafts answers;
  private final int heading;
  private final int first;

  /**
   * A reader for the table.
   *
   * @param heading the row after the last row of its heading
   * @param first the first column of figures
   */
  CrosstabDraft(PrintedSheet sheet, Grid grid, AnswerDrafts answers, int heading, int first) {
    this.sheet = sheet;
    this.grid = grid;
    this.answers = answers;
    this.heading = heading;
    this.first = first;
  }

  DraftBody.Crossed read(Outline outline) {
    List<Answer> columns = columns(outline);
    List<Line> lines = new ArrayList<>();
    DraftKeys keys = new DraftKeys();
    for (int row = heading; row < outline.bottom(); row++) {
      grid.kind(row, Kind.TABLE);
      List<PrintedCell> labels =
          sheet.cells(row).stream().filter(it -> it.column() < first && !it.isBlank()).toList();
      boolean asks = !TableKind.isPrintedOut(sheet, row, first);
      if (!asks || labels.isEmpty() || labels.getLast().row() != row) {
        continue;
      }
      Line line = line(outline, labels, lines, keys);
      lines.add(line);
      grid.set(labels.getLast(), "#" + line.key());
      int index = 0;
      for (PrintedCell cell : sheet.cells(row)) {
        if (cell.column() >= first) {
          grid.set(cell, "=" + line.key() + "." + columns.get(index++).key());
        }
      }
    }
    return new DraftBody.Crossed(List.copyOf(lines), columns);
  }

  private List<Answer> columns(Outline outline) {
    grid.kinds(outline.top(), heading, Kind.HEADING);
    DraftKeys keys = new DraftKeys();
    List<Answer> columns = new ArrayList<>();
    for (int column = first; column < sheet.columns(); ) {
      PrintedCell leaf = sheet.at(heading - 1, column);
      Answer answer = measured(leaf, keys);
      columns.add(answer);
      grid.set(leaf, "#" + answer.key());
      column = leaf.right();
    }
    return List.copyOf(columns);
  }

  private Answer measured(PrintedCell leaf, DraftKeys keys) {
    Answer answer = answers.of(leaf.text(), keys, "figure");
    List<Doubt> doubts = new ArrayList<>();
    if (answer.key().startsWith("figure")) {
      doubts.add(Doubt.UNNAMED);
    }
    String unit = PrintedText.unit(answer.label()).orElse("");
    ValueType type = LabelWords.USUAL.ofUnit(answers.simple(unit)).orElse(null);
    if (type == null) {
      type = ValueType.COUNT;
      doubts.add(new Doubt("没有印单位或单位不认识，类型是猜的", "unit unknown, type guessed"));
    }
    return new Answer(
        answer.key(),
        answer.label(),
        null,
        unit.isEmpty() ? "个" : unit,
        type,
        List.of(),
        null,
        List.copyOf(doubts));
  }

  private Line line(Outline outline, List<PrintedCell> labels, List<Line> before, DraftKeys keys) {
    String label = labels.getLast().plain();
    String group =
        labels.size() > 1
            ? labels.getFirst().plain()
            : String.valueOf(sheet.at(outline.top(), 0).plain());
    List<Doubt> doubts = new ArrayList<>();
    String usual = answers.usual(label);
    if (usual == null) {
      doubts.add(Doubt.UNNAMED);
    }
    String whole = null;
    if (PrintedText.isPart(label)) {
      for (Line line : before) {
        whole = PrintedText.isPart(line.label()) ? whole : line.key();
      }
    }
    return new Line(
        keys.take(usual, "row"), group.isEmpty() ? "项目" : group, label, whole, List.copyOf(doubts));
  }
}
