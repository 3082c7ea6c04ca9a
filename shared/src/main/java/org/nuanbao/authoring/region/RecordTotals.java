package org.nuanbao.authoring.region;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.nuanbao.authoring.part.Part.Records;
import org.nuanbao.authoring.part.Relations.Sum;
import org.nuanbao.authoring.part.Relations.SumTerm;
import org.nuanbao.authoring.region.TableRegion.BodyRow;
import org.nuanbao.authoring.region.TableRegion.Leaf;

/** Finds the totals of records: of the run above them, of all below them, of other totals. */
final class RecordTotals {
  private final TableFigures figures;
  private final List<Records> records;
  private final EarlierTotals earlier;

  RecordTotals(TableFigures figures, List<Records> records, EarlierTotals earlier) {
    this.figures = figures;
    this.records = records;
    this.earlier = earlier;
  }

  List<Sum> sums() {
    List<Sum> sums = new ArrayList<>();
    for (int leaf : figures.columns()) {
      List<Integer> totals = new ArrayList<>();
      List<BodyRow> body = figures.body();
      int since = -1;
      for (BodyRow row : body) {
        boolean open = figures.isOpen(row.row(), leaf);
        if (row.kind() != BodyRow.Kind.TOTAL) {
          continue;
        }
        int before = since;
        List<SumTerm> terms =
            new ArrayList<>(runs(leaf, run -> run.first() > before && run.last() < row.row()));
        if (open && terms.isEmpty()) {
          List<Integer> all = new ArrayList<>(earlier.of(figures.leaves(), figures.column(leaf)));
          all.addAll(totals);
          terms.addAll(totals.isEmpty() ? below(row, leaf) : cells(all, leaf));
        } else if (!terms.isEmpty()) {
          totals.add(row.row());
        }
        if (open && !terms.isEmpty() && figures.isFormulaless(row.row(), leaf)) {
          sums.add(new Sum(figures.cell(row.row(), leaf), List.copyOf(terms), List.of(), ""));
        }
        since = row.row();
      }
      earlier.add(figures.leaves(), figures.column(leaf), totals);
    }
    return sums;
  }

  /** The runs of records that ask for a column. */
  private List<SumTerm> runs(int leaf, Predicate<Records> meant) {
    int column = figures.column(leaf);
    return records.stream()
        .filter(run -> run.columns().stream().anyMatch(it -> it.column() == column))
        .filter(meant)
        .<SumTerm>map(run -> new SumTerm.Run(column, run.first(), run.last()))
        .toList();
  }

  /** What a total above its records adds up: the totals below it, or else the records. */
  private List<SumTerm> below(BodyRow total, int leaf) {
    List<Integer> totals =
        figures.body().stream()
            .filter(row -> row.row() > total.row() && row.kind() == BodyRow.Kind.TOTAL)
            .map(BodyRow::row)
            .filter(row -> figures.isOpen(row, leaf))
            .toList();
    return totals.isEmpty() ? runs(leaf, run -> run.first() > total.row()) : cells(totals, leaf);
  }

  private List<SumTerm> cells(List<Integer> rows, int leaf) {
    return rows.stream().map(row -> figures.cell(row, leaf)).toList();
  }

  /** The subtotals of earlier pages, by heading and column, for a total on the last page. */
  static final class EarlierTotals {
    private final Map<String, List<Integer>> rows = new HashMap<>();

    private static String key(List<Leaf> leaves, int column) {
      return leaves.stream().map(Leaf::labels).toList() + "/" + column;
    }

    List<Integer> of(List<Leaf> leaves, int column) {
      return rows.getOrDefault(key(leaves, column), List.of());
    }

    void add(List<Leaf> leaves, int column, List<Integer> totals) {
      rows.computeIfAbsent(key(leaves, column), any -> new ArrayList<>()).addAll(totals);
    }
  }
}
