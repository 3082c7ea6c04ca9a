package org.nuanbao.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.nuanbao.form.Form;

class TemplateWriterTest {
  private static final Mark MARK = new Mark("small-2020-1", "0123456789ab", "/a/b/", "样例工会");

  @Test
  void printsTheFormWithItsMergedCells() throws IOException {
    try (XSSFWorkbook book = open(blank(SmallForms.statistics()))) {
      XSSFSheet sheet = book.getSheetAt(0);
      assertThat(sheet.getSheetName()).isEqualTo("统计表");
      assertThat(text(sheet, "A1")).isEqualTo("附件1");
      assertThat(text(sheet, "D1")).isEqualTo("本期无发生（零报告）：");
      assertThat(text(sheet, "A3")).isEqualTo("填报单位：");
      assertThat(text(sheet, "E3")).isEqualTo("年    月    日");
      assertThat(text(sheet, "C5")).isEqualTo("款物总额(万元)      A=B+C");
      assertThat(sheet.getMergedRegions().stream().map(CellRangeAddress::formatAsString))
          .containsExactlyInAnyOrder(
              "A1:C1", "A2:E2", "A3:B3", "C3:D3", "A4:B4", "C4:D4", "A5:A7", "B5:B7", "C5:D5",
              "C8:D8");
      assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("4:4");
    }
  }

  @Test
  void namesTheUnitItIsGivenOutTo() throws IOException {
    try (XSSFWorkbook book = open(blank(SmallForms.statistics()))) {
      assertThat(text(book.getSheetAt(0), "C3")).isEqualTo("样例工会");
    }
  }

  @Test
  void sumsAsPrintedWhileItIsFilledIn() throws IOException {
    try (XSSFWorkbook book = open(blank(SmallForms.statistics()))) {
      XSSFSheet sheet = book.getSheetAt(0);
      assertThat(cell(sheet, "E5").getCellFormula()).isEqualTo("SUM(E6,E7)");
      cell(sheet, "E6").setCellValue(1.25);
      cell(sheet, "E7").setCellValue(2.5);
      book.getCreationHelper().createFormulaEvaluator().evaluateAll();
      assertThat(cell(sheet, "E5").getNumericCellValue()).isEqualTo(3.75);
    }
  }

  @Test
  void letsOnlyTheBlanksBeFilledIn() throws IOException {
    try (XSSFWorkbook book = open(blank(SmallForms.statistics()))) {
      XSSFSheet sheet = book.getSheetAt(0);
      assertThat(sheet.getProtect()).isTrue();
      assertThat(sheet.getCTWorksheet().getSheetProtection().isSetPassword()).isFalse();
      assertThat(cell(sheet, "C3").getCellStyle().getLocked()).isFalse();
      assertThat(cell(sheet, "E6").getCellStyle().getLocked()).isFalse();
      assertThat(cell(sheet, "D6").getCellStyle().getLocked()).isTrue();
      assertThat(cell(sheet, "A1").getCellStyle().getLocked()).isTrue();
    }
  }

  @Test
  void refusesWhatCannotBeRightWhileItIsTyped() throws IOException {
    try (XSSFWorkbook book = open(blank(SmallForms.statistics()))) {
      assertThat(book.getSheetAt(0).getDataValidations())
          .flatExtracting(validation ->
              List.of(validation.getRegions().getCellRangeAddresses()).stream()
                  .map(CellRangeAddress::formatAsString)
                  .toList())
          .containsExactlyInAnyOrder("E1", "E3", "E5", "E6", "E7", "E8");
    }
  }

  @Test
  void coloursBrokenSumsAndComparisons() throws IOException {
    try (XSSFWorkbook book = open(blank(SmallForms.statistics()))) {
      var formatting = book.getSheetAt(0).getSheetConditionalFormatting();
      assertThat(formatting.getNumConditionalFormattings()).isEqualTo(2);
      assertThat(formatting.getConditionalFormattingAt(0).getRule(0).getFormula1())
          .isEqualTo("ROUND(SUM($E$5)-SUM($E$6,$E$7),6)<>0");
    }
  }

  @Test
  void preparesRowsWithDropdownAndTextForDigits() throws IOException {
    try (XSSFWorkbook book = open(blank(SmallForms.roster()))) {
      XSSFSheet sheet = book.getSheetAt(0);
      assertThat(cell(sheet, "D204").getCellStyle().getDataFormatString()).isEqualTo("@");
      assertThat(cell(sheet, "E5").getCellStyle().getDataFormatString()).isEqualTo("@");
      assertThat(sheet.getDataValidations())
          .anySatisfy(validation -> {
            assertThat(validation.getValidationConstraint().getFormula1()).isEqualTo("codes_1");
            assertThat(validation.getRegions().getCellRangeAddresses()[0].formatAsString())
                .isEqualTo("C5:C204");
          });
      assertThat(book.getName("codes_1").getRefersToFormula()).isEqualTo("_codes!$A$1:$A$2");
    }
  }

  /** Every program prints what has lines or content, and no program prints all prepared rows. */
  @Test
  void printsTheRowsOfThePaperFormAndTheNotesAtTheFootOfThePage() throws IOException {
    try (XSSFWorkbook book = open(blank(SmallForms.roster()))) {
      XSSFSheet sheet = book.getSheetAt(0);
      assertThat(sheet.getFooter().getLeft()).endsWith("注：金额由上级填写。");
      assertThat(sheet.getLastRowNum()).isEqualTo(203);
      assertThat(book.getPrintArea(0)).isNull();
      assertThat(cell(sheet, "A5").getCellStyle().getBorderBottom()).isEqualTo(BorderStyle.THIN);
      assertThat(cell(sheet, "A204").getCellStyle().getBorderBottom()).isEqualTo(BorderStyle.NONE);
      var lines = sheet.getSheetConditionalFormatting().getConditionalFormattingAt(0);
      assertThat(lines.getFormattingRanges()[0].getLastRow()).isEqualTo(203);
      assertThat(lines.getRule(0).getBorderFormatting().getBorderBottom())
          .isEqualTo(BorderStyle.THIN);
    }
  }

  @Test
  void saysOnAHiddenSheetWhatItIsAndForWhom() throws IOException {
    try (XSSFWorkbook book = open(blank(SmallForms.statistics()))) {
      XSSFSheet sheet = book.getSheet("_nuanbao");
      assertThat(book.getSheetVisibility(book.getSheetIndex(sheet)))
          .isEqualTo(SheetVisibility.VERY_HIDDEN);
      assertThat(List.of("A1", "A2", "A3", "A4", "A5"))
          .extracting(at -> text(sheet, at))
          .containsExactly("nuanbao", "small-2020-1", "0123456789ab", "/a/b/", "样例工会");
    }
  }

  @Test
  void makesTheSameBytesAgain() throws InterruptedException {
    byte[] first = blank(SmallForms.roster());
    // Zip entries and core properties bear whole seconds.
    Thread.sleep(2_100);
    assertThat(blank(SmallForms.roster())).isEqualTo(first);
  }

  private static byte[] blank(Form form) {
    return TemplateWriter.blank(form, MARK);
  }

  private static XSSFWorkbook open(byte[] file) throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(file));
  }

  private static XSSFCell cell(XSSFSheet sheet, String at) {
    var address = new org.apache.poi.ss.util.CellAddress(at);
    return sheet.getRow(address.getRow()).getCell(address.getColumn());
  }

  private static String text(XSSFSheet sheet, String at) {
    return cell(sheet, at).getStringCellValue();
  }
}
