package org.nuanbao.workbook.recognise;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.recognise.SinglePlaces.Spot;

/** Reads the cells in which print and answers stand together. */
final class SingleLines {
  /** More cells than anybody fills with one line; each look costs time. */
  private static final int LOOKS = 6;

  private final SingleLabels labels;
  private final SinglePlaces places;
  private final SingleFaults faults;
  private final Set<Spot> begins = new HashSet<>();

  SingleLines(SingleLabels labels, SinglePlaces places, SingleFaults faults) {
    this.labels = labels;
    this.places = places;
    this.faults = faults;
  }

  /** In this cell a line begins, so that no other goes on in it. */
  void begins(Spot at) {
    begins.add(at);
  }

  /**
   * The answers of a line by ref, all with the line's cell. A line goes on in the cells beside it
   * only while something of it is missing: behind it may stand somebody's note.
   */
  Map<String, Entry> read(Spot at, PrintedLine line) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder();
    int looks = 0;
    PrintedLine.Said said = null;
    for (int column = at.column(); column < places.width(at.row()); column++) {
      Spot here = new Spot(at.row(), column);
      if (column > at.column() && (labels.isTaken(here.row(), column) || begins.contains(here))) {
        break;
      }
      Value value = places.value(here, ValueType.TEXT);
      if (value instanceof Value.Broken) {
        line.refs().forEach(ref -> entries.put(ref, new Entry(value, here.cell())));
        return entries;
      }
      if (!value.isBlank()) {
        text.append(text.isEmpty() ? "" : " ").append(Piece.Gap.written(value, null));
        said = looks++ < LOOKS ? line.read(text.toString()) : null;
      }
      if (places.isMerged(here) || (said != null && said.whole())) {
        break;
      }
    }
    if (said == null) {
      said = line.read(text.toString());
    }
    said.values().forEach((ref, value) -> entries.put(ref, new Entry(value, at.cell())));
    if (said.doubtful()) {
      faults.changed(line, at.cell());
    }
    return entries;
  }
}
