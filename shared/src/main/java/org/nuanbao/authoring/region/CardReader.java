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
import org.nuanbao.authoring.part.Input.Answer;
import org.nuanbao.authoring.text.Lexicon;

/** Reads rows in which labels have their value beside them. */
final class CardReader {
  private static final int ROOM_FOR_A_PICTURE = 3;
  private static final int RUN = 4;

  private final BlankGrid grid;
  private final AnswerFinder answers;
  private final GapInputs gaps;

  CardReader(BlankGrid grid, AnswerFinder answers) {
    this.grid = grid;
    this.answers = answers;
    this.gaps = new GapInputs(answers);
  }

  /** What one row asks. */
  List<Input> row(Area area, int row, List<String> path) {
    List<Input> inputs = new ArrayList<>();
    BlankCell label = null;
    BlankCell outer = null;
    String whole = "";
    boolean answered = false;
    List<BlankCell> cells = grid.cells(row, area);
    for (int i = 0; i < cells.size(); i++) {
      BlankCell cell = cells.get(i);
      BlankCell next = i + 1 < cells.size() ? cells.get(i + 1) : null;
      if (cell.row() != row && !cell.isWords()) {
        label = null;
        continue;
      }
      switch (cell.content()) {
        case WORDS -> {
          if (cell.sentence().isBare() && (next == null || !next.isOpen())) {
            inputs.addAll(gaps.beside(cell, labels(path, outer, label, ""), List.of()));
            label = null;
            continue;
          }
          if (label != null && !answered && isValue(cell, next)) {
            List<String> names = labels(path, outer, label, whole);
            inputs.add(starred(input(cell, names, List.of()), label));
            label = null;
            outer = null;
            continue;
          }
          outer = answered ? null : label;
          label = isPicture(cell) ? null : cell;
          answered = false;
          whole = Lexicon.USUAL.isPart(cell.label()) ? before(inputs, row) : whole;
        }
        case BLANK, BOX -> {
          if (isAsked(cell, label, path, i == 0) && (!answered || isRun(cells, i))) {
            List<String> labels = labels(path, outer, label, whole);
            inputs.add(starred(input(cell, labels, above(cell, label)), label));
            answered = true;
          }
        }
        case GAPS -> {
          List<String> labels = labels(path, outer, label, whole);
          for (Input input : gaps.beside(cell, labels, List.of())) {
            inputs.add(starred(input, label));
          }
          label = null;
          outer = null;
        }
        case FIGURE, STROKE, FORMULA -> label = null;
      }
    }
    return inputs;
  }

  /** A star at a label demands an answer. */
  private static Input starred(Input input, @Nullable BlankCell label) {
    if (label == null || !label.text().matches("(?s)\\s*[*＊★].*|.*[*＊★]\\s*")) {
      return input;
    }
    Answer it = input.answer();
    Answer needed = new Answer(it.type(), it.unit(), true, it.codes(), it.confidence());
    return new Input(input.place(), input.row(), input.column(), needed);
  }

  /** Only the unit of a value, or a hint in brackets, stands where the value goes. */
  private static boolean isValue(BlankCell cell, @Nullable BlankCell next) {
    boolean free = next == null || !next.isOpen();
    boolean hint = cell.label().matches("[（(][^（()）]{3,}[)）]");
    return free && (hint || Lexicon.USUAL.isUnit(cell.label()));
  }

  /** Several open cells beside one label: a sign goes into each. */
  private static boolean isRun(List<BlankCell> cells, int at) {
    int from = at;
    while (from > 0 && cells.get(from - 1).isOpen()) {
      from--;
    }
    int to = at;
    while (to + 1 < cells.size() && cells.get(to + 1).isOpen()) {
      to++;
    }
    return to - from + 1 >= RUN;
  }

  /** What 其中 is part of: the value just before it. */
  private static String before(List<Input> inputs, int row) {
    for (int i = inputs.size() - 1; i >= 0; i--) {
      Input input = inputs.get(i);
      if (input.place().row() == row && !input.row().isEmpty()) {
        return input.row().getFirst();
      }
    }
    return "";
  }

  private static String unit(BlankCell cell) {
    return Lexicon.USUAL.isUnit(cell.label()) ? cell.label() : "";
  }

  private static boolean isPicture(BlankCell cell) {
    return cell.label().matches(".*(照片|相片|贴照片处|照片处|彩照|近照|照$).*") && cell.height() > 1;
  }

  private boolean isAsked(
      BlankCell cell, @Nullable BlankCell label, List<String> path, boolean first) {
    if (label != null || (first && !path.isEmpty())) {
      return true;
    }
    if (!cell.isFramed() || cell.height() > ROOM_FOR_A_PICTURE) {
      return false;
    }
    return cell.content() == Content.BOX || headed(cell) != null;
  }

  private List<String> above(BlankCell cell, @Nullable BlankCell label) {
    BlankCell headed = label == null ? headed(cell) : null;
    return headed == null ? List.of() : List.of(headed.label());
  }

  private @Nullable BlankCell headed(BlankCell cell) {
    if (cell.row() == 0) {
      return null;
    }
    BlankCell above = grid.at(cell.row() - 1, cell.column());
    boolean same = above.column() == cell.column() && above.last() == cell.last();
    return same && above.isWords() && above.isFramed() ? above : null;
  }

  private static List<String> labels(
      List<String> path, @Nullable BlankCell outer, @Nullable BlankCell label, String whole) {
    List<String> labels = new ArrayList<>(path);
    if (!whole.isEmpty()) {
      labels.add(whole);
    }
    if (outer != null) {
      labels.add(outer.label());
    }
    if (label != null && !labels.contains(label.label())) {
      labels.add(label.label());
    }
    return labels;
  }

  private Input input(BlankCell cell, List<String> row, List<String> column) {
    List<String> own = new ArrayList<>(column.reversed());
    own.addAll(row.reversed().stream().limit(2).toList());
    return new Input(
        CellPlace.of(cell.row(), cell.column()),
        row,
        column,
        answers.find(new AnswerFinder.Question(own, List.of(), unit(cell), cell, false)));
  }
}
