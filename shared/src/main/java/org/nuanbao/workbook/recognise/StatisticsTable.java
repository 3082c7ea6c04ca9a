package org.nuanbao.workbook.recognise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nuanbao.form.Item;
import org.nuanbao.form.Statistics;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Typing;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.cells.SheetEnd;
import org.nuanbao.workbook.cells.SheetRow;
import org.nuanbao.workbook.recognise.ItemRows.Place;

/** Reads a statistics form: each item's figure in the row of its label. */
final class StatisticsTable implements Table {
  private static final int NAMED = 5;

  private final Statistics form;
  private final List<KeptRow> rows;

  StatisticsTable(Statistics form, List<KeptRow> rows) {
    this.form = form;
    this.rows = rows;
  }

  @Override
  public void row(SheetRow row) {
    // The form has long been printed; what stands hundreds of rows below isn't part of it.
  }

  @Override
  public FoundForm read(String sheet, SheetEnd end) {
    ItemRows found = ItemRows.find(form, rows);
    checkWhole(found);
    Map<String, Place> places = found.places();
    int column = FigureColumn.find(form, rows, places);
    Map<String, String> cells = new HashMap<>();
    Map<String, Value> values = new HashMap<>();
    for (Item item : form.items()) {
      Place place = placeOf(places, item);
      cells.put(item.ref(), place.row().cell(column));
      values.put(item.ref(), Typing.typed(item.type(), place.row().value(column)));
    }
    FileFindings findings = new FileFindings(sheet);
    Set<String> live = formulas(places, column, cells, findings);
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
    hidden(places, column, figures, end, findings);
    Reading reading =
        new Reading(
            form.id(),
            form.head().version(),
            sheet,
            null,
            new FieldCells(form, end.merged()).read(around(places)),
            new Body.Figures(figures));
    return new FoundForm(form, reading, findings.all());
  }

  private static Place placeOf(Map<String, Place> places, Item item) {
    Place place = places.get(item.ref());
    if (place == null) {
      throw new IllegalStateException("an item without its place");
    }
    return place;
  }

  private void checkWhole(ItemRows found) {
    List<Item> missing =
        form.items().stream().filter(item -> !found.places().containsKey(item.ref())).toList();
    if (!missing.isEmpty()) {
      throw Table.mismatch(
          "表里缺少 %d 个项目（%s）；请用最新的模板，不要删改项目。".formatted(missing.size(), names(missing)),
          "The table lacks %d items; please use the latest template.".formatted(missing.size()));
    }
    if (!found.twice().isEmpty()) {
      throw Table.mismatch(
          "这些项目在表里出现了两次：%s；请只留一行。".formatted(names(found.twice())),
          "Items stand in the table twice; please keep one row each.");
    }
  }

  private static String names(List<Item> items) {
    List<String> named = items.stream().limit(NAMED).map(item -> item.ref() + item.core()).toList();
    return String.join("、", named) + (items.size() > NAMED ? "等" : "");
  }

  /** The sums that are recomputed; any other formula is a finding. */
  private Set<String> formulas(
      Map<String, Place> places, int column, Map<String, String> cells, FileFindings findings) {
    Sums sums = new Sums(form);
    Set<String> live = new HashSet<>();
    for (Item item : form.items()) {
      KeptRow row = placeOf(places, item).row();
      if (!row.isFormula(column)) {
        continue;
      }
      if (sums.isOwn(item.ref(), row.formulaText(column), cells)) {
        live.add(item.ref());
      } else {
        findings.formula(List.of(item.ref()), List.of(row.cell(column)), item.core());
      }
    }
    return live;
  }

  private void hidden(
      Map<String, Place> places,
      int column,
      Map<String, Entry> figures,
      SheetEnd end,
      FileFindings findings) {
    List<String> refs = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    for (Item item : form.items()) {
      KeptRow row = placeOf(places, item).row();
      boolean hidden = row.isHidden() || end.hiddenColumns().get(column);
      if (hidden && !figures.getOrDefault(item.ref(), Entry.NONE).value().isBlank()) {
        refs.add(item.ref());
        cells.add(row.cell(column));
      }
    }
    if (!refs.isEmpty()) {
      findings.hidden(refs, cells, "单元格 %s 等".formatted(cells.getFirst()), "Figures are");
    }
  }

  private List<KeptRow> around(Map<String, Place> places) {
    int first = places.values().stream().mapToInt(p -> p.row().number()).min().orElse(0);
    int last = places.values().stream().mapToInt(p -> p.row().number()).max().orElse(0);
    return rows.stream().filter(row -> row.number() < first || row.number() > last).toList();
  }
}
