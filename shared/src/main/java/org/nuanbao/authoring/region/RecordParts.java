package org.nuanbao.authoring.region;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.authoring.grid.BlankCell;
import org.nuanbao.authoring.grid.BlankCell.Content;
import org.nuanbao.authoring.grid.BlankGrid;
import org.nuanbao.authoring.part.Input.Answer;
import org.nuanbao.authoring.part.Part.Records;
import org.nuanbao.authoring.region.TableRegion.BodyRow;
import org.nuanbao.authoring.region.TableRegion.Leaf;
import org.nuanbao.form.ValueType;

/** Finds the records that a table asks for. */
final class RecordParts {
  private final BlankGrid grid;
  private final AnswerFinder answers;
  private final TableRegion table;
  private final TableParts made;
  private final List<Leaf> leaves;

  RecordParts(BlankGrid grid, AnswerFinder answers, TableRegion table, TableParts made) {
    this.grid = grid;
    this.answers = answers;
    this.table = table;
    this.made = made;
    this.leaves = table.heading().leaves();
  }

  /** The runs of records between totals and captions. */
  List<Records> records() {
    List<Records> all = new ArrayList<>();
    String caption = "";
    int first = -1;
    int last = -1;
    for (BodyRow row : table.body()) {
      if (row.kind() == BodyRow.Kind.DATA) {
        first = first < 0 ? row.row() : first;
        last = row.row();
      } else if (first >= 0) {
        all.addAll(run(first, last, caption));
        first = -1;
      }
      caption = row.kind() == BodyRow.Kind.CAPTION ? row.caption() : caption;
    }
    if (first >= 0) {
      all.addAll(run(first, last, caption));
    }
    if (all.isEmpty()) {
      int below = table.heading().area().bottom() + 1;
      all.addAll(run(below, below, ""));
    }
    return all;
  }

  private List<Records> run(int first, int last, String caption) {
    List<Records> halves = new ArrayList<>();
    for (int[] half : halves()) {
      List<Records.Column> columns = new ArrayList<>();
      for (int offset = 0; offset < table.height(); offset++) {
        columns.addAll(columns(first, last, offset, half));
      }
      halves.add(
          new Records(first, last, table.height(), caption, index(half), List.copyOf(columns)));
    }
    return halves;
  }

  private int index(int[] half) {
    return IntStream.range(half[0], half[1])
        .filter(i -> table.roles().get(i) == TableRegion.Role.SEQUENCE)
        .map(i -> leaves.get(i).left())
        .findFirst()
        .orElse(-1);
  }

  /**
   * The ranges of columns that repeat: where the heading says the same again, a second half stands
   * beside the first.
   */
  private List<int[]> halves() {
    int count = leaves.size();
    for (int period = 2; period * 2 <= count; period++) {
      boolean again = count % period == 0;
      for (int i = 0; again && i < count; i++) {
        again = leaves.get(i).labels().equals(leaves.get(i % period).labels());
      }
      if (again) {
        List<int[]> halves = new ArrayList<>();
        for (int from = 0; from < count; from += period) {
          halves.add(new int[] {from, from + period});
        }
        return halves;
      }
    }
    return List.of(new int[] {0, count});
  }

  private List<Records.Column> columns(int first, int last, int offset, int[] half) {
    List<Records.Column> columns = new ArrayList<>();
    List<List<Leaf>> lines = table.heading().lines();
    List<Leaf> line = lines.get(Math.min(offset, lines.size() - 1));
    int from = leaves.get(half[0]).left();
    int to = leaves.get(half[1] - 1).right();
    for (Leaf leaf : line) {
      int index = leaves.indexOf(leaf);
      boolean asked =
          leaf.left() >= from
              && leaf.right() <= to
              && (index < 0 || offset > 0 || table.roles().get(index) == TableRegion.Role.INPUT);
      BlankCell cell = asked ? open(leaf, first, last, offset) : null;
      if (cell != null && !leaf.label().isEmpty()) {
        columns.add(column(leaf, cell, offset));
      }
    }
    return columns;
  }

  private Records.Column column(Leaf leaf, BlankCell cell, int offset) {
    List<String> labels = new ArrayList<>(table.nested() ? table.path() : List.of());
    labels.addAll(leaf.labels());
    int index = leaves.indexOf(leaf);
    List<String> codes = AnswerFinder.listed(leaf.path().getLast().text());
    Answer answer =
        index >= 0
            ? made.answer(cell, index, List.of())
            : answers.find(
                new AnswerFinder.Question(labels.reversed(), List.of(), "", cell, false));
    if (!codes.isEmpty() && answer.codes().isEmpty()) {
      answer = new Answer(ValueType.CODE, "", answer.required(), codes, 1);
    }
    boolean required = answer.required() || leaf.isStarred();
    return new Records.Column(leaf.left(), offset, List.copyOf(labels), answer.required(required));
  }

  /** The first cell of a column that can be filled in; null if all is print. */
  private @Nullable BlankCell open(Leaf leaf, int first, int last, int offset) {
    for (int row = first + offset; row <= last && row < grid.rows(); row += table.height()) {
      BlankCell cell = grid.at(row, leaf.left());
      boolean filled = cell.isPrint() && made.isRoster() && table.height() == 1;
      if (cell.row() == row && (cell.isOpen() || cell.content() == Content.GAPS || filled)) {
        return cell;
      }
    }
    boolean below = first >= grid.rows();
    return below ? grid.at(table.heading().area().bottom(), leaf.left()) : null;
  }
}
