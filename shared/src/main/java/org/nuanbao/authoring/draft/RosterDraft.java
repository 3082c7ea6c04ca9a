package org.nuanbao.authoring.draft;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nuanbao.authoring.draft.DraftBody.DraftAnswer;
import org.nuanbao.authoring.draft.DraftedForm.DraftRule;
import org.nuanbao.form.Layout.Kind;
import org.nuanbao.form.ValueType;
import org.nuanbao.workbook.printed.PrintedCell;
import org.nuanbao.workbook.printed.PrintedSheet;

/** Reads a list: one row a person, below one or two rows of headings. */
final class RosterDraft {
  private final PrintedSheet sheet;
  private final Grid grid;
  private final AnswerDrafts answers;
  private final int heading;

  /**
   * A reader for the list.
   *
   * @param heading the row behind the last of its heading
   */
  RosterDraft(PrintedSheet sheet, Grid grid, AnswerDrafts answers, int heading) {
    this.sheet = sheet;
    this.grid = grid;
    this.answers = answers;
    this.heading = heading;
  }

  List<DraftAnswer> read(Outline outline) {
    for (int row = outline.top(); row < heading; row++) {
      grid.kind(row, Kind.HEADING);
    }
    DraftKeys keys = new DraftKeys();
    Set<String> labels = new HashSet<>();
    List<DraftAnswer> columns = new ArrayList<>();
    List<String> body = new ArrayList<>();
    for (int column = 0; column < sheet.columns(); ) {
      PrintedCell leaf = leaf(outline, column);
      int width = Math.max(1, leaf.right() - column);
      if (leaf.isBlank()) {
        body.add("");
      } else {
        DraftAnswer answer = answer(outline, leaf, labels, keys);
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

  /** The heading's lowest cell over a column that says anything. */
  private PrintedCell leaf(Outline outline, int column) {
    for (int row = heading - 1; row >= outline.top(); row--) {
      PrintedCell cell = sheet.at(row, column);
      if (!cell.isBlank() && (cell.width() == 1 || row == heading - 1)) {
        return cell;
      }
    }
    return sheet.at(heading - 1, column);
  }

  private DraftAnswer answer(
      Outline outline, PrintedCell leaf, Set<String> labels, DraftKeys keys) {
    String label = PrintedText.squeezed(leaf.text());
    List<Doubt> doubts = new ArrayList<>();
    if (!labels.add(label)) {
      label = group(outline, leaf).orElse("") + label;
      if (!labels.add(label)) {
        label = label + labels.size();
        labels.add(label);
      }
      doubts.add(new Doubt("同名的栏，名称前加了上一行的标题", "a label that stands twice, its group put before"));
    }
    DraftAnswer answer = answers.of(label, keys, "column");
    doubts.addAll(answer.doubts());
    boolean federation = label.matches(".*[（(].*(?:工会|总会|统一)填写?[)）].*");
    if (federation) {
      doubts.add(new Doubt("由上级填写？", "filled in by the federation?"));
    }
    return new DraftAnswer(
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
      } else if (isList(sheet, row)) {
        first = first < 0 ? row : first;
        count++;
      } else {
        grid.kind(row, Kind.NOTE);
      }
    }
    grid.body(first < 0 ? heading : first, tokens, Math.max(count, 1));
  }

  private boolean isTotal(int row) {
    return isTotal(sheet, row);
  }

  static boolean isTotal(PrintedSheet sheet, int row) {
    List<PrintedCell> texts = sheet.texts(row);
    return !texts.isEmpty() && Grid.isTotal(PrintedText.withoutColon(texts.getFirst().plain()));
  }

  /** A row to fill in: nothing in it, or its number. */
  static boolean isList(PrintedSheet sheet, int row) {
    List<PrintedCell> texts = sheet.texts(row);
    return texts.isEmpty()
        || (texts.size() == 1
            && texts.getFirst().column() == 0
            && texts.getFirst().plain().matches("[0-9]{1,3}|[.…]+"));
  }

  static List<DraftRule> rules(List<DraftAnswer> columns) {
    List<DraftRule> rules = new ArrayList<>();
    key(columns, "seq")
        .ifPresent(seq -> rules.add(DraftRule.of("consecutive", "warning", "column", seq)));
    List<String> needed =
        columns.stream()
            .filter(it -> it.key().equals("name") || it.type() == ValueType.ID_NUMBER)
            .map(DraftAnswer::key)
            .toList();
    if (!needed.isEmpty()) {
      rules.add(
          DraftRule.of("required", "error", "columns", needed)
              .doubted("还有哪些栏必填？", "which other columns are required?"));
    }
    Optional<String> sex = key(columns, "sex");
    for (DraftAnswer column : columns) {
      if (column.type() == ValueType.ID_NUMBER) {
        rules.add(
            DraftRule.of("id_valid", "error", "column", column.key(), "lengths", List.of(18))
                .doubted("15位的旧号码也收吗？", "are old numbers of 15 digits taken too?"));
        sex.ifPresent(it ->
            rules.add(
                DraftRule.of("sex_matches_id", "error", "sex", it, "id_column", column.key())));
        rules.add(DraftRule.of("unique", "error", "column", column.key()));
      } else if (column.type() == ValueType.BANK_CARD) {
        rules.add(DraftRule.of("card_valid", "error", "column", column.key()));
      } else if (column.by() != null) {
        rules.add(DraftRule.of("empty", "error", "column", column.key()));
      } else if (column.type() == ValueType.AMOUNT_YUAN && column.key().startsWith("amount")) {
        rules.add(DraftRule.of("positive", "error", "ref", column.key()));
      }
    }
    return rules;
  }

  private static Optional<String> key(List<DraftAnswer> columns, String key) {
    return columns.stream().map(DraftAnswer::key).filter(key::equals).findFirst();
  }
}
