package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.cells.Appearance;
import org.nuanbao.workbook.cells.SheetRow;

/** A row whose data is kept after its sheet has been read. */
final class KeptRow implements SheetRow {
  private record Cell(
      Value value,
      Value stored,
      Appearance appearance,
      boolean struck,
      boolean picture,
      boolean formula,
      boolean uncalculated,
      @Nullable String formulaText) {
    private static final Cell NONE =
        new Cell(
            Value.Blank.IT, Value.Blank.IT, Appearance.PLAIN, false, false, false, false, null);

    static Cell of(SheetRow row, int column) {
      if (!row.hasContent(column) && !row.isFormula(column)) {
        return NONE;
      }
      Value value = row.value(column);
      return new Cell(
          value,
          value instanceof Value.Day || value instanceof Value.Broken ? row.stored(column) : value,
          row.appearance(column),
          row.isStruck(column),
          row.isPicture(column),
          row.isFormula(column),
          row.isUncalculated(column),
          row.formulaText(column));
    }
  }

  private final int number;
  private final boolean hidden;
  private final List<Cell> cells = new ArrayList<>();

  /** The labels that somebody has asked for. */
  private final @Nullable String[] labels;

  private int size;

  private KeptRow(SheetRow row) {
    number = row.number();
    hidden = row.isHidden();
    for (int column = 0; column < row.width(); column++) {
      Cell cell = Cell.of(row, column);
      cells.add(cell);
      size += cell.value() instanceof Value.Text(String text) ? text.length() : 1;
    }
    labels = new @Nullable String[cells.size()];
  }

  static KeptRow of(SheetRow row) {
    return row instanceof KeptRow kept ? kept : new KeptRow(row);
  }

  /** The cell's text in the form in which labels are compared; empty if there is none. */
  String label(int column) {
    if (column >= labels.length) {
      return "";
    }
    String label = labels[column];
    if (label == null) {
      label = LabelText.of(AsShown.value(ValueType.TEXT, this, column));
      labels[column] = label;
    }
    return label;
  }

  /** How many characters its cells have together, about. */
  int size() {
    return size;
  }

  @Override
  public int number() {
    return number;
  }

  @Override
  public boolean isHidden() {
    return hidden;
  }

  @Override
  public int width() {
    return cells.size();
  }

  @Override
  public boolean hasContent(int column) {
    return !kept(column).value().isBlank() || kept(column).picture();
  }

  @Override
  public Value value(int column) {
    return kept(column).value();
  }

  /** The value as it is shown to somebody who answers a question of this type. */
  Value value(int column, ValueType type) {
    return AsShown.value(type, this, column);
  }

  @Override
  public Value stored(int column) {
    return kept(column).stored();
  }

  @Override
  public Appearance appearance(int column) {
    return kept(column).appearance();
  }

  @Override
  public boolean isStruck(int column) {
    return kept(column).struck();
  }

  @Override
  public boolean isPicture(int column) {
    return kept(column).picture();
  }

  @Override
  public boolean isFormula(int column) {
    return kept(column).formula();
  }

  @Override
  public boolean isUncalculated(int column) {
    return kept(column).uncalculated();
  }

  @Override
  public @Nullable String formulaText(int column) {
    return kept(column).formulaText();
  }

  private Cell kept(int column) {
    return column < cells.size() ? cells.get(column) : Cell.NONE;
  }
}
