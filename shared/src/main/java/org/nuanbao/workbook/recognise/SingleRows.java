package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nuanbao.form.Column;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Layout.Block;
import org.nuanbao.form.Layout.Slot;
import org.nuanbao.form.Single.SubTable;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Typing;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.cells.CellName;
import org.nuanbao.workbook.recognise.SingleLabels.Place;
import org.nuanbao.workbook.recognise.SinglePlaces.Spot;

/** Reads a card's small tables: below their headings, down to the next print. */
final class SingleRows {
  private final Layout layout;
  private final SingleLabels labels;
  private final SinglePlaces places;
  private final SingleFaults faults;

  SingleRows(Layout layout, SingleLabels labels, SinglePlaces places, SingleFaults faults) {
    this.layout = layout;
    this.labels = labels;
    this.places = places;
    this.faults = faults;
  }

  /**
   * The rows in which something is written, numbered as they are printed.
   *
   * @param missing takes the labels of columns that aren't there
   */
  Body.Lines read(SubTable table, List<String> missing) {
    List<Place> columns = new ArrayList<>();
    int heading = 0;
    for (Column column : table.columns()) {
      Optional<Place> place = label(table.key() + "." + column.key()).flatMap(labels::place);
      if (place.isEmpty()) {
        missing.add(table.label() + "的" + column.label());
      } else {
        columns.add(place.get());
        heading = Math.max(heading, place.get().row().number());
      }
    }
    if (columns.size() < table.columns().size()) {
      return new Body.Lines(List.of(), List.of());
    }
    List<Line> lines = new ArrayList<>();
    for (int row = heading + 1; row <= places.lastRow() && !labels.isTaken(row); row++) {
      Line line = line(table, columns, row - heading, row);
      if (!line.values().stream().allMatch(Value::isBlank)) {
        lines.add(line);
      }
    }
    return new Body.Lines(
        lines, columns.stream().map(place -> CellName.column(place.column())).toList());
  }

  private Line line(SubTable table, List<Place> columns, int number, int row) {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Spot at = places.within(row, columns.get(i));
      Column column = table.columns().get(i);
      Value value = Typing.typed(column.answer(), places.value(at, column.type()));
      values.add(value);
      faults.see(
          table.key() + "." + column.key(),
          column.label(),
          column.type(),
          new Entry(value, at.cell()));
    }
    return new Line(number, row, values);
  }

  private Optional<Block> label(String ref) {
    return layout.blocks().stream()
        .filter(block -> block.slot().equals(new Slot.Label(ref)))
        .findFirst();
  }
}
