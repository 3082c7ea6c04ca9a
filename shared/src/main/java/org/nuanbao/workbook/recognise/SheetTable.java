package org.nuanbao.workbook.recognise;

import java.util.List;
import org.nuanbao.workbook.cells.SheetRow;
import org.nuanbao.workbook.cells.SheetVisitor.SheetEnd;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;

/** The table of a form on a sheet. */
sealed interface SheetTable
    permits AlignedForm, CrosstabTable, EitherTable, RosterTable, SingleTable, StatisticsTable {
  /** A row below those it was made of. */
  void row(SheetRow row);

  /** One form; of a card or voucher, as many as there are. */
  List<FoundForm> read(String sheet, SheetEnd end);

  /** The form is known, but something it needs isn't there or is there twice. */
  static FileRefusal mismatch(String chinese, String english) {
    return new FileRefusal(Problem.TEMPLATE_MISMATCH, chinese, english);
  }
}
