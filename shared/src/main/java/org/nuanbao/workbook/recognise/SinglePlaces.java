package org.nuanbao.workbook.recognise;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Layout.Block;
import org.nuanbao.form.Layout.Slot;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.cells.CellName;
import org.nuanbao.workbook.cells.Range;
import org.nuanbao.workbook.recognise.SingleLabels.Place;

/**
 * Where the answers of one card are on a sheet: right of their label or below it, as in the layout,
 * however the sheet was moved or stretched.
 */
final class SinglePlaces {
  /** A cell right of its label, or below. */
  record Spot(int row, int column) {
    String cell() {
      return CellName.of(column, row);
    }
  }

  private final Layout layout;
  private final SingleLabels labels;
  private final Merges merges;
  private final TreeMap<Integer, KeptRow> rows = new TreeMap<>();

  SinglePlaces(Layout layout, SingleLabels labels, List<KeptRow> rows, Merges merges) {
    this.layout = layout;
    this.labels = labels;
    this.merges = merges;
    rows.forEach(row -> this.rows.put(row.number(), row));
  }

  /** The label to the left of an answer in the layout, or else the one above it. */
  Optional<Block> label(Block answer) {
    return block(answer.row(), answer.column() - 1)
        .filter(left -> left.slot() instanceof Slot.Label)
        .or(() ->
            block(answer.row() - 1, answer.column())
                .filter(above -> above.slot() instanceof Slot.Label));
  }

  /** The printed cell that covers this place in the layout's grid. */
  private Optional<Block> block(int row, int column) {
    return layout.blocks().stream()
        .filter(block ->
            block.row() <= row
                && row < block.row() + block.height()
                && block.column() <= column
                && column < block.column() + block.width())
        .findFirst();
  }

  /** The first cell of an answer; empty if its label is missing. */
  Optional<Spot> spot(Block answer) {
    return label(answer)
        .flatMap(label ->
            labels
                .place(label)
                .map(place ->
                    label.column() < answer.column()
                            && label.row() <= answer.row()
                            && answer.row() < label.row() + label.height()
                        ? beside(place, answer.row() - label.row())
                        : below(place)));
  }

  /**
   * The first filled cell to the right, before the next print; the nearest one if all are blank. If
   * the nearest is merged, the answer can only be there: what follows is somebody's note.
   */
  private Spot beside(Place label, int offset) {
    int row = label.row().number() + offset;
    int first = merges.lastColumn(label.row().number(), label.column()) + 1;
    int end = merges.isMerged(row, first) ? first + 1 : width(row);
    for (int column = first; column < end && !labels.isTaken(row, column); column++) {
      if (!value(row, column).isBlank()) {
        return new Spot(row, column);
      }
    }
    return new Spot(row, first);
  }

  /** The answer's cell below the label, skipping a blank row that somebody has inserted. */
  private Spot below(Place label) {
    int next = merges.lastRow(label.row().number(), label.column()) + 1;
    Integer filled = rows.ceilingKey(next);
    int row = filled == null || labels.isTaken(filled) ? next : filled;
    return within(row, label);
  }

  /** The first filled cell of a row within the width of a label. */
  Spot within(int row, Place label) {
    int last = merges.lastColumn(label.row().number(), label.column());
    for (int column = label.column(); column <= last; column++) {
      if (!value(row, column).isBlank()) {
        return new Spot(row, column);
      }
    }
    return new Spot(row, label.column());
  }

  /** Where a line should be whose words are gone, counted from the print that is still there. */
  Optional<Spot> counted(Block line) {
    Map.Entry<Block, Place> above = null;
    Integer column = null;
    for (Map.Entry<Block, Place> one : labels.places().entrySet()) {
      if (one.getKey().row() < line.row()
          && (above == null || above.getKey().row() <= one.getKey().row())) {
        above = one;
      }
      if (one.getKey().column() == line.column()) {
        column = one.getValue().column();
      }
    }
    if (above == null) {
      return Optional.empty();
    }
    int row = above.getValue().row().number() + line.row() - above.getKey().row();
    int at =
        column != null
            ? column
            : line.column() + above.getValue().column() - above.getKey().column();
    return at < 0 || labels.isTaken(row, at) ? Optional.empty() : Optional.of(new Spot(row, at));
  }

  Value value(int row, int column) {
    KeptRow kept = rows.get(row);
    return kept == null ? Value.Blank.IT : kept.value(column);
  }

  /** The value as it is shown to somebody who answers a question of this type. */
  Value value(Spot at, ValueType type) {
    KeptRow kept = rows.get(at.row());
    return kept == null ? Value.Blank.IT : kept.value(at.column(), type);
  }

  /** Whether this is the first of several merged cells. */
  boolean isMerged(Spot at) {
    return merges.isMerged(at.row(), at.column());
  }

  Optional<KeptRow> row(int row) {
    return Optional.ofNullable(rows.get(row));
  }

  List<KeptRow> rows() {
    return List.copyOf(rows.values());
  }

  int width(int row) {
    KeptRow kept = rows.get(row);
    return kept == null ? 0 : kept.width();
  }

  int lastRow() {
    return rows.isEmpty() ? 0 : rows.lastKey();
  }

  /** Which cells of a sheet are merged; any other cell stands for itself. */
  static final class Merges {
    private record Corner(int row, int column) {}

    private final Map<Corner, Range> byCorner = new HashMap<>();

    private Merges() {}

    static Merges of(List<Range> merged) {
      Merges merges = new Merges();
      for (Range range : merged) {
        merges.byCorner.put(new Corner(range.firstRow(), range.firstColumn()), range);
      }
      return merges;
    }

    /** Whether this is the first of several merged cells. */
    boolean isMerged(int row, int column) {
      return byCorner.containsKey(new Corner(row, column));
    }

    int lastColumn(int row, int column) {
      Range range = byCorner.get(new Corner(row, column));
      return range == null ? column : range.lastColumn();
    }

    int lastRow(int row, int column) {
      Range range = byCorner.get(new Corner(row, column));
      return range == null ? row : range.lastRow();
    }
  }
}
