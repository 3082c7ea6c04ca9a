package org.nuanbao.workbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.nuanbao.form.Form;

/**
 * The answers that dropdowns offer, on the hidden sheet {@value Mark#CODES}, because a list written
 * into the validation itself may have 255 characters at most. Each list is a column and a named
 * range.
 */
final class CodeLists {
  private final Map<List<String>, String> names = new LinkedHashMap<>();

  private CodeLists() {}

  static CodeLists write(Form form, XSSFWorkbook book) {
    CodeLists lists = new CodeLists();
    for (List<String> codes : of(form)) {
      lists.names.putIfAbsent(codes, "codes_" + (lists.names.size() + 1));
    }
    if (!lists.names.isEmpty()) {
      lists.sheet(book);
    }
    return lists;
  }

  /** The answers of every question that has a list of them. */
  static List<List<String>> of(Form form) {
    return form.places().values().stream()
        .map(place -> place.prompt().codes())
        .filter(codes -> !codes.isEmpty())
        .toList();
  }

  /** The name of the range that holds exactly these answers. */
  Optional<String> name(List<String> codes) {
    return Optional.ofNullable(names.get(codes));
  }

  private void sheet(XSSFWorkbook book) {
    XSSFSheet sheet = book.createSheet(Mark.CODES);
    int column = 0;
    for (Map.Entry<List<String>, String> list : names.entrySet()) {
      List<String> codes = list.getKey();
      for (int r = 0; r < codes.size(); r++) {
        XSSFRow row = sheet.getRow(r) == null ? sheet.createRow(r) : sheet.getRow(r);
        CellWriter.text(row.createCell(column), codes.get(r));
      }
      String letter = CellReference.convertNumToColString(column++);
      XSSFName name = book.createName();
      name.setNameName(list.getValue());
      name.setRefersToFormula(
          "%s!$%s$1:$%s$%d".formatted(Mark.CODES, letter, letter, codes.size()));
    }
    book.setSheetVisibility(book.getSheetIndex(sheet), SheetVisibility.VERY_HIDDEN);
  }
}
