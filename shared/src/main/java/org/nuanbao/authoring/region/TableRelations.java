package org.nuanbao.authoring.region;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.nuanbao.authoring.grid.BlankGrid;
import org.nuanbao.authoring.part.Input.Answer;
import org.nuanbao.authoring.part.Part.Records;
import org.nuanbao.authoring.part.Relations;
import org.nuanbao.authoring.part.Relations.AtMost;
import org.nuanbao.authoring.part.Relations.Sum;
import org.nuanbao.authoring.part.Relations.SumTerm;
import org.nuanbao.authoring.region.RecordTotals.EarlierTotals;
import org.nuanbao.authoring.region.TableFigures.PartOfWhole;
import org.nuanbao.authoring.region.TableFigures.TotalOfTerms;
import org.nuanbao.authoring.region.TableRegion.BodyRow;

/** Finds what must hold between the values of a table. */
final class TableRelations {
  private static final Pattern SINGLE = Pattern.compile("[人户月年平]均|单价|标准");

  private final TableFigures figures;
  private final ColumnRelations columns;
  private final PrintedRelations printed;
  private final List<RowRelations> halves = new ArrayList<>();
  private final List<int[]> bounds = new ArrayList<>();
  private final List<Records> records;
  private final EarlierTotals earlier;
  private final Set<Object> known = new HashSet<>();
  private final Set<Sum> sums = new LinkedHashSet<>();
  private final Set<AtMost> parts = new LinkedHashSet<>();

  TableRelations(
      BlankGrid grid,
      TableRegion table,
      TableParts made,
      List<Records> records,
      SheetNotes notes,
      EarlierTotals earlier) {
    this.records = records;
    this.earlier = earlier;
    this.figures = new TableFigures(grid, table, made, records);
    this.columns = new ColumnRelations(figures);
    int from = 0;
    List<TableRegion.Role> roles = table.roles();
    for (int leaf = 1; leaf <= roles.size(); leaf++) {
      boolean next =
          leaf == roles.size()
              || (roles.get(leaf) == TableRegion.Role.LABEL
                  && roles.get(leaf - 1) == TableRegion.Role.INPUT);
      if (next) {
        halves.add(new RowRelations(figures, from, leaf));
        bounds.add(new int[] {from, leaf});
        from = leaf;
      }
    }
    this.printed = new PrintedRelations(figures, halves, notes);
  }

  private List<TotalOfTerms> columnSums() {
    List<TotalOfTerms> said = printed.columnSums();
    List<TotalOfTerms> all = new ArrayList<>(said);
    for (TotalOfTerms sum : columns.sums()) {
      // What names tell is kept if it divides the total in another way than what is printed.
      if (said.stream().noneMatch(it -> it.isOfSameDivision(sum))) {
        all.add(sum);
      }
    }
    return all;
  }

  private Set<PartOfWhole> columnParts() {
    Set<PartOfWhole> all = new LinkedHashSet<>(columns.parts());
    all.addAll(printed.columnParts());
    return all;
  }

  Relations ofRecords() {
    List<Integer> reckoned = figures.reckoned();
    for (TotalOfTerms sum : columnSums()) {
      if (reckoned.contains(sum.target())) {
        continue;
      }
      add(sum.of(this::each, _ -> true));
      if (!sum.printed().isEmpty()) {
        for (BodyRow row : figures.body()) {
          if (row.kind() == BodyRow.Kind.TOTAL) {
            crossed(row.row(), sum);
          }
        }
      }
    }
    columnParts().forEach(it -> parts.add(new AtMost(each(it.part()), each(it.whole()))));
    new RecordTotals(figures, records, earlier).sums().forEach(this::add);
    new CellFormulas(figures, records).sums().forEach(this::add);
    return relations();
  }

  /** Adds a sum once: print and names may say the same. */
  private void add(Sum sum) {
    Object said = List.of(sum.target(), Set.copyOf(sum.plus()), Set.copyOf(sum.minus()));
    if (known.add(said)) {
      sums.add(sum);
    }
  }

  private SumTerm each(int leaf) {
    return new SumTerm.Each(figures.column(leaf));
  }

  Relations ofCrossings() {
    List<TotalOfTerms> columnSums = columnSums();
    Set<PartOfWhole> columnParts = columnParts();
    for (BodyRow row : figures.body()) {
      columnSums.forEach(it -> crossed(row.row(), it));
      columnParts.forEach(it -> within(row.row(), it.part(), row.row(), it.whole()));
    }
    for (int half = 0; half < halves.size(); half++) {
      List<TotalOfTerms> rowSums = new ArrayList<>(printed.rowSums(half));
      for (TotalOfTerms sum : halves.get(half).sums()) {
        if (rowSums.stream().noneMatch(it -> it.target() == sum.target())) {
          rowSums.add(sum);
        }
      }
      List<PartOfWhole> rowParts = new ArrayList<>(halves.get(half).parts());
      rowParts.addAll(printed.rowParts(half));
      for (int leaf = bounds.get(half)[0]; leaf < bounds.get(half)[1]; leaf++) {
        for (TotalOfTerms sum : rowSums) {
          down(leaf, sum);
        }
        for (PartOfWhole part : rowParts) {
          within(part.part(), leaf, part.whole(), leaf);
        }
      }
    }
    new CellFormulas(figures, records).sums().forEach(this::add);
    return relations();
  }

  private void crossed(int row, TotalOfTerms sum) {
    Answer target = figures.crossing(row, sum.target());
    if (target != null && !target.isAdded()) {
      return;
    }
    boolean open = figures.isOpen(row, sum.target());
    if (open && sum.terms().stream().allMatch(leaf -> figures.isOpen(row, leaf))) {
      add(sum.of(leaf -> figures.cell(row, leaf), _ -> true));
    }
  }

  private void down(int leaf, TotalOfTerms sum) {
    Answer target = figures.crossing(sum.target(), leaf);
    if (target == null || !target.isAdded() || isSingle(leaf)) {
      return;
    }
    List<Integer> struck = new ArrayList<>();
    Answer one = null;
    List<Integer> all = sum.terms();
    for (int row : all) {
      Answer term = figures.crossing(row, leaf);
      if (one == null) {
        one = term;
      }
      if (figures.isStruck(row, leaf)) {
        struck.add(row);
      } else if (term == null || !term.isAlike(target) || (one != null && !term.isAlike(one))) {
        return;
      }
    }
    if (struck.size() + 1 >= all.size() && all.size() > 1) {
      return;
    }
    add(sum.of(row -> figures.cell(row, leaf), row -> !struck.contains(row)));
  }

  /** Whether a column holds averages or prices, which are not added up. */
  private boolean isSingle(int leaf) {
    return figures.leaves().get(leaf).labels().stream()
        .anyMatch(label -> SINGLE.matcher(label).find());
  }

  private void within(int row, int leaf, int wholeRow, int wholeLeaf) {
    Answer part = figures.crossing(row, leaf);
    Answer whole = figures.crossing(wholeRow, wholeLeaf);
    boolean counts =
        part != null
            && whole != null
            && part.isAdded()
            && part.isAlike(whole)
            && !figures.leaves().get(leaf).label().contains("增减");
    if (counts) {
      parts.add(new AtMost(figures.cell(row, leaf), figures.cell(wholeRow, wholeLeaf)));
    }
  }

  private Relations relations() {
    return new Relations(List.copyOf(sums), List.copyOf(parts));
  }
}
