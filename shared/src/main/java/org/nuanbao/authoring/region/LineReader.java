package org.nuanbao.authoring.region;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.authoring.grid.Area;
import org.nuanbao.authoring.grid.BlankCell;
import org.nuanbao.authoring.grid.BlankCell.Content;
import org.nuanbao.authoring.grid.BlankGrid;
import org.nuanbao.authoring.part.CellPlace;
import org.nuanbao.authoring.part.Input;
import org.nuanbao.authoring.text.BareText;
import org.nuanbao.authoring.text.Lexicon;
import org.nuanbao.authoring.text.Sentence.Gap;

/** Reads lines outside tables: heads, feet and sentences. */
final class LineReader {
  /** Half widths right of the text in which a name can be written. */
  private static final int ROOM = 8;

  /** Whom a letter is to. */
  private static final String ADDRESSED = ".*(总工会|委员会|局|厅|办公室|公司|同志|政府)";

  private final BlankGrid grid;
  private final AnswerFinder answers;
  private final GapInputs gaps;

  LineReader(BlankGrid grid, AnswerFinder answers) {
    this.grid = grid;
    this.answers = answers;
    this.gaps = new GapInputs(answers);
  }

  /** What the cells of a row ask, within an area. */
  List<Input> row(Area area, int row) {
    List<Input> inputs = new ArrayList<>();
    List<BlankCell> cells = grid.cells(row, area);
    for (int i = 0; i < cells.size(); i++) {
      BlankCell cell = cells.get(i);
      BlankCell next = i + 1 < cells.size() ? cells.get(i + 1) : null;
      if (cell.row() != row || cell.printed().isBlank() || isNote(cell)) {
        continue;
      }
      inputs.addAll(cell(cell, next));
    }
    return inputs;
  }

  private static boolean isNote(BlankCell cell) {
    boolean address = cell.sentence().isBare() && cell.label().matches(ADDRESSED);
    boolean note = Lexicon.USUAL.isNote(cell.text()) && !cell.text().contains("__");
    return address || note;
  }

  /** Whether the next cell says what the colon announces. */
  private static boolean isSaid(BlankCell next) {
    return next.isPrint() && !next.sentence().asks() && !next.text().matches("(?s).*[：:].*");
  }

  private List<Input> cell(BlankCell cell, @Nullable BlankCell next) {
    List<Gap> asked = cell.sentence().gaps();
    boolean bare = !asked.isEmpty() && asked.getLast().kind() == Gap.Kind.BARE;
    if (bare && asked.size() == 1 && next != null && isSaid(next)) {
      return List.of();
    }
    if (bare && asked.size() == 1) {
      return isBeside(cell, next) && next != null ? List.of(beside(cell, next)) : gaps.alone(cell);
    }
    if (cell.sentence().asks()) {
      return gaps.alone(cell);
    }
    boolean labelled =
        next != null
            && next.content() == Content.BLANK
            && cell.isWords()
            && (next.printed().look().bottom() || Lexicon.USUAL.isLineLabel(cell.label()))
            && cell.label().length() <= 14
            && !cell.label().matches(".*[：:].*")
            && next.height() == 1;
    return labelled && next != null ? List.of(beside(cell, next)) : List.of();
  }

  private Input beside(BlankCell cell, BlankCell next) {
    List<String> labels = List.of(cell.label());
    return new Input(
        CellPlace.of(next.row(), next.column()),
        labels,
        List.of(),
        answers.find(new AnswerFinder.Question(labels, List.of(), "", next, false)));
  }

  /** Whether the value goes into the next cell: it is free, and there is no room in this one. */
  private boolean isBeside(BlankCell cell, @Nullable BlankCell next) {
    if (next == null || next.content() != Content.BLANK || next.height() > 1) {
      return false;
    }
    double room = grid.width(cell) - BareText.width(cell.text().strip());
    boolean drawn = next.printed().look().bottom() && !cell.printed().look().bottom();
    return drawn || room < ROOM;
  }
}
