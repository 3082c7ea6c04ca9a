package org.nuanbao.authoring.draft;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.nuanbao.authoring.draft.DraftBody.Answer;
import org.nuanbao.authoring.text.BareText;
import org.nuanbao.form.Layout.Kind;
import org.nuanbao.workbook.printed.PrintedCell;
import org.nuanbao.workbook.printed.PrintedSheet;

/** Reads a list: one row for each person, below one or two rows of headings. */
final class RosterDraft {
  private static final Pattern TOTAL = Pattern.compile("合计|总计|小计|共计|合計|總計|小計|共計");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}|[.…]+");
  private static final Pattern FEDERATION = Pattern.compile("[（(].*(?:工会|总会|统一)填写?[)）]");

  private final PrintedSheet sheet;
  private final Grid grid;
  private final AnswerDrafts answers;
  private final int heading;

  /**
   * A reader for the list.
   *
   * @param heading the row after the last row of its heading
   */
  RosterDraft(PrintedSheet sheet, Grid grid, AnswerDrafts answers, int heading) {
    this.sheet = sheet;
    this.grid = grid;
    this.answers = answers;
    this.heading = heading;
  }

  List<Answer> read(Outline outline) {
    grid.kinds(outline.top(), heading, Kind.HEADING);
    DraftKeys keys = new DraftKeys();
    Set<String> labels = new HashSet<>();
    List<Answer> columns = new ArrayList<>();
    List<String> body = new ArrayList<>();
    for (int column = 0; column < sheet.columns(); ) {
      PrintedCell leaf = leaf(outline, column);
      int width = Math.max(1, leaf.right() - column);
      if (leaf.isBlank()) {
        body.add("");
      } else {
        Answer answer = answer(outline, leaf, labels, keys);
        columns.add(answer);
        grid.set(leaf, "#" + answer.key());
        body.add("=" + answer.key());
      }
      for (int i = 1; i < width; i++) {
        body.add("<");
      }
      column += width;
    }
    body(outline, body);
    return List.copyOf(columns);
  }

  /** The lowest heading cell over a column that has a text. */
  private PrintedCell leaf(Outline outline, int column) {
    for (int row = heading - 1; row >= outline.top(); row--) {
      PrintedCell cell = sheet.at(row, column);
      if (!cell.isBlank() && (cell.width() == 1 || row == heading - 1)) {
        return cell;
      }
    }
    return sheet.at(heading - 1, column);
  }

  private Answer answer(Outline outline, PrintedCell leaf, Set<String> labels, DraftKeys keys) {
    String label = BareText.squeezed(leaf.text());
    List<Doubt> doubts = new ArrayList<>();
    if (!labels.add(label)) {
      label = group(outline, leaf).orElse("") + label;
      if (!labels.add(label)) {
        label = label + labels.size();
        labels.add(label);
      }
      doubts.add(new Doubt("同名的栏，名称前加了上一行的标题", "a label that stands twice, its group put before"));
    }
    Answer answer = answers.of(label, keys, "column");
    doubts.addAll(answer.doubts());
    boolean federation = FEDERATION.matcher(label).find();
    if (federation) {
      doubts.add(new Doubt("由上级填写？", "filled in by the federation?"));
    }
    return new Answer(
        answer.key(),
        answer.label(),
        null,
        null,
        answer.type(),
        answer.codes(),
        federation ? "federation" : null,
        List.copyOf(doubts));
  }

  private Optional<String> group(Outline outline, PrintedCell leaf) {
    for (int row = leaf.row() - 1; row >= outline.top(); row--) {
      PrintedCell above = sheet.at(row, leaf.column());
      if (!above.isBlank()) {
        return Optional.of(above.plain());
      }
    }
    return Optional.empty();
  }

  private void body(Outline outline, List<String> tokens) {
    int first = -1;
    int count = 0;
    for (int row = heading; row < outline.bottom(); row++) {
      if (isTotal(row)) {
        grid.kind(row, Kind.TABLE);
      } else if (isList(row)) {
        first = first < 0 ? row : first;
        count++;
      } else {
        grid.kind(row, Kind.NOTE);
      }
    }
    grid.body(first < 0 ? heading : first, tokens, Math.max(count, 1));
  }

  private boolean isTotal(int row) {
    List<PrintedCell> texts = sheet.texts(row);
    return !texts.isEmpty()
        && TOTAL.matcher(PrintedText.withoutColon(texts.getFirst().plain())).matches();
  }

  /** Whether a row is to be filled in: it is empty, or holds only its number. */
  private boolean isList(int row) {
    List<PrintedCell> texts = sheet.texts(row);
    return texts.isEmpty()
        || (texts.size() == 1
            && texts.getFirst().column() == 0
            && NUMBER.matcher(texts.getFirst().plain()).matches());
  }
}
