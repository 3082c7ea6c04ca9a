package org.nuanbao.workbook.cells;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.record.ArrayRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.ExternSheetRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.SharedFormulaRecord;
import org.apache.poi.hssf.record.SharedValueRecordBase;
import org.apache.poi.ss.formula.EvaluationWorkbook;
import org.apache.poi.ss.formula.FormulaRenderer;
import org.apache.poi.ss.formula.FormulaRenderingWorkbook;
import org.apache.poi.ss.formula.ptg.ExpPtg;
import org.apache.poi.ss.formula.ptg.NamePtg;
import org.apache.poi.ss.formula.ptg.NameXPtg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.jspecify.annotations.Nullable;

/** Writes out the formulas of an {@code .xls}, including those that several cells share. */
final class XlsFormulas implements FormulaRenderingWorkbook {
  private record Cell(int row, int column) {}

  private final List<BoundSheetRecord> sheets;
  private final Map<Cell, SharedValueRecordBase> told = new HashMap<>();
  private @Nullable ExternSheetRecord places;
  private int books;
  private int ownBook = -1;
  private @Nullable FormulaRecord latest;

  XlsFormulas(List<BoundSheetRecord> sheets) {
    this.sheets = sheets;
  }

  /** Takes the record that says which workbook and sheets a number in a formula stands for. */
  void places(ExternSheetRecord record) {
    places = record;
  }

  /** Takes a workbook, or an add-in's functions, that formulas refer to. */
  void book(boolean own) {
    ownBook = own ? books : ownBook;
    books++;
  }

  void startSheet() {
    told.clear();
    latest = null;
  }

  /**
   * The formula's text; null if its text follows in a record after the cell, or if only a whole
   * workbook could write it out.
   */
  @Nullable String text(FormulaRecord formula) {
    latest = formula;
    Ptg[] tokens = formula.getParsedExpression();
    if (tokens.length == 1 && tokens[0] instanceof ExpPtg at) {
      SharedValueRecordBase shared = told.get(new Cell(at.getRow(), at.getColumn()));
      return shared == null ? null : written(shared, formula);
    }
    return written(tokens);
  }

  /**
   * The text of the latest formula, which it shares with others; null if it cannot be written out.
   */
  @Nullable String text(SharedValueRecordBase shared) {
    if (latest == null) {
      return null;
    }
    told.put(new Cell(latest.getRow(), latest.getColumn()), shared);
    return written(shared, latest);
  }

  private @Nullable String written(SharedValueRecordBase shared, FormulaRecord at) {
    try {
      return switch (shared) {
        case SharedFormulaRecord formula -> written(formula.getFormulaTokens(at));
        case ArrayRecord array -> written(array.getFormulaTokens());
        default -> null;
      };
    } catch (RuntimeException e) {
      return null;
    }
  }

  private @Nullable String written(Ptg[] tokens) {
    try {
      return FormulaRenderer.toFormulaString(this, tokens);
    } catch (RuntimeException e) {
      // The formula uses names or functions defined elsewhere in the workbook; none of our formulas
      // do.
      return null;
    }
  }

  @Override
  public EvaluationWorkbook.@Nullable ExternalSheet getExternalSheet(int index) {
    return null;
  }

  @Override
  public String getSheetFirstNameByExternSheet(int index) {
    return places == null ? "" : name(index, places.getFirstSheetIndexFromRefIndex(index));
  }

  @Override
  public String getSheetLastNameByExternSheet(int index) {
    return places == null ? "" : name(index, places.getLastSheetIndexFromRefIndex(index));
  }

  private String name(int index, int sheet) {
    boolean own = places != null && places.getExtbookIndexFromRefIndex(index) == ownBook;
    return own && sheet >= 0 && sheet < sheets.size() ? sheets.get(sheet).getSheetname() : "";
  }

  @Override
  public String resolveNameXText(NameXPtg name) {
    throw new IllegalStateException("a name of another workbook");
  }

  @Override
  public String getNameText(NamePtg name) {
    throw new IllegalStateException("a name of the workbook");
  }
}
