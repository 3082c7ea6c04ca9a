package org.nuanbao.authoring.region;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nuanbao.authoring.grid.BlankCell;
import org.nuanbao.authoring.grid.BlankCell.Content;
import org.nuanbao.authoring.grid.BlankGrid;
import org.nuanbao.authoring.part.CellPlace;
import org.nuanbao.authoring.part.Input;
import org.nuanbao.authoring.part.Input.Answer;
import org.nuanbao.authoring.region.TableRegion.BodyRow;
import org.nuanbao.authoring.region.TableRegion.Leaf;
import org.nuanbao.authoring.text.BareText;
import org.nuanbao.authoring.text.Lexicon;
import org.nuanbao.form.ValueType;

/** Finds what a table asks: records, or a value at each crossing. */
final class TableParts {
  private static final Pattern DIGIT = Pattern.compile("[亿仟千佰百拾十万元角分]");

  private static final List<String> DIGITS =
      List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "¥");

  private final BlankGrid grid;
  private final AnswerFinder answers;
  private final GapInputs gaps;
  private final TableRegion table;
  private final List<Leaf> leaves;
  private final boolean roster;
  private final Map<Integer, Map<Integer, Input>> crossings = new HashMap<>();

  TableParts(BlankGrid grid, AnswerFinder answers, TableRegion table) {
    this.grid = grid;
    this.answers = answers;
    this.gaps = new GapInputs(answers);
    this.table = table;
    this.leaves = table.heading().leaves();
    this.roster = isRoster(table);
  }

  /** Whether the rows are records: nothing names them, or several rows make one record. */
  boolean isRoster() {
    return roster;
  }

  private boolean isRoster(TableRegion table) {
    boolean named = table.has(TableRegion.Role.LABEL);
    long rows = table.body().stream().filter(it -> it.kind() == BodyRow.Kind.DATA).count();
    boolean single = rows == 1 && (table.nested() || !table.isNumbered());
    return table.height() > 1 || (!named && !single);
  }

  /** The values of a crosstab, row by row. */
  List<Input> crossed() {
    return rows(Set.of(BodyRow.Kind.DATA, BodyRow.Kind.TOTAL), true);
  }

  /** The totals of records. */
  List<Input> totals() {
    return rows(Set.of(BodyRow.Kind.TOTAL), false);
  }

  private List<Input> rows(Set<BodyRow.Kind> kinds, boolean texts) {
    List<Input> inputs = new ArrayList<>();
    Map<Integer, String> captions = captions();
    for (BodyRow row : table.body()) {
      if (kinds.contains(row.kind())) {
        inputs.addAll(row(row.row(), captions.getOrDefault(row.row(), ""), texts));
      }
    }
    return inputs;
  }

  /** The values of one row. */
  private List<Input> row(int row, String caption, boolean texts) {
    List<Input> inputs = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      Leaf leaf = leaves.get(i);
      BlankCell cell = grid.at(row, leaf.left());
      if (cell.row() != row || cell.column() < leaf.left()) {
        continue;
      }
      List<String> labels = rowLabels(row, i, caption);
      boolean unnamed = labels.size() == table.path().size() + (caption.isEmpty() ? 0 : 1);
      if (texts && unnamed && table.has(TableRegion.Role.LABEL)) {
        continue;
      }
      boolean gapped = cell.content() == Content.GAPS && (leaf.holds(cell) || !texts);
      if (gapped) {
        List<String> column = isTotalCell(row, i) ? List.of() : leaf.labels();
        inputs.addAll(gaps.beside(cell, labels, column));
      } else if (cell.isOpen() && leaf.holds(cell) && isAsked(i) && !isShut(cell, i)) {
        Answer answer = answer(cell, i, labels);
        boolean added = answer.isFigure() && !Lexicon.USUAL.isUnadded(leaf.label());
        if (texts || added || isDigit(i)) {
          Input input = new Input(CellPlace.of(row, cell.column()), labels, leaf.labels(), answer);
          crossings.computeIfAbsent(row, any -> new HashMap<>()).put(i, input);
          inputs.add(input);
        }
      }
    }
    return inputs;
  }

  /** Whether a cell is shut: it is coloured, with plain cells in its row and in its column. */
  private boolean isShut(BlankCell cell, int leaf) {
    if (!cell.printed().look().shaded()) {
      return false;
    }
    int column = leaves.get(leaf).left();
    return leaves.stream().anyMatch(it -> isPlain(cell.row(), it.left()))
        && table.body().stream().anyMatch(it -> isPlain(it.row(), column));
  }

  private boolean isPlain(int row, int column) {
    BlankCell cell = grid.at(row, column);
    return cell.isBlank() && !cell.printed().look().shaded();
  }

  private boolean isAsked(int leaf) {
    return switch (table.roles().get(leaf)) {
      case INPUT, CONSTANT -> !leaves.get(leaf).label().isEmpty();
      case LABEL, UNIT, CODE, SEQUENCE -> false;
    };
  }

  /** Whether a column is for one digit of an amount. */
  private boolean isDigit(int leaf) {
    return DIGIT.matcher(leaves.get(leaf).label()).matches();
  }

  /** What a cell below a column asks, beside these row labels. */
  Answer answer(BlankCell cell, int leaf, List<String> row) {
    if (isDigit(leaf) && neighbourIsDigit(leaf)) {
      return new Answer(ValueType.CODE, "", false, DIGITS, 1);
    }
    Answer found = found(cell, leaf, row);
    boolean total = leaves.get(leaf).isTotal();
    return total && found.confidence() <= AnswerFinder.GUESSED
        ? ofTerms(cell.row(), leaf, row).orElse(found)
        : found;
  }

  private Answer found(BlankCell cell, int leaf, List<String> row) {
    return answers.find(
        new AnswerFinder.Question(
            leaves.get(leaf).labels().reversed(),
            row.reversed(),
            unit(cell.row(), leaf),
            cell,
            asksFigures(cell.row(), leaf)));
  }

  /** The answer of a total that prints no unit: money, if all that it may add up is money. */
  private Optional<Answer> ofTerms(int row, int total, List<String> labels) {
    List<Answer> terms = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      if (i != total && isAsked(i) && !leaves.get(i).isTotal()) {
        Answer term = found(grid.at(row, leaves.get(i).left()), i, labels);
        if (term.isFigure()) {
          terms.add(term);
        }
      }
    }
    boolean alike =
        terms.size() > 1
            && terms.getFirst().type().isMoney()
            && terms.stream().allMatch(term -> terms.getFirst().isAlike(term));
    return alike ? Optional.of(terms.getFirst()) : Optional.empty();
  }

  /**
   * Whether figures are asked: named rows ask for them, unless a stroke in the unit column says no.
   */
  private boolean asksFigures(int row, int leaf) {
    for (int i = leaf - 1; i >= 0; i--) {
      if (table.roles().get(i) == TableRegion.Role.UNIT) {
        return grid.at(row, leaves.get(i).left()).content() != Content.STROKE;
      }
    }
    return !isRoster() && !isSmall();
  }

  /** Whether the table is values of a card below their labels, or a small table of a card. */
  boolean isSmall() {
    return table.nested() || !table.has(TableRegion.Role.LABEL);
  }

  private boolean neighbourIsDigit(int leaf) {
    return (leaf > 0 && isDigit(leaf - 1)) || (leaf + 1 < leaves.size() && isDigit(leaf + 1));
  }

  /** The unit that a column left of a value prints in its row; empty if there is none. */
  private String unit(int row, int leaf) {
    for (int i = leaf - 1; i >= 0; i--) {
      if (table.roles().get(i) == TableRegion.Role.UNIT) {
        String unit = grid.at(row, leaves.get(i).left()).label();
        return Lexicon.USUAL.isUnit(unit) ? unit : "";
      }
    }
    return "";
  }

  /** The names of a row: the print left of a value, back to the values of the half before. */
  private List<String> rowLabels(int row, int leaf, String caption) {
    List<String> labels = new ArrayList<>();
    int from = leaf - 1;
    while (from >= 0
        && table.roles().get(from) != TableRegion.Role.LABEL
        && !isTotalCell(row, from)) {
      from--;
    }
    BlankCell last = null;
    for (int i = from; i >= 0; i--) {
      boolean named = table.roles().get(i) == TableRegion.Role.LABEL || isTotalCell(row, i);
      if (!named && table.roles().get(i) == TableRegion.Role.INPUT) {
        break;
      }
      Leaf within = leaves.get(i);
      for (int column = within.right(); named && column >= within.left(); column--) {
        BlankCell cell = grid.at(row, column);
        boolean gapped = cell.content() == Content.GAPS && isTotalCell(row, i);
        if ((cell.isPrint() || gapped) && !cell.equals(last)) {
          labels.addFirst(gapped ? BareText.unbracketed(cell.label()) : cell.label());
          last = cell;
        }
      }
    }
    if (!caption.isEmpty()) {
      labels.addFirst(caption);
    }
    List<String> all = new ArrayList<>(table.path());
    all.addAll(labels);
    return all;
  }

  private boolean isTotalCell(int row, int leaf) {
    BlankCell cell = grid.at(row, leaves.get(leaf).left());
    boolean named = cell.isWords() || cell.content() == Content.GAPS;
    return named && Lexicon.USUAL.isTotal(cell.label());
  }

  /**
   * The caption that each row stands below, by row. A total right below a group's own total is of
   * all groups; so is a table's last total if no group before it has one.
   */
  private Map<Integer, String> captions() {
    Map<Integer, String> captions = new HashMap<>();
    String caption = "";
    int groups = 0;
    int totals = 0;
    boolean closed = false;
    for (BodyRow row : table.body()) {
      switch (row.kind()) {
        case CAPTION -> {
          caption = row.caption();
          groups++;
          closed = false;
        }
        case DATA -> {
          captions.put(row.row(), caption);
          closed = false;
        }
        case TOTAL -> {
          boolean last = row.equals(table.body().getLast()) && groups > 1 && totals == 0;
          boolean all = closed || (last && !row.caption().contains("小计"));
          captions.put(row.row(), all ? "" : caption);
          closed = true;
          totals += caption.isEmpty() ? 0 : 1;
        }
        case OTHER -> {}
      }
    }
    return captions;
  }

  /** The value asked in a row below a column; null if there is none. */
  @Nullable Input crossing(int row, int leaf) {
    return crossings.getOrDefault(row, Map.of()).get(leaf);
  }
}
