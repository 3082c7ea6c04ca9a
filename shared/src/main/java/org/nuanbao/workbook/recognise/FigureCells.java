package org.nuanbao.workbook.recognise;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.FigureForm;
import org.nuanbao.form.Item;
import org.nuanbao.form.Rule;
import org.nuanbao.form.ValueType;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Typing;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.cells.Range;
import org.nuanbao.workbook.cells.SheetVisitor.SheetEnd;

/** Reads figures, each from its cell, and recomputes printed sums. */
final class FigureCells {
  /** The cell of an item's figure. */
  record Spot(KeptRow row, int column) {
    String cell() {
      return row.cell(column);
    }

    Value value(ValueType type) {
      return row.value(column, type);
    }
  }

  private final FigureForm form;
  private final SheetEnd end;
  private final Sums sums;
  private final Map<String, Spot> spots = new HashMap<>();
  private final Map<String, String> cells = new HashMap<>();
  private final FileFindings findings;

  /**
   * Reads the figures of a form.
   *
   * @param spots by item ref, for every item
   */
  FigureCells(FigureForm form, Map<String, Spot> spots, SheetEnd end, FileFindings findings) {
    this.form = form;
    this.sums = new Sums(form, findings.sheet());
    this.end = end;
    this.findings = findings;
    spots.forEach((ref, spot) -> this.spots.put(ref, begun(spot)));
    this.spots.forEach((ref, spot) -> cells.put(ref, spot.cell()));
  }

  /** The spot where the cell's content is: in a merged cell that is its first column. */
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
      values.put(item.ref(), Typing.typed(item.answer(), spot(item).value(item.type())));
    }
    AnswerFaults faults = new AnswerFaults();
    Set<String> live = formulas(faults);
    Map<String, Entry> figures = new LinkedHashMap<>();
    for (Item item : form.items()) {
      String ref = item.ref();
      Value value =
          live.contains(ref)
              ? sums.sum(ref, values, live)
              : values.getOrDefault(ref, Value.Blank.IT);
      figures.put(ref, new Entry(value, cells.get(ref)));
      look(item, value, live.contains(ref), faults);
    }
    faults.tell(findings);
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

  /** The items whose cells hold a sum that is recomputed; any other formula is a finding. */
  private Set<String> formulas(AnswerFaults faults) {
    Set<String> live = new HashSet<>();
    for (Item item : form.items()) {
      Spot spot = spot(item);
      if (!spot.row().isReckoned(spot.column())) {
        continue;
      }
      String formula = spot.row().formulaText(spot.column());
      Optional<SummedCells> own = sums.own(item.ref(), formula, cells);
      if (own.isPresent()) {
        live.add(item.ref());
        leftOut(item, own.get());
      } else {
        faults.formula(item.ref(), item.core(), spot.row(), spot.column());
      }
    }
    return live;
  }

  /** Reports numbers stored as text, which a spreadsheet's sum ignores and ours adds. */
  private void leftOut(Item sum, SummedCells summed) {
    List<String> texts = new ArrayList<>();
    for (Item item : form.items()) {
      Spot spot = spot(item);
      if (summed.passedOver().contains(spot.cell())
          && spot.row().stored(spot.column()) instanceof Value.Text
          && Typing.typed(item.answer(), spot.value(item.type())) instanceof Value.Numeric) {
        texts.add(spot.cell());
      }
    }
    if (!texts.isEmpty()) {
      findings.sumShown(sum.ref(), spot(sum).cell(), sum.core(), texts);
    }
  }

  private void look(Item item, Value value, boolean live, AnswerFaults faults) {
    Spot spot = spot(item);
    if (!live) {
      faults.see(item.type(), item.ref(), item.core(), spot.row(), spot.column());
    }
    if (!value.isBlank()) {
      faults.place(item.ref(), spot.row(), spot.column(), end.hiddenColumns());
    }
  }

  /** Reports a cell merged over several items, because nobody knows whose figure it is. */
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
    return range.holds(spot.column(), spot.row().number());
  }

  /**
   * The printed sums of a form. They are live formulas of the template, so their stored results are
   * never trusted but recomputed.
   */
  private static final class Sums {
    private final Map<String, List<String>> terms = new HashMap<>();

    private final String sheet;

    /** The sums of a form on the sheet of this name. */
    Sums(FigureForm form, String sheet) {
      this.sheet = sheet;
      for (Rule rule : form.rules()) {
        rule.sum()
            .filter(sum -> sum.minus().isEmpty())
            .ifPresent(sum -> terms.putIfAbsent(sum.target(), sum.terms()));
      }
    }

    /**
     * The cells that the formula adds up, if they are exactly those of this item's terms.
     *
     * @param cells by item ref
     */
    Optional<SummedCells> own(String ref, @Nullable String formula, Map<String, String> cells) {
      List<String> wanted = terms.get(ref);
      if (wanted == null || formula == null) {
        return Optional.empty();
      }
      List<String> expected = wanted.stream().map(term -> cells.getOrDefault(term, "")).toList();
      return SummedCells.of(formula, sheet).filter(summed -> isSame(summed.cells(), expected));
    }

    private static boolean isSame(List<String> summed, List<String> expected) {
      List<String> left = new ArrayList<>(expected);
      return summed.stream().allMatch(left::remove) && left.isEmpty();
    }

    /**
     * The sum of the item's terms; blanks and values that are not numbers count as zero.
     *
     * @param live items whose cell holds such a formula, so that their own terms are added instead
     */
    Value sum(String ref, Map<String, Value> values, Set<String> live) {
      return sum(ref, values, live, new HashSet<>());
    }

    private Value sum(String ref, Map<String, Value> values, Set<String> live, Set<String> on) {
      if (!on.add(ref)) {
        return new Value.Broken("circular sum");
      }
      BigDecimal sum = BigDecimal.ZERO;
      boolean any = false;
      for (String term : terms.getOrDefault(ref, List.of())) {
        Value value =
            live.contains(term)
                ? sum(term, values, live, on)
                : values.getOrDefault(term, Value.Blank.IT);
        if (value instanceof Value.Numeric(BigDecimal number)) {
          sum = sum.add(number);
          any = true;
        }
      }
      on.remove(ref);
      return any ? new Value.Numeric(sum) : Value.Blank.IT;
    }
  }
}
