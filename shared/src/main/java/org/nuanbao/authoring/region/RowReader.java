package org.nuanbao.authoring.region;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nuanbao.authoring.grid.Area;
import org.nuanbao.authoring.grid.BlankCell;
import org.nuanbao.authoring.grid.BlankCell.Content;
import org.nuanbao.authoring.grid.BlankGrid;
import org.nuanbao.authoring.part.CellPlace;
import org.nuanbao.authoring.part.Input;
import org.nuanbao.authoring.region.AnswerFinder.Question;
import org.nuanbao.authoring.text.BareText;
import org.nuanbao.authoring.text.Lexicon;
import org.nuanbao.authoring.text.Sentence.Gap;

/** Reads single rows of cards, and single lines outside every table. */
final class RowReader {
  private static final int ROOM_FOR_A_PICTURE = 3;
  private static final int RUN = 4;

  /** The room right of a text, in half widths, in which a name can be written. */
  private static final int ROOM = 8;

  /** Whom a letter is addressed to. */
  private static final Pattern ADDRESSED = Pattern.compile(".*(总工会|委员会|局|厅|办公室|公司|同志|政府)");

  private static final Pattern STARRED = Pattern.compile("^\\s*[*＊★]|[*＊★]\\s*\\z");
  private static final Pattern PICTURE = Pattern.compile("照片|相片|彩照|近照|照$");

  private final BlankGrid grid;
  private final AnswerFinder answers;
  private final GapInputs gaps;

  RowReader(BlankGrid grid, AnswerFinder answers) {
    this.grid = grid;
    this.answers = answers;
    this.gaps = new GapInputs(answers);
  }

  /** What a row of a card asks, where each label has its value beside it. */
  List<Input> card(Area area, int row, List<String> path) {
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

  /** The input, made required if its label has a star. */
  private static Input starred(Input input, @Nullable BlankCell label) {
    if (label == null || !STARRED.matcher(label.text()).find()) {
      return input;
    }
    return new Input(input.place(), input.row(), input.column(), input.answer().required(true));
  }

  /**
   * Whether the value goes into this cell: it holds only the value's unit or a hint in brackets.
   */
  private static boolean isValue(BlankCell cell, @Nullable BlankCell next) {
    boolean free = next == null || !next.isOpen();
    return free && (BareText.isHint(cell.label()) || Lexicon.USUAL.isUnit(cell.label()));
  }

  /** Whether a cell is one of several open cells beside one label: a sign goes into each. */
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

  /** The label of what 其中 is part of: the value just before it. */
  private static String before(List<Input> inputs, int row) {
    for (int i = inputs.size() - 1; i >= 0; i--) {
      Input input = inputs.get(i);
      if (input.place().row() == row && !input.row().isEmpty()) {
        return input.row().getFirst();
      }
    }
    return "";
  }

  private static boolean isPicture(BlankCell cell) {
    return PICTURE.matcher(cell.label()).find() && cell.height() > 1;
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
    return input(cell, row, column, Lexicon.USUAL.isUnit(cell.label()) ? cell.label() : "");
  }

  private Input input(BlankCell cell, List<String> row, List<String> column, String unit) {
    List<String> own = new ArrayList<>(column.reversed());
    own.addAll(row.reversed().stream().limit(2).toList());
    Question question = new Question(own, List.of(), unit, cell, false);
    return new Input(CellPlace.of(cell.row(), cell.column()), row, column, answers.find(question));
  }

  /** What a line outside every table asks within an area: in a head, a foot or a sentence. */
  List<Input> line(Area area, int row) {
    List<Input> inputs = new ArrayList<>();
    List<BlankCell> cells = grid.cells(row, area);
    for (int i = 0; i < cells.size(); i++) {
      BlankCell cell = cells.get(i);
      BlankCell next = i + 1 < cells.size() ? cells.get(i + 1) : null;
      if (cell.row() != row || cell.printed().isBlank() || isNote(cell)) {
        continue;
      }
      inputs.addAll(line(cell, next));
    }
    return inputs;
  }

  private static boolean isNote(BlankCell cell) {
    boolean address = cell.sentence().isBare() && ADDRESSED.matcher(cell.label()).matches();
    boolean note = Lexicon.USUAL.isNote(cell.text()) && !cell.text().contains("__");
    return address || note;
  }

  /** Whether the next cell says what the colon announces. */
  private static boolean isSaid(BlankCell next) {
    return next.isPrint() && !next.sentence().asks() && !BareText.hasColon(next.text());
  }

  private List<Input> line(BlankCell cell, @Nullable BlankCell next) {
    List<Gap> asked = cell.sentence().gaps();
    boolean bare = !asked.isEmpty() && asked.getLast().kind() == Gap.Kind.BARE;
    if (bare && asked.size() == 1 && next != null && isSaid(next)) {
      return List.of();
    }
    if (bare && asked.size() == 1) {
      return isBeside(cell, next) && next != null
          ? List.of(input(next, List.of(cell.label()), List.of(), ""))
          : gaps.alone(cell);
    }
    if (cell.sentence().asks()) {
      return gaps.alone(cell);
    }
    boolean labelled =
        next != null
            && next.isBlank()
            && cell.isWords()
            && (next.printed().look().bottom() || Lexicon.USUAL.isLineLabel(cell.label()))
            && cell.label().length() <= 14
            && !BareText.hasColon(cell.label())
            && next.height() == 1;
    return labelled && next != null
        ? List.of(input(next, List.of(cell.label()), List.of(), ""))
        : List.of();
  }

  /** Whether the value goes into the next cell: that is free, and this one has no room. */
  private boolean isBeside(BlankCell cell, @Nullable BlankCell next) {
    if (next == null || !next.isBlank() || next.height() > 1) {
      return false;
    }
    double room = grid.width(cell) - BareText.width(cell.text().strip());
    boolean drawn = next.printed().look().bottom() && !cell.printed().look().bottom();
    return drawn || room < ROOM;
  }
}
