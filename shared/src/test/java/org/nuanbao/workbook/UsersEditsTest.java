package org.nuanbao.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Form;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Value;

/** What users do to a workbook: inputs H29 and H32 to H36, and {@code .xls}. */
class UsersEditsTest {
  private static final Form STATISTICS = NoticesOnDisk.form("dalian-2018-1");

  @Test
  void findsColumnsThatWereMovedAndOnesThatWereAdded() {
    byte[] file =
        roster(sheet -> {
          move(sheet, 8, 10);
          move(sheet, 1, 8);
          sheet.getRow(3).createCell(9).setCellValue("民族");
          sheet.getRow(5).createCell(9).setCellValue("汉");
        });

    ReadOutcome.Read read = Hostile.read(file);

    assertThat(read.findings()).extracting(Finding::code).containsExactly("UNKNOWN_COLUMN");
    assertThat(read.findings().getFirst().message()).contains("民族");
    assertThat(lines(read)).isEqualTo(lines(Hostile.read(roster(sheet -> {}))));
    assertThat(((Body.Lines) read.reading().body()).letters())
        .containsExactly("A", "I", "C", "D", "E", "F", "G", "H", "K");
  }

  @Test
  void findsTheTableBelowRowsThatWerePutAboveIt() {
    byte[] file = roster(sheet -> sheet.shiftRows(0, sheet.getLastRowNum(), 3));

    ReadOutcome.Read read = Hostile.read(file);

    assertThat(lines(read)).isEqualTo(lines(Hostile.read(roster(sheet -> {}))));
    assertThat(Hostile.lines(read).getFirst().sheetRow()).isEqualTo(8);
    assertThat(text(read, "unit")).isEqualTo("河南省样例厅直属工会");
  }

  @Test
  void passesOverBlankRowsRepeatedHeadingsAndRowsWithANumberOnly() {
    byte[] file =
        roster(sheet -> {
          sheet.shiftRows(5, 7, 3);
          Row again = sheet.createRow(5);
          for (Cell cell : sheet.getRow(3)) {
            again.createCell(cell.getColumnIndex()).setCellValue(cell.getStringCellValue());
          }
          sheet.createRow(6).createCell(0).setCellValue(2);
          sheet.createRow(7).createCell(1).setCellValue(" \u3000\u00a0");
        });

    ReadOutcome.Read read = Hostile.read(file);

    assertThat(lines(read)).isEqualTo(lines(Hostile.read(roster(sheet -> {}))));
    assertThat(Hostile.lines(read)).extracting(Line::sheetRow).containsExactly(5, 9, 10);
  }

  @Test
  void saysWhichColumnIsMissingOrTwice() {
    Finding missing = why(roster(sheet -> sheet.getRow(3).getCell(4).setCellValue("编码")));
    Finding twice = why(roster(sheet -> sheet.getRow(3).createCell(9).setCellValue("姓 名")));

    assertThat(missing.code()).isEqualTo("TEMPLATE_MISMATCH");
    assertThat(missing.message()).contains("身份证号");
    assertThat(twice.code()).isEqualTo("TEMPLATE_MISMATCH");
    assertThat(twice.message()).contains("姓名").contains("两次");
  }

  @Test
  void saysThatATableIsNoneOfTheForms() {
    byte[] other =
        book(
            new XSSFWorkbook(),
            book -> book.createSheet().createRow(0).createCell(0).setCellValue("通讯录"));

    assertThat(why(other).code()).isEqualTo("TEMPLATE_MISMATCH");
  }

  @Test
  void doesNotLoseRowsBelowTheNotes() {
    byte[] file =
        roster(sheet -> {
          Row below = sheet.createRow(12);
          for (Cell cell : sheet.getRow(4)) {
            below.createCell(cell.getColumnIndex()).setCellValue("1");
          }
        });

    assertThat(codes(file)).containsExactly("DATA_AFTER_END");
  }

  @Test
  void saysWhereDataIsHidden() {
    assertThat(codes(roster(sheet -> sheet.getRow(5).setZeroHeight(true))))
        .containsExactly("HIDDEN_DATA");
    assertThat(codes(roster(sheet -> sheet.setColumnHidden(4, true))))
        .containsExactly("HIDDEN_DATA");
    assertThat(codes(roster(sheet -> sheet.setColumnHidden(20, true)))).isEmpty();
    assertThat(codes(roster(sheet -> other(sheet.getWorkbook(), "备份", true))))
        .containsExactly("HIDDEN_DATA");
    assertThat(codes(roster(sheet -> other(sheet.getWorkbook(), "备份", false)))).isEmpty();
    assertThat(codes(roster(sheet -> other(sheet.getWorkbook(), Mark.SHEET, true))))
        .containsExactly("HIDDEN_DATA");
    Finding row =
        Hostile.read(roster(sheet -> sheet.getRow(5).setZeroHeight(true))).findings().getFirst();
    assertThat(row.cells()).containsExactly("A6");
    assertThat(row.message()).contains("第6行");
  }

  @Test
  void saysWhichCellsAreMerged() {
    byte[] file = roster(sheet -> sheet.addMergedRegion(new CellRangeAddress(4, 5, 6, 6)));

    ReadOutcome.Read read = Hostile.read(file);

    assertThat(read.findings()).extracting(Finding::code).containsExactly("MERGED");
    assertThat(read.findings().getFirst().message()).contains("G5:G6");
  }

  @Test
  void takesTheFilledOneOfTwoTablesAndRefusesTwoFilled() {
    byte[] blank = roster(sheet -> copy(sheet, false));
    byte[] filled = roster(sheet -> copy(sheet, true));

    assertThat(codes(blank)).isEmpty();
    assertThat(codes(filled)).containsExactly("SEVERAL_TABLES");
  }

  @Test
  void readsFieldsHoweverTheyAreWritten() {
    byte[] oneCell =
        roster(sheet -> {
          Row row = sheet.getRow(2);
          sheet.removeRow(row);
          sheet.createRow(2).createCell(0).setCellValue("填报单位（盖章）: 甲单位　联系人:乙　 电话：138");
        });

    ReadOutcome.Read read = Hostile.read(oneCell);

    assertThat(text(read, "unit")).isEqualTo("甲单位");
    assertThat(text(read, "contact")).isEqualTo("乙");
    assertThat(text(read, "phone")).isEqualTo("138");
    assertThat(read.reading().fields())
        .extractingByKey("unit")
        .extracting(Entry::cell)
        .isEqualTo("A3");
  }

  @Test
  void normalisesDigitsAndSpaces() {
    byte[] file =
        roster(sheet -> sheet.getRow(4).getCell(5).setCellValue("'６２３１ 9345\u00a04090 5801990"));

    assertThat(Hostile.lines(Hostile.read(file)).getFirst().values().get(5))
        .isEqualTo(new Value.Text("6231934540905801990"));
  }

  @Test
  void readsDatesOfBothEpochs() {
    for (boolean epoch1904 : new boolean[] {false, true}) {
      byte[] file =
          Edits.edit(
              TemplateWriter.blank(STATISTICS, Mark.of(STATISTICS)),
              book -> {
                XSSFWorkbook own = (XSSFWorkbook) book;
                own.getCTWorkbook().getWorkbookPr().setDate1904(epoch1904);
                LocalDate day = LocalDate.of(2018, 1, 18);
                own.getSheetAt(0)
                    .getRow(2)
                    .getCell(8)
                    .setCellValue(DateUtil.getExcelDate(day, epoch1904));
              });

      assertThat(date(file)).isEqualTo(new Value.Day(LocalDate.of(2018, 1, 18)));
    }
  }

  @Test
  void readsDatesAsTextAndDoesNotBelieveTheDayThatNeverWas() {
    assertThat(date(dated(cell -> cell.setCellValue("2018年1月18日"))))
        .isEqualTo(new Value.Day(LocalDate.of(2018, 1, 18)));
    assertThat(date(dated(cell -> cell.setCellValue("2018/1/18"))))
        .isEqualTo(new Value.Day(LocalDate.of(2018, 1, 18)));
    assertThat(date(dated(cell -> cell.setCellValue(" 年  月 日")))).isEqualTo(Value.Blank.IT);
    assertThat(date(dated(cell -> cell.setCellValue(60))))
        .isEqualTo(new Value.Broken("1900-02-29"));
    assertThat(date(dated(cell -> cell.setCellValue(61))))
        .isEqualTo(new Value.Day(LocalDate.of(1900, 3, 1)));
    assertThat(date(dated(cell -> cell.setCellValue(1))))
        .isEqualTo(new Value.Day(LocalDate.of(1900, 1, 1)));
  }

  @Test
  void findsItemsAmongRowsAndColumnsThatWereInserted() {
    byte[] file =
        statistics(sheet -> {
          sheet.shiftRows(10, sheet.getLastRowNum(), 2);
          for (Row row : sheet) {
            Cell value = row.getCell(8);
            if (value != null && value.getCellType() != CellType.BLANK) {
              Cell moved = row.createCell(11);
              if (value.getCellType() == CellType.NUMERIC) {
                moved.setCellValue(value.getNumericCellValue());
              } else if (value.getCellType() == CellType.STRING) {
                moved.setCellValue(value.getStringCellValue());
              }
              row.removeCell(value);
            }
          }
        });

    ReadOutcome.Read read = Hostile.read(file);

    assertThat(figure(read, "1.A"))
        .isEqualTo(new Entry(new Value.Numeric(new BigDecimal(5)), "L5"));
    assertThat(figure(read, "9.K"))
        .isEqualTo(new Entry(new Value.Numeric(new BigDecimal(53)), "L55"));
  }

  @Test
  void refusesFormulasThatAreNotTheTemplates() {
    byte[] foreign = statistics(sheet -> sheet.getRow(8).getCell(8).setCellFormula("I10*2"));
    byte[] shorter = statistics(sheet -> sheet.getRow(8).getCell(8).setCellFormula("SUM(I10:I11)"));
    byte[] sameOtherwise =
        statistics(sheet -> sheet.getRow(8).getCell(8).setCellFormula("I10+I11+I12"));
    byte[] elsewhere = statistics(sheet -> sheet.getRow(4).getCell(8).setCellFormula("1+1"));

    assertThat(codes(foreign)).containsExactly("FORMULA_NOT_ALLOWED");
    assertThat(codes(shorter)).containsExactly("FORMULA_NOT_ALLOWED");
    assertThat(codes(sameOtherwise)).isEmpty();
    assertThat(Hostile.read(elsewhere).findings().getFirst().refs()).containsExactly("1.A");
    assertThat(figure(Hostile.read(sameOtherwise), "2.C").value())
        .isEqualTo(new Value.Numeric(new BigDecimal(10 + 11 + 12)));
  }

  @Test
  void saysWhichItemIsMissing() {
    Finding why = why(statistics(sheet -> sheet.removeRow(sheet.getRow(9))));

    assertThat(why.code()).isEqualTo("TEMPLATE_MISMATCH");
    assertThat(why.message()).contains("2.D");
  }

  @Test
  void readsTheSameFromAnXls() {
    for (byte[] xlsx :
        List.of(roster(sheet -> sheet.getRow(5).setZeroHeight(true)), statistics(sheet -> {}))) {
      byte[] xls = OldFormat.of(xlsx);

      ReadOutcome.Read expected = Hostile.read(xlsx);
      ReadOutcome.Read read = (ReadOutcome.Read) Hostile.open(xls);

      assertThat(read.reading()).isEqualTo(expected.reading());
      assertThat(read.findings()).isEqualTo(expected.findings());
    }
  }

  /** A filled statistics form whose n-th row says n. */
  private static byte[] statistics(Consumer<Sheet> change) {
    return Edits.edit(
        TemplateWriter.blank(STATISTICS, Mark.of(STATISTICS)),
        book -> {
          Sheet sheet = book.getSheetAt(0);
          for (int row = 4; row < 59; row++) {
            Cell cell = sheet.getRow(row).getCell(8);
            if (cell.getCellType() != CellType.FORMULA) {
              cell.setCellValue(row + 1);
            }
          }
          change.accept(sheet);
        });
  }

  private static byte[] roster(Consumer<Sheet> change) {
    return Edits.edit(Hostile.good(), book -> change.accept(book.getSheetAt(0)));
  }

  private static byte[] dated(Consumer<Cell> change) {
    return Edits.edit(
        TemplateWriter.blank(STATISTICS, Mark.of(STATISTICS)),
        book -> change.accept(book.getSheetAt(0).getRow(2).getCell(8)));
  }

  private static Value date(byte[] file) {
    return Hostile.read(file).reading().fields().getOrDefault("date", Entry.NONE).value();
  }

  private static void move(Sheet sheet, int from, int to) {
    for (int r = 3; r <= 6; r++) {
      Row row = sheet.getRow(r);
      Cell cell = row.getCell(from);
      Cell displaced = row.getCell(to);
      String text = cell == null ? "" : cell.getStringCellValue();
      String other = displaced == null ? "" : displaced.getStringCellValue();
      if (from == 1) {
        other = "";
      }
      if (cell != null) {
        row.removeCell(cell);
      }
      if (displaced != null) {
        row.removeCell(displaced);
      }
      if (!text.isEmpty()) {
        row.createCell(to).setCellValue(text);
      }
      if (!other.isEmpty()) {
        row.createCell(from).setCellValue(other);
      }
    }
  }

  private static void other(Workbook book, String name, boolean hidden) {
    Sheet sheet = book.createSheet(name);
    sheet.createRow(3).createCell(2).setCellValue("旧数据");
    book.setSheetHidden(book.getSheetIndex(sheet), hidden);
  }

  private static void copy(Sheet sheet, boolean filled) {
    Sheet copy = sheet.getWorkbook().cloneSheet(0);
    if (!filled) {
      for (int row = 4; row <= 6; row++) {
        copy.removeRow(copy.getRow(row));
      }
    }
  }

  private static byte[] book(Workbook book, Consumer<Workbook> fill) {
    fill.accept(book);
    return Edits.bytes(book);
  }

  private static List<List<Value>> lines(ReadOutcome.Read read) {
    return Hostile.lines(read).stream().map(Line::values).toList();
  }

  private static Entry figure(ReadOutcome.Read read, String ref) {
    return ((Body.Figures) read.reading().body()).items().getOrDefault(ref, Entry.NONE);
  }

  private static String text(ReadOutcome.Read read, String field) {
    Map<String, Entry> fields = read.reading().fields();
    return fields.getOrDefault(field, Entry.NONE).value() instanceof Value.Text(String text)
        ? text
        : "";
  }

  private static List<String> codes(byte[] file) {
    return Hostile.read(file).findings().stream().map(Finding::code).toList();
  }

  private static Finding why(byte[] file) {
    assertThat(Hostile.open(file)).isInstanceOf(ReadOutcome.Unreadable.class);
    return ((ReadOutcome.Unreadable) Hostile.open(file)).why();
  }
}
