package org.nuanbao.authoring.region;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.nuanbao.authoring.grid.BlankCell;
import org.nuanbao.authoring.region.TableFigures.PartOfWhole;
import org.nuanbao.authoring.region.TableFigures.TotalOfTerms;
import org.nuanbao.authoring.region.TableRegion.BodyRow;
import org.nuanbao.authoring.region.TableRegion.Leaf;
import org.nuanbao.authoring.text.BareText;

/** Finds the rows and columns that printed formulas mean. */
final class PrintedRelations {
  private static final Pattern BRACKETS = Pattern.compile("[（()）]");

  private final TableFigures figures;
  private final List<RowRelations> halves;
  private final Map<String, Integer> ordinals = new HashMap<>();
  private final List<PrintedSums.Formula> numbered = new ArrayList<>();
  private final List<PrintedSums.Formula> named = new ArrayList<>();
  private final List<PrintedSums.Order> orders = new ArrayList<>();

  PrintedRelations(TableFigures figures, List<RowRelations> halves, SheetNotes notes) {
    this.figures = figures;
    this.halves = halves;
    for (int leaf = 0; leaf < figures.leaves().size(); leaf++) {
      String ordinal = figures.leaves().get(leaf).ordinal();
      if (!ordinal.isEmpty()) {
        String bare = BRACKETS.matcher(ordinal).replaceAll("");
        ordinals.putIfAbsent(PrintedSums.code(bare), leaf);
        numbered.addAll(PrintedSums.numbered("列关系 " + bare));
      }
    }
    for (RowRelations half : halves) {
      for (String formula : half.formulas()) {
        numbered.addAll(PrintedSums.numbered("行关系 " + formula));
      }
    }
    for (String note : notes.notes()) {
      numbered.addAll(PrintedSums.numbered(note));
      named.addAll(PrintedSums.named(note));
      orders.addAll(PrintedSums.orders(note));
    }
  }

  List<TotalOfTerms> columnSums() {
    List<TotalOfTerms> sums = new ArrayList<>();
    for (PrintedSums.Formula formula : numbered) {
      if (isOfColumns(formula)) {
        meant(formula, it -> List.of(ordinal(it))).ifPresent(sums::add);
      }
    }
    named.forEach(formula -> meant(formula, this::columns).ifPresent(sums::add));
    for (int leaf : figures.columns()) {
      bracketed(leaf, sums);
    }
    return sums;
  }

  private int ordinal(String number) {
    return ordinals.getOrDefault(number, -1);
  }

  /**
   * Whether a formula is about columns. If rows have all of its numbers too and the print says
   * neither 列 nor 行, it is about rows.
   */
  private boolean isOfColumns(PrintedSums.Formula formula) {
    List<String> all = formula.words();
    boolean columns = ordinals.keySet().containsAll(all);
    return columns
        && !formula.context().equals("行")
        && (formula.context().equals("列") || !isOfRows(all));
  }

  private boolean isOfRows(List<String> all) {
    return halves.stream()
        .anyMatch(half -> all.stream().allMatch(it -> half.coded(it).size() == 1));
  }

  /** The sum that a formula means; empty if one of its words is not clear. */
  private static Optional<TotalOfTerms> meant(
      PrintedSums.Formula formula, Function<String, List<Integer>> called) {
    List<Integer> target = called.apply(formula.target());
    return target.size() == 1 ? meant(target.getFirst(), formula, called) : Optional.empty();
  }

  /** The same for a formula that is printed with its target. */
  private static Optional<TotalOfTerms> meant(
      int target, PrintedSums.Formula formula, Function<String, List<Integer>> called) {
    List<Integer> plus = terms(formula.plus(), called);
    List<Integer> minus = terms(formula.minus(), called);
    boolean clear = plus.size() == formula.plus().size() && minus.size() == formula.minus().size();
    return clear
        ? Optional.of(new TotalOfTerms(target, plus, minus, formula.printed()))
        : Optional.empty();
  }

  private List<Integer> columns(String word) {
    List<Integer> exact = new ArrayList<>();
    List<Integer> near = new ArrayList<>();
    for (int leaf : figures.columns()) {
      String name = BareText.unbracketed(figures.leaves().get(leaf).label());
      if (name.equals(word)) {
        exact.add(leaf);
      } else if (name.contains(word) || (name.length() > 1 && word.contains(name))) {
        near.add(leaf);
      }
    }
    return exact.isEmpty() ? near : exact;
  }

  /** Adds the sum that a heading in the column's path prints: 发放总金额（资金+护理补贴）. */
  private void bracketed(int leaf, List<TotalOfTerms> sums) {
    Leaf own = figures.leaves().get(leaf);
    for (BlankCell cell : own.path()) {
      PrintedSums.Formula formula = PrintedSums.bracketed(cell.label());
      boolean names = own.path().getLast().equals(cell) || own.isTotal();
      if (formula != null && names) {
        meant(leaf, formula, word -> termColumns(word, leaf)).ifPresent(sums::add);
      }
    }
  }

  private List<Integer> termColumns(String word, int leaf) {
    if (ordinals.containsKey(word)) {
      return List.of(ordinal(word));
    }
    return columns(word).stream().filter(it -> it != leaf).toList();
  }

  /** The one row or column that each word means; fewer than words if one is not clear. */
  private static List<Integer> terms(List<String> words, Function<String, List<Integer>> called) {
    List<Integer> terms = new ArrayList<>();
    for (String word : words) {
      List<Integer> found = called.apply(word);
      if (found.size() == 1) {
        terms.add(found.getFirst());
      }
    }
    return terms;
  }

  List<PartOfWhole> columnParts() {
    List<PartOfWhole> parts = new ArrayList<>();
    for (PrintedSums.Order order : orders) {
      boolean known = ordinals.containsKey(order.part()) && ordinals.containsKey(order.whole());
      boolean columns =
          !order.context().equals("行")
              && (order.context().equals("列") || !isOfRows(List.of(order.part(), order.whole())));
      if (known && columns) {
        parts.add(new PartOfWhole(ordinal(order.part()), ordinal(order.whole())));
      }
    }
    return parts;
  }

  List<TotalOfTerms> rowSums(int half) {
    List<TotalOfTerms> sums = new ArrayList<>();
    RowRelations rows = halves.get(half);
    for (PrintedSums.Formula formula : numbered) {
      if (!formula.context().equals("列") && !isOfColumns(formula)) {
        meant(formula, rows::coded).ifPresent(sums::add);
      }
    }
    named.forEach(formula -> meant(formula, rows::called).ifPresent(sums::add));
    sums.addAll(bracketedRows(rows));
    return sums;
  }

  private List<TotalOfTerms> bracketedRows(RowRelations rows) {
    List<TotalOfTerms> sums = new ArrayList<>();
    for (BodyRow row : figures.body()) {
      PrintedSums.Formula formula = PrintedSums.bracketed(row.caption());
      if (formula != null) {
        meant(row.row(), formula, word -> termRows(rows, word, row.row()))
            .filter(sum -> sum.terms().size() > 1)
            .ifPresent(sums::add);
      }
    }
    return sums;
  }

  private static List<Integer> termRows(RowRelations rows, String word, int own) {
    List<Integer> coded = rows.coded(word);
    return coded.isEmpty() ? rows.called(word).stream().filter(it -> it != own).toList() : coded;
  }

  List<PartOfWhole> rowParts(int half) {
    List<PartOfWhole> parts = new ArrayList<>();
    RowRelations rows = halves.get(half);
    for (PrintedSums.Order order : orders) {
      boolean known = rows.coded(order.part()).size() == 1 && rows.coded(order.whole()).size() == 1;
      if (known && !order.context().equals("列")) {
        parts.add(
            new PartOfWhole(
                rows.coded(order.part()).getFirst(), rows.coded(order.whole()).getFirst()));
      }
    }
    return parts;
  }
}
