package org.nuanbao.workbook;

import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Field;
import org.nuanbao.form.FigureForm;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Single;
import org.nuanbao.value.YesNo;
import org.nuanbao.workbook.LookStyles.Look;

/**
 * The choice “nothing to report”, at the right end of the line with the attachment's marker. That
 * place is blank on every printed form, and the choice there is signed with the rest.
 */
final class NothingChoice {
  private static final int LABEL_WIDTH = 22;
  private static final int MARKER_WIDTH = 6;
  private static final int POINTS = 9;

  private NothingChoice() {}

  /** Prints the choice; a form whose marker leaves no room for it gets none. */
  static void print(WorkbookDraft draft, Form form) {
    CellAddress at = at(form, draft.placement());
    if (at == null) {
      return;
    }
    XSSFSheet sheet = draft.sheet();
    int row = at.getRow();
    int label = label(draft.placement(), at.getColumn());
    for (int i = sheet.getNumMergedRegions() - 1; i >= 0; i--) {
      if (sheet.getMergedRegion(i).containsRow(row)) {
        sheet.removeMergedRegion(i);
      }
    }
    merge(sheet, row, 0, label - 1);
    merge(sheet, row, label, at.getColumn() - 1);
    Look words = Look.text(POINTS, HorizontalAlignment.RIGHT);
    for (int column = label; column < at.getColumn(); column++) {
      sheet.getRow(row).getCell(column).setCellStyle(draft.styles().of(words));
    }
    CellWriter.text(sheet.getRow(row).getCell(label), Field.NOTHING.printed());
    Look choice = Look.text(POINTS, HorizontalAlignment.LEFT).input("@");
    sheet.getRow(row).getCell(at.getColumn()).setCellStyle(draft.styles().of(choice));
    offer(sheet, at);
  }

  /** The cell of the choice; null if the form has none. */
  static @Nullable CellAddress at(Form form, Placement placement) {
    boolean asked =
        switch (form) {
          case FigureForm _, Roster _ -> true;
          case Single _, FormOfParts _ -> false;
        };
    int choice = placement.columns() - 1;
    for (int row = 0; asked && row < placement.rows().size(); row++) {
      if (placement.rows().get(row).kind() == Layout.Kind.MARKER) {
        return label(placement, choice) > 0 ? new CellAddress(row, choice) : null;
      }
    }
    return null;
  }

  /** The column in which the label begins; 0 if no room would be left for the marker. */
  private static int label(Placement placement, int choice) {
    int column = choice;
    for (int width = 0; column > 0 && width < LABEL_WIDTH; ) {
      width += placement.layout().widths().get(--column);
    }
    int left = 0;
    for (int i = 0; i < column; i++) {
      left += placement.layout().widths().get(i);
    }
    return left < MARKER_WIDTH ? 0 : column;
  }

  private static void merge(XSSFSheet sheet, int row, int first, int last) {
    if (last > first) {
      sheet.addMergedRegion(new CellRangeAddress(row, row, first, last));
    }
  }

  private static void offer(XSSFSheet sheet, CellAddress at) {
    DataValidationHelper making = sheet.getDataValidationHelper();
    CellRangeAddressList cell =
        new CellRangeAddressList(at.getRow(), at.getRow(), at.getColumn(), at.getColumn());
    DataValidation choice =
        making.createValidation(
            making.createExplicitListConstraint(new String[] {YesNo.YES.printed()}), cell);
    choice.setEmptyCellAllowed(true);
    choice.setShowErrorBox(true);
    choice.createErrorBox("请核对", "本期确实没有发生的，请选择“是”；有内容要报的，请留空。");
    choice.setShowPromptBox(true);
    choice.createPromptBox("零报告", "本期没有发生、没有内容要报的，请选择“是”，表内留空。");
    sheet.addValidationData(choice);
  }
}
