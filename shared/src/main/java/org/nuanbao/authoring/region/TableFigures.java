package org.nuanbao.authoring.region;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.authoring.grid.BlankCell;
import org.nuanbao.authoring.grid.BlankCell.Content;
import org.nuanbao.authoring.grid.BlankGrid;
import org.nuanbao.authoring.part.CellPlace;
import org.nuanbao.authoring.part.Input;
import org.nuanbao.authoring.part.Input.Answer;
import org.nuanbao.authoring.part.Part.Records;
import org.nuanbao.authoring.part.Relations.Sum;
import org.nuanbao.authoring.part.Relations.SumTerm;
import org.nuanbao.authoring.region.TableRegion.BodyRow;
import org.nuanbao.authoring.region.TableRegion.Leaf;
import org.nuanbao.form.ValueType;

/** The columns and rows of a table and what they ask, used to find what must hold between them. */
final class TableFigures {
  private final BlankGrid grid;
  private final TableRegion table;
  private final TableParts made;
  private final List<Leaf> leaves;
  private final Map<Integer, Answer> answers = new TreeMap<>();

  TableFigures(BlankGrid grid, TableRegion table, TableParts made, List<Records> records) {
    this.grid = grid;
    this.table = table;
    this.made = made;
    this.leaves = table.heading().leaves();
    for (int leaf = 0; leaf < leaves.size(); leaf++) {
      Answer answer = answer(leaf, records);
      if (answer != null) {
        answers.put(leaf, answer);
      }
    }
  }

  private @Nullable Answer answer(int leaf, List<Records> records) {
    for (Records run : records) {
      for (Records.Column column : run.columns()) {
        if (column.column() == leaves.get(leaf).left() && column.offset() == 0) {
          return column.answer();
        }
      }
    }
    for (BodyRow row : table.body()) {
      Input crossing = made.crossing(row.row(), leaf);
      if (crossing != null) {
        return crossing.answer();
      }
    }
    for (BodyRow row : table.body()) {
      BlankCell cell = grid.at(row.row(), leaves.get(leaf).left());
      if (cell.content() == Content.FORMULA) {
        return made.answer(cell, leaf, List.of());
      }
    }
    return null;
  }

  List<Leaf> leaves() {
    return leaves;
  }

  List<BodyRow> body() {
    return table.body();
  }

  TableRegion table() {
    return table;
  }

  BlankGrid grid() {
    return grid;
  }

  /** The columns of figures, from the left. */
  List<Integer> columns() {
    List<Integer> columns = new ArrayList<>();
    answers.forEach((leaf, answer) -> {
      if (answer.isAdded()) {
        columns.add(leaf);
      }
    });
    return columns;
  }

  boolean isCount(int leaf) {
    Answer answer = answers.get(leaf);
    return answer != null && answer.kind() == ValueType.COUNT;
  }

  /** Whether two columns ask for the same kind of figure. */
  boolean isAlike(int leaf, int other) {
    Answer one = answers.get(leaf);
    Answer two = answers.get(other);
    return one != null && two != null && one.isAlike(two);
  }

  /** Whether a value is asked where a row and a column cross; a formula counts too. */
  boolean isOpen(int row, int leaf) {
    BlankCell cell = grid.at(row, leaves.get(leaf).left());
    return cell.row() == row
        && (made.crossing(row, leaf) != null || cell.content() == Content.FORMULA);
  }

  @Nullable Answer crossing(int row, int leaf) {
    Input input = made.crossing(row, leaf);
    return input != null ? input.answer() : isOpen(row, leaf) ? answers.get(leaf) : null;
  }

  /** The columns that the blank itself calculates, record by record. */
  List<Integer> reckoned() {
    List<Integer> reckoned = new ArrayList<>();
    for (int leaf = 0; leaf < leaves.size(); leaf++) {
      for (BodyRow row : table.body()) {
        if (row.kind() == BodyRow.Kind.DATA && !isFormulaless(row.row(), leaf)) {
          reckoned.add(leaf);
          break;
        }
      }
    }
    return reckoned;
  }

  /** Whether a person fills the cell in: no formula of the blank calculates it. */
  boolean isFormulaless(int row, int leaf) {
    return grid.at(row, leaves.get(leaf).left()).content() != Content.FORMULA;
  }

  /** Whether nothing may be written in the cell. */
  boolean isStruck(int row, int leaf) {
    return grid.at(row, leaves.get(leaf).left()).content() == Content.STROKE;
  }

  SumTerm cell(int row, int leaf) {
    return new SumTerm.Cell(CellPlace.of(row, column(leaf)));
  }

  int column(int leaf) {
    return leaves.get(leaf).left();
  }

  /**
   * Rows or columns that add up to another row or column.
   *
   * @param printed the formula on the form; empty where only names tell of it
   */
  record TotalOfTerms(int target, List<Integer> plus, List<Integer> minus, String printed) {
    /** What is added, then what is taken away. */
    List<Integer> terms() {
      return Stream.concat(plus.stream(), minus.stream()).toList();
    }

    /**
     * The sum that this means, with {@code called} for each row or column and only the kept terms.
     */
    Sum of(IntFunction<SumTerm> called, IntPredicate kept) {
      return new Sum(
          called.apply(target), called(plus, called, kept), called(minus, called, kept), printed);
    }

    private static List<SumTerm> called(
        List<Integer> terms, IntFunction<SumTerm> called, IntPredicate kept) {
      return terms.stream().filter(kept::test).map(called::apply).toList();
    }

    /** Whether both are about the same total and have a term in common. */
    boolean isOfSameDivision(TotalOfTerms other) {
      return target == other.target
          && (!Collections.disjoint(plus, other.plus) || !Collections.disjoint(minus, other.minus));
    }
  }

  /** A row or column that is part of another. */
  record PartOfWhole(int part, int whole) {}
}
