package org.nuanbao.authoring.region;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nuanbao.authoring.grid.BlankCell;
import org.nuanbao.authoring.grid.BlankGrid;
import org.nuanbao.authoring.part.CellPlace;
import org.nuanbao.authoring.part.Input;
import org.nuanbao.authoring.part.Part;
import org.nuanbao.authoring.part.Part.Records;
import org.nuanbao.authoring.part.Relations;
import org.nuanbao.authoring.part.Relations.AtMost;
import org.nuanbao.authoring.part.Relations.Sum;
import org.nuanbao.authoring.part.Relations.SumTerm;
import org.nuanbao.authoring.text.BareText;
import org.nuanbao.authoring.text.Sentence.Gap;
import org.nuanbao.form.ValueType;

/**
 * Finds what must hold between gaps of a sentence, within cards, and across the parts of a sheet.
 */
public final class SheetRelations {
  private static final Pattern HEADS = Pattern.compile("(合计|总|共计|合计总)人数");
  private static final Pattern AMOUNT = Pattern.compile("(合计|总|共计)(金额|额)|合计|共计|总计");

  private static final Pattern END = Pattern.compile("[。；;]");
  private static final Pattern WITHIN = Pattern.compile("其中|[（(]含");
  private static final Pattern PART = Pattern.compile("^其中[:：]?");

  private final BlankGrid grid;
  private final List<Part> parts;
  private final SheetNotes notes;
  private final Set<Sum> sums = new LinkedHashSet<>();
  private final Set<AtMost> below = new LinkedHashSet<>();

  public SheetRelations(BlankGrid grid, List<Part> parts, SheetNotes notes) {
    this.grid = grid;
    this.parts = parts;
    this.notes = notes;
  }

  public Relations relations() {
    for (BlankCell cell : grid.all()) {
      if (cell.sentence().gaps().size() > 1) {
        sentence(cell);
      }
    }
    for (Part part : parts) {
      switch (part) {
        case Part.Card card -> {
          card(card.inputs());
          card.inputs().forEach(this::overall);
        }
        case Part.Lines lines -> lines.inputs().forEach(this::overall);
        case Part.Crosstab _, Part.Roster _ -> {}
      }
    }
    return new Relations(List.copyOf(sums), List.copyOf(below));
  }

  private void sentence(BlankCell cell) {
    List<Gap> gaps = cell.sentence().gaps();
    Set<Integer> summed = new LinkedHashSet<>();
    for (String note : notes.notes()) {
      for (PrintedSums.Formula formula : PrintedSums.named(note)) {
        named(cell, gaps, formula, summed);
      }
    }
    int whole = -1;
    int depth = 0;
    boolean within = false;
    int at = 0;
    String text = cell.text();
    for (int i = 0; i < gaps.size(); i++) {
      Gap gap = gaps.get(i);
      String between = text.substring(Math.min(at, gap.start()), gap.start());
      depth += count(between, "（(") - count(between, "）)");
      within = within && !END.matcher(between).find() && depth > 0;
      boolean begins = WITHIN.matcher(between).find();
      if (begins && i > 0) {
        within = true;
        whole = i - 1;
      }
      if (within && whole >= 0 && !summed.contains(i) && isAlike(gap, gaps.get(whole))) {
        below.add(new AtMost(term(cell, i), term(cell, whole)));
      }
      within = within && depth > 0;
      at = gap.end();
    }
  }

  private static int count(String text, String signs) {
    return (int) text.chars().filter(c -> signs.indexOf(c) >= 0).count();
  }

  private static boolean isAlike(Gap gap, Gap other) {
    return gap.kind() == Gap.Kind.FIGURE && gap.unit().equals(other.unit());
  }

  private static SumTerm term(BlankCell cell, int gap) {
    return new SumTerm.Cell(new CellPlace(cell.row(), cell.column(), gap + 1));
  }

  private void named(
      BlankCell cell, List<Gap> gaps, PrintedSums.Formula formula, Set<Integer> summed) {
    List<Integer> plus = new ArrayList<>();
    for (String word : formula.plus()) {
      int found = called(gaps, word);
      if (found < 0) {
        return;
      }
      plus.add(found);
    }
    int target = called(gaps, formula.target());
    if (target < 0 || plus.contains(target)) {
      // A sentence may say 筹集总额 in other words, just before its parts.
      target = plus.getFirst() - 1;
    }
    if (target >= 0 && formula.minus().isEmpty() && !plus.contains(target)) {
      sums.add(
          new Sum(
              term(cell, target),
              plus.stream().map(it -> term(cell, it)).toList(),
              List.of(),
              formula.printed()));
      summed.addAll(plus);
    }
  }

  private static int called(List<Gap> gaps, String word) {
    for (int i = 0; i < gaps.size(); i++) {
      String label = PART.matcher(gaps.get(i).label()).replaceFirst("");
      if (label.equals(word)) {
        return i;
      }
    }
    return -1;
  }

  /** Adds what 其中 says: a value is part of another in the same row. */
  private void card(List<Input> inputs) {
    for (Input input : inputs) {
      int size = input.row().size();
      if (size < 2 || input.place().gap() > 0) {
        continue;
      }
      String outer = input.row().get(size - 2);
      for (Input whole : inputs) {
        boolean beside =
            whole.place().row() == input.place().row()
                && whole.place().column() < input.place().column()
                && !whole.row().isEmpty()
                && whole.row().getLast().equals(outer);
        if (beside && input.answer().isAlike(whole.answer()) && input.answer().isFigure()) {
          below.add(new AtMost(new SumTerm.Cell(input.place()), new SumTerm.Cell(whole.place())));
        }
      }
    }
  }

  /** Adds a sum of heads or money over all records of the sheet, if the label asks for one. */
  private void overall(Input input) {
    String label = input.labels().isEmpty() ? "" : BareText.unbracketed(input.labels().getLast());
    List<SumTerm> terms = List.of();
    if (HEADS.matcher(label).matches() && input.answer().isFigure()) {
      terms = heads();
    } else if (AMOUNT.matcher(label).matches() && input.answer().type() == ValueType.AMOUNT_YUAN) {
      terms = money();
    }
    if (!terms.isEmpty()) {
      sums.add(new Sum(new SumTerm.Cell(input.place()), terms, List.of(), ""));
    }
  }

  private List<SumTerm> heads() {
    List<SumTerm> terms = new ArrayList<>();
    for (Records records : rosters().flatMap(it -> it.records().stream()).toList()) {
      records.columns().stream()
          .filter(it -> it.answer().type() == ValueType.TEXT)
          .findFirst()
          .map(it -> new SumTerm.Run(it.column(), records.first(), records.last()))
          .ifPresent(run -> terms.add(new SumTerm.Count(run)));
    }
    return terms;
  }

  private Stream<Part.Roster> rosters() {
    return parts.stream()
        .filter(Part.Roster.class::isInstance)
        .map(Part.Roster.class::cast)
        .filter(roster -> !roster.nested());
  }

  /**
   * The totals of the records, or else their amounts; empty if a table has several amounts, as then
   * it is not clear which is meant.
   */
  private List<SumTerm> money() {
    List<SumTerm> terms = new ArrayList<>();
    for (Part.Roster roster : rosters().toList()) {
      List<Input> totals =
          roster.inputs().stream()
              .filter(it -> it.answer().type() == ValueType.AMOUNT_YUAN)
              .toList();
      if (!totals.isEmpty()) {
        totals.forEach(it -> terms.add(new SumTerm.Cell(it.place())));
        if (totals.stream().map(Input::column).distinct().count() > 1) {
          return List.of();
        }
        continue;
      }
      for (Records records : roster.records()) {
        List<Records.Column> amounts =
            records.columns().stream()
                .filter(it -> it.answer().type() == ValueType.AMOUNT_YUAN)
                .toList();
        if (amounts.size() != 1) {
          return List.of();
        }
        terms.add(new SumTerm.Run(amounts.getFirst().column(), records.first(), records.last()));
      }
    }
    return terms;
  }
}
