package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.cells.SheetRow;

/** A row that outlives the reading of its sheet. */
final class KeptRow implements SheetRow {
  private record Cell(Value value, boolean formula, @Nullable String formulaText) {}

  private final int number;
  private final boolean hidden;
  private final List<Cell> cells = new ArrayList<>();
  private final List<String> labels = new ArrayList<>();
  private int size;

  private KeptRow(SheetRow row) {
    number = row.number();
    hidden = row.isHidden();
    for (int column = 0; column < row.width(); column++) {
      Value value = row.value(column);
      cells.add(new Cell(value, row.isFormula(column), row.formulaText(column)));
      String label = LabelText.of(value);
      labels.add(label);
      size += label.length();
    }
  }

  static KeptRow of(SheetRow row) {
    return row instanceof KeptRow kept ? kept : new KeptRow(row);
  }

  /** The cell's text as labels are compared; empty where there is none. */
  String label(int column) {
    return column < labels.size() ? labels.get(column) : "";
  }

  /** Characters in all its cells. */
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
    return !value(column).isBlank();
  }

  @Override
  public Value value(int column) {
    return column < cells.size() ? cells.get(column).value() : Value.Blank.IT;
  }

  @Override
  public boolean isFormula(int column) {
    return column < cells.size() && cells.get(column).formula();
  }

  @Override
  public @Nullable String formulaText(int column) {
    return column < cells.size() ? cells.get(column).formulaText() : null;
  }
}
