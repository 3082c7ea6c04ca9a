package org.nuanbao.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.RichTextString;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Severity;
import org.nuanbao.reading.Value;

/** What is shown is what is read, of {@code .xlsx} and {@code .xls} alike. */
class SeenCellsTest {
  private static final int NAME = 1;
  private static final int AGE = 3;
  private static final int ID = 4;
  private static final int ADDRESS = 6;
  private static final int PHONE = 7;

  @Test
  void asksAboutRowsWithALineThroughThem() {
    for (ReadOutcome.Read read : both(sheet -> sheet.getRow(5).forEach(SeenCellsTest::strike))) {
      Finding asked = only(read);
      assertThat(asked.code()).isEqualTo("STRUCK_OUT");
      assertThat(asked.severity()).isEqualTo(Severity.WARNING);
      assertThat(asked.message()).contains("第6行");
      assertThat(asked.cells()).contains("B6", "E6").doesNotContain("B5");
      assertThat(Hostile.lines(read)).hasSize(3);
    }
  }

  @Test
  void asksAboutAPartWithALineThroughIt() {
    for (ReadOutcome.Read read :
        both(sheet -> {
          Workbook book = sheet.getWorkbook();
          RichTextString text = book.getCreationHelper().createRichTextString("旧单位新单位");
          Font struck = book.createFont();
          struck.setStrikeout(true);
          text.applyFont(0, 3, struck);
          sheet.getRow(6).getCell(ADDRESS).setCellValue(text);
        })) {
      assertThat(only(read).code()).isEqualTo("STRUCK_OUT");
      assertThat(only(read).cells()).containsExactly("G7");
    }
  }

  @Test
  void findsWhatIsWrittenInTheColourOfItsPaper() {
    IndexedColors white = IndexedColors.WHITE;
    IndexedColors yellow = IndexedColors.YELLOW;
    for (ReadOutcome.Read read : both(sheet -> paint(sheet.getRow(5).getCell(NAME), white, null))) {
      assertThat(only(read).code()).isEqualTo("HIDDEN_DATA");
      assertThat(only(read).cells()).containsExactly("B6");
      assertThat(only(read).refs()).containsExactly("row2.name");
    }
    for (ReadOutcome.Read read :
        both(sheet -> paint(sheet.getRow(5).getCell(NAME), yellow, yellow))) {
      assertThat(only(read).code()).isEqualTo("HIDDEN_DATA");
    }
    for (ReadOutcome.Read read :
        both(sheet -> paint(sheet.getRow(5).getCell(NAME), white, IndexedColors.DARK_BLUE))) {
      assertThat(read.findings()).isEmpty();
    }
    for (ReadOutcome.Read read :
        both(sheet -> paint(sheet.getRow(5).getCell(NAME), yellow, null))) {
      assertThat(read.findings()).isEmpty();
    }
    for (ReadOutcome.Read read : both(sheet -> format(sheet.getRow(5).getCell(AGE), "[White]0"))) {
      assertThat(only(read).code()).isEqualTo("HIDDEN_DATA");
    }
    for (ReadOutcome.Read read : both(sheet -> paint(sheet.getRow(0).getCell(0), white, null))) {
      assertThat(read.findings()).as("no answer").isEmpty();
    }
  }

  @Test
  void countsWhatIsTooThinToSeeAsHidden() {
    for (ReadOutcome.Read read : both(sheet -> sheet.getRow(5).setHeightInPoints(0.1f))) {
      assertThat(only(read).code()).isEqualTo("HIDDEN_DATA");
      assertThat(only(read).message()).contains("第6行");
    }
    for (ReadOutcome.Read read : both(sheet -> sheet.setColumnWidth(ID, 20))) {
      assertThat(only(read).code()).isEqualTo("HIDDEN_DATA");
      assertThat(only(read).message()).contains("E列");
    }
    for (ReadOutcome.Read read :
        both(sheet -> {
          sheet.getRow(5).setHeightInPoints(5);
          sheet.setColumnWidth(ID, 300);
        })) {
      assertThat(read.findings()).isEmpty();
    }
  }

  @Test
  void namesTheHiddenRows() {
    for (ReadOutcome.Read read :
        both(sheet -> {
          sheet.getRow(4).setZeroHeight(true);
          sheet.getRow(6).setZeroHeight(true);
        })) {
      assertThat(only(read).message()).contains("第5、7行");
    }
  }

  @Test
  void saysWhatToDoAboutASheetThatNoMenuShows() {
    for (ReadOutcome.Read read :
        both(sheet -> {
          Workbook book = sheet.getWorkbook();
          book.createSheet("旧数据").createRow(1).createCell(2).setCellValue("8");
          book.setSheetVisibility(1, SheetVisibility.VERY_HIDDEN);
        })) {
      assertThat(only(read).code()).isEqualTo("HIDDEN_DATA");
      assertThat(only(read).cells()).containsExactly("C2");
      assertThat(only(read).message()).contains("旧数据").contains("模板").contains("复制");
    }
  }

  @Test
  void readsWhatAFormatShows() {
    for (ReadOutcome.Read read :
        both(sheet -> {
          number(sheet.getRow(4), PHONE, 13_800_000_014d, "000-0000-0000");
          number(sheet.getRow(5), ADDRESS, 12, "\"研究所\"000");
          number(sheet.getRow(5), AGE, 51, "0\"岁\"");
        })) {
      assertThat(read.findings()).isEmpty();
      assertThat(value(read, 0, PHONE)).isEqualTo(new Value.Text("13800000014"));
      assertThat(value(read, 1, ADDRESS)).isEqualTo(new Value.Text("研究所012"));
      assertThat(value(read, 1, AGE)).isEqualTo(new Value.Numeric(new BigDecimal(51)));
    }
  }

  @Test
  void saysWhatIsSeenAndWhatIsStored() {
    for (ReadOutcome.Read read : both(sheet -> number(sheet.getRow(5), AGE, 51, "yyyy-mm-dd"))) {
      Finding asked = only(read);
      assertThat(asked.rule()).isNull();
      assertThat(asked.severity()).isEqualTo(Severity.ERROR);
      assertThat(asked.code()).isEqualTo("SHOWN_DIFFERS");
      assertThat(asked.cells()).containsExactly("D6");
      assertThat(asked.message()).contains("年龄", "D6", "1900-02-20", "51", "常规");
      assertThat(asked.english()).contains("D6", "1900-02-20", "51");
    }
  }

  @Test
  void saysNothingOfAPersonInIt() {
    for (ReadOutcome.Read read :
        both(sheet -> {
          for (int column : new int[] {NAME, ID}) {
            format(sheet.getRow(4).getCell(column), ";;;");
          }
          number(sheet.getRow(5), PHONE, 13_800_000_014d, ";;;");
        })) {
      assertThat(read.findings()).hasSize(3);
      String name = text(value(read, 0, NAME));
      String id = text(value(read, 0, ID));
      for (Finding finding : read.findings()) {
        assertThat(finding.code()).isEqualTo("SHOWN_DIFFERS");
        assertThat(finding.message() + finding.english())
            .doesNotContain(name, id, id.substring(6, 14), "13800000014");
      }
    }
  }

  @Test
  void tellsOnceOfAFormatThatIsEverywhere() {
    for (ReadOutcome.Read read :
        both(sheet -> {
          for (int row = 4; row <= 6; row++) {
            format(sheet.getRow(row).getCell(AGE), ";;;");
          }
        })) {
      assertThat(only(read).cells()).containsExactly("D5", "D6", "D7");
      assertThat(only(read).message()).contains("等3格");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<c r=\"G6\" t=\"str\"><f>_xlfn.DISPIMG(\"ID_1\",1)</f><v>=DISPIMG(\"ID_1\",1)</v></c>",
        "<c r=\"G6\" t=\"str\"><f>DISPIMG(\"ID_1\",1)</f><v>=DISPIMG(\"ID_1\",1)</v></c>",
        "<c r=\"G6\" t=\"inlineStr\"><is><t>=DISPIMG(\"ID_1\",1)</t></is></c>",
        "<c r=\"G6\" t=\"e\" vm=\"1\"><v>#VALUE!</v></c>",
        "<c r=\"G6\" t=\"e\"><f>_xlfn.IMAGE(\"http://127.0.0.1/\")</f><v>#BLOCKED!</v></c>"
      })
  void namesAPictureInTheFieldOfAnAnswer(String cell) {
    ReadOutcome.Read read = Hostile.read(with("G6", cell));

    assertThat(only(read).code()).isEqualTo("CELL_PICTURE");
    assertThat(only(read).message()).contains("图片", "G6", "请");
    assertThat(value(read, 1, ADDRESS)).isEqualTo(Value.Blank.IT);
  }

  @Test
  void leavesAColumnOfPicturesOut() {
    byte[] file =
        Hostile.with(
            Hostile.SHEET,
            xml ->
                xml.replaceFirst(
                        "</row><row r=\"5\">",
                        "<c r=\"J4\" t=\"inlineStr\"><is><t>照片</t></is></c></row><row r=\"5\">")
                    .replaceFirst(
                        "</row><row r=\"6\">",
                        "<c r=\"J5\" t=\"e\" vm=\"1\"><v>#VALUE!</v></c></row><row r=\"6\">"));

    assertThat(only(Hostile.read(file)).code()).isEqualTo("UNKNOWN_COLUMN");
    assertThat(only(Hostile.read(file)).message()).contains("照片");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<f>B6&amp;\"x\"</f>", "<f>B6</f><v/>", "<f t=\"shared\" si=\"3\"/>"})
  void doesNotTakeAFormulaWithoutItsResultForABlank(String formula) {
    ReadOutcome.Read read = Hostile.read(with("G6", "<c r=\"G6\">" + formula + "</c>"));

    assertThat(only(read).code()).isEqualTo("FORMULA_NOT_ALLOWED");
    assertThat(only(read).cells()).containsExactly("G6");
  }

  @Test
  void seesTheOtherCellsOfAnArray() {
    byte[] file =
        Hostile.with(
            Hostile.SHEET,
            xml ->
                cell(
                    cell(xml, "D5", "<c r=\"D5\"><f t=\"array\" ref=\"D5:D6\">1+1</f><v>2</v></c>"),
                    "D6",
                    "<c r=\"D6\"><v>2</v></c>"));

    assertThat(only(Hostile.read(file)).cells()).containsExactly("D5", "D6");
  }

  private static byte[] with(String ref, String cell) {
    return Hostile.with(Hostile.SHEET, xml -> cell(xml, ref, cell));
  }

  private static String cell(String xml, String ref, String by) {
    return xml.replaceFirst("<c r=\"" + ref + "\"[^>]*>.*?</c>", Matcher.quoteReplacement(by));
  }

  /** A roster of three people in both formats. */
  private static List<ReadOutcome.Read> both(Consumer<Sheet> change) {
    byte[] xlsx = Edits.edit(Hostile.good(), book -> change.accept(book.getSheetAt(0)));
    byte[] xls =
        Edits.edit(OldFormat.of(Hostile.good()), book -> change.accept(book.getSheetAt(0)));
    return List.of(Hostile.read(xlsx), Hostile.read(xls));
  }

  private static void strike(Cell cell) {
    Workbook book = cell.getSheet().getWorkbook();
    Font font = book.createFont();
    font.setStrikeout(true);
    CellStyle style = book.createCellStyle();
    style.setFont(font);
    cell.setCellStyle(style);
  }

  private static void paint(Cell cell, IndexedColors ink, @Nullable IndexedColors paper) {
    Workbook book = cell.getSheet().getWorkbook();
    Font font = book.createFont();
    font.setColor(ink.getIndex());
    CellStyle style = book.createCellStyle();
    style.setFont(font);
    if (paper != null) {
      style.setFillForegroundColor(paper.getIndex());
      style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }
    cell.setCellStyle(style);
  }

  private static void number(Row row, int column, double number, String format) {
    Cell cell = row.createCell(column);
    cell.setCellValue(number);
    format(cell, format);
  }

  private static void format(Cell cell, String format) {
    Workbook book = cell.getSheet().getWorkbook();
    CellStyle style = book.createCellStyle();
    style.setDataFormat(book.createDataFormat().getFormat(format));
    cell.setCellStyle(style);
  }

  private static Value value(ReadOutcome.Read read, int line, int column) {
    return Hostile.lines(read).get(line).values().get(column);
  }

  private static String text(Value value) {
    return value instanceof Value.Text(String text) ? text : "no text";
  }

  private static Finding only(ReadOutcome.Read read) {
    assertThat(read.findings()).hasSize(1);
    return read.findings().getFirst();
  }
}
