package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nuanbao.form.Item;
import org.nuanbao.form.Tabled;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Typing;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.cells.Range;
import org.nuanbao.workbook.cells.SheetEnd;

/** Reads figures, each from its cell; printed sums are recomputed. */
final class FigureCells {
  /** Where an item's figure stands. */
  record Spot(KeptRow row, int column) {
    String cell() {
      return row.cell(column);
    }

    Value value() {
      return row.value(column);
    }
  }

  private final Tabled form;
  private final SheetEnd end;
  private final Map<String, Spot> spots = new HashMap<>();
  private final Map<String, String> cells = new HashMap<>();
  private final FileFindings findings;

  /**
   * The figures of a form.
   *
   * @param spots by item ref, of every item
   */
  FigureCells(Tabled form, Map<String, Spot> spots, SheetEnd end, FileFindings findings) {
    this.form = form;
    this.end = end;
    this.findings = findings;
    spots.forEach((ref, spot) -> this.spots.put(ref, begun(spot)));
    this.spots.forEach((ref, spot) -> cells.put(ref, spot.cell()));
  }

  /** A merged cell's content stands in its first column. */
  private Spot begun(Spot spot) {
    for (Range range : end.merged()) {
      if (range.firstRow() == spot.row().number()
          && range.firstColumn() < spot.column()
          && spot.column() <= range.lastColumn()) {
        return new Spot(spot.row(), range.firstColumn());
      }
    }
    return spot;
  }

  Body.Figures read() {
    Map<String, Value> values = new HashMap<>();
    for (Item item : form.items()) {
      values.put(item.ref(), Typing.typed(item.answer(), spot(item).value()));
    }
    Set<String> live = formulas();
    Sums sums = new Sums(form);
    Map<String, Entry> figures = new LinkedHashMap<>();
    for (Item item : form.items()) {
      String ref = item.ref();
      Value value =
          live.contains(ref)
              ? sums.sum(ref, values, live)
              : values.getOrDefault(ref, Value.Blank.IT);
      figures.put(ref, new Entry(value, cells.get(ref)));
    }
    hidden(figures);
    merged();
    return new Body.Figures(figures);
  }

  private Spot spot(Item item) {
    Spot spot = spots.get(item.ref());
    if (spot == null) {
      throw new IllegalStateException("an item without its place");
    }
    return spot;
  }

  /** The sums that are recomputed; any other formula is a finding. */
  private Set<String> formulas() {
    Sums sums = new Sums(form);
    Set<String> live = new HashSet<>();
    for (Item item : form.items()) {
      Spot spot = spot(item);
      if (!spot.row().isFormula(spot.column())) {
        continue;
      }
      if (sums.isOwn(item.ref(), spot.row().formulaText(spot.column()), cells)) {
        live.add(item.ref());
      } else {
        findings.formula(List.of(item.ref()), List.of(spot.cell()), item.core());
      }
    }
    return live;
  }

  private void hidden(Map<String, Entry> figures) {
    List<String> refs = new ArrayList<>();
    List<String> where = new ArrayList<>();
    for (Item item : form.items()) {
      Spot spot = spot(item);
      boolean hidden = spot.row().isHidden() || end.hiddenColumns().get(spot.column());
      if (hidden && !figures.getOrDefault(item.ref(), Entry.NONE).value().isBlank()) {
        refs.add(item.ref());
        where.add(spot.cell());
      }
    }
    if (!refs.isEmpty()) {
      findings.hidden(refs, where, "单元格 %s 等".formatted(where.getFirst()), "Figures are");
    }
  }

  /** One cell over several items: nobody knows whose figure it is. */
  private void merged() {
    for (Range range : end.merged()) {
      List<Item> covered = form.items().stream().filter(item -> isIn(range, spot(item))).toList();
      if (covered.size() > 1) {
        findings.merged(
            covered.stream().map(Item::ref).toList(),
            covered.stream().map(item -> spot(item).cell()).toList(),
            range.toString());
      }
    }
  }

  private static boolean isIn(Range range, Spot spot) {
    int row = spot.row().number();
    return range.firstRow() <= row
        && row <= range.lastRow()
        && range.firstColumn() <= spot.column()
        && spot.column() <= range.lastColumn();
  }
}
