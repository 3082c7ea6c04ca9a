package org.nuanbao.workbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.nuanbao.form.Column;
import org.nuanbao.form.Form;
import org.nuanbao.form.Question;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Single;
import org.nuanbao.form.Tabled;
import org.nuanbao.form.ValueType;
import org.nuanbao.value.YesNo;

/**
 * The answers that dropdowns offer, on the hidden sheet {@value Mark#CODES}: a list written into
 * the validation itself ends at 255 characters. Each list is a column with a name of its own.
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

  /** The answers of each item or column that has a list of them. */
  static List<List<String>> of(Form form) {
    return switch (form) {
      case Tabled tabled ->
          tabled.items().stream()
              .filter(item -> item.type() == ValueType.YES_NO)
              .map(item -> YesNo.answers())
              .toList();
      case Roster roster ->
          roster.columns().stream().map(Column::codes).filter(list -> !list.isEmpty()).toList();
      case Single single ->
          Stream.concat(
                  single.questions().stream().map(Question::codes),
                  single.tables().stream()
                      .flatMap(table -> table.columns().stream())
                      .map(Column::codes))
              .filter(list -> !list.isEmpty())
              .toList();
    };
  }

  /** The named range with exactly these answers. */
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
        CellText.write(row.createCell(column), codes.get(r));
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
