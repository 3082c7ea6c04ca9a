package org.nuanbao.authoring.region;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nuanbao.authoring.grid.BlankCell;
import org.nuanbao.authoring.grid.BlankCell.Content;
import org.nuanbao.authoring.part.CellPlace;
import org.nuanbao.authoring.part.Part.Records;
import org.nuanbao.authoring.part.Relations.Sum;
import org.nuanbao.authoring.part.Relations.SumTerm;
import org.nuanbao.authoring.region.TableRegion.BodyRow;
import org.nuanbao.authoring.region.TableRegion.Leaf;
import org.nuanbao.workbook.cells.Range;

/** Finds the sums that the blank's own formulas calculate. */
final class CellFormulas {
  private static final Pattern SUM = Pattern.compile("SUM\\(([A-Z0-9:,$]+)\\)");
  private static final Pattern ADDED = Pattern.compile("[A-Z]{1,3}[0-9]+([+\\-][A-Z]{1,3}[0-9]+)+");
  private static final Pattern TERM = Pattern.compile("([+\\-]?)\\$?([A-Z]{1,3}\\$?[0-9]{1,6})");

  private final TableFigures figures;
  private final List<Records> records;

  CellFormulas(TableFigures figures, List<Records> records) {
    this.figures = figures;
    this.records = records;
  }

  Set<Sum> sums() {
    Set<Sum> sums = new LinkedHashSet<>();
    for (BodyRow row : figures.body()) {
      for (Leaf leaf : figures.leaves()) {
        BlankCell cell = figures.grid().at(row.row(), leaf.left());
        boolean formula = cell.row() == row.row() && cell.content() == Content.FORMULA;
        Sum sum = formula ? sum(cell, row) : null;
        if (sum != null) {
          sums.add(sum);
        }
      }
    }
    return sums;
  }

  private @Nullable Sum sum(BlankCell cell, BodyRow row) {
    String formula =
        String.valueOf(cell.printed().look().formula()).replace("$", "").toUpperCase(Locale.ROOT);
    List<SumTerm> plus = new ArrayList<>();
    List<SumTerm> minus = new ArrayList<>();
    Matcher sum = SUM.matcher(formula);
    if (sum.matches()) {
      for (String argument : sum.group(1).split(",", -1)) {
        Range range = Range.parse(argument);
        if (range == null) {
          return null;
        }
        add(range, plus);
      }
    } else if (ADDED.matcher(formula).matches()) {
      Matcher term = TERM.matcher(formula);
      while (term.find()) {
        Range range = Range.parse(term.group(2));
        if (range != null) {
          add(range, term.group(1).equals("-") ? minus : plus);
        }
      }
    } else {
      return null;
    }
    SumTerm target = new SumTerm.Cell(CellPlace.of(cell.row(), cell.column()));
    boolean record =
        row.kind() == BodyRow.Kind.DATA
            && records.stream().anyMatch(it -> it.first() <= row.row() && row.row() <= it.last());
    return record
        ? new Sum(new SumTerm.Each(cell.column()), each(plus), each(minus), "")
        : new Sum(target, plus, minus, "");
  }

  private static void add(Range range, List<SumTerm> terms) {
    for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
      terms.add(
          range.firstRow() == range.lastRow()
              ? new SumTerm.Cell(CellPlace.of(range.firstRow() - 1, column))
              : new SumTerm.Run(column, range.firstRow() - 1, range.lastRow() - 1));
    }
  }

  private static List<SumTerm> each(List<SumTerm> terms) {
    return terms.stream().map(CellFormulas::each).toList();
  }

  private static SumTerm each(SumTerm term) {
    return switch (term) {
      case SumTerm.Cell cell -> new SumTerm.Each(cell.place().column());
      case SumTerm.Run run -> new SumTerm.Each(run.column());
      case SumTerm.Each _, SumTerm.Count _ -> term;
    };
  }
}
