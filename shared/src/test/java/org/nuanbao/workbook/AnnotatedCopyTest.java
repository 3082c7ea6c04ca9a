package org.nuanbao.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFPicture;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Form;
import org.nuanbao.form.Severity;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;

class AnnotatedCopyTest {
  private static final Form FORM = SmallForms.statistics();

  @Test
  void coloursTheCellsAndSaysThereWhatIsWrong() throws IOException {
    try (Workbook book = PoiBooks.any(copy(blank(), sum(), warning()))) {
      Cell cell = PoiBooks.cell(book.getSheet("统计表"), "E5");
      assertThat(cell.getCellComment().getString().getString())
          .isEqualTo("【错误】合计不等于各项之和。\n【提醒】请核对是否属实。");
      assertThat(cell.getCellStyle().getFillPattern()).isEqualTo(FillPatternType.SOLID_FOREGROUND);
      assertThat(cell.getCellFormula()).isEqualTo("SUM(E6,E7)");
    }
  }

  @Test
  void listsTheProblemsInFrontWithLinksToTheirCells() throws IOException {
    try (Workbook book = PoiBooks.any(copy(blank(), sum(), warning()))) {
      Sheet list = book.getSheetAt(0);
      assertThat(list.getSheetName()).isEqualTo("问题");
      assertThat(book.getActiveSheetIndex()).isZero();
      assertThat(PoiBooks.text(list, "A2")).startsWith("错误 1 处，提醒 1 处。");
      assertThat(PoiBooks.text(list, "B5")).isEqualTo("错误");
      assertThat(PoiBooks.text(list, "C5")).isEqualTo("small.R01");
      assertThat(PoiBooks.text(list, "E5")).isEqualTo("E5、E6、E7");
      assertThat(PoiBooks.cell(list, "E5").getHyperlink().getAddress()).isEqualTo("'统计表'!E5");
      assertThat(PoiBooks.text(list, "F5")).isEqualTo("合计不等于各项之和。");
      assertThat(PoiBooks.text(list, "G6")).isEmpty();
    }
  }

  @Test
  void makesTheRowOfALongProblemHighEnoughToRead() throws IOException {
    Finding longer = finding("small.R02", Severity.WARNING, "E5", "请核对是否属实，".repeat(12));
    try (XSSFWorkbook book = PoiBooks.open(copy(blank(), sum(), longer))) {
      XSSFSheet list = book.getSheetAt(0);
      float line = list.getRow(4).getHeightInPoints();
      assertThat(list.getRow(5).getHeightInPoints()).isEqualTo(3 * line);
      // The user's own reason below makes it higher still: the height is not fixed.
      assertThat(list.getRow(5).getCTRow().getCustomHeight()).isFalse();
    }
  }

  @Test
  void pointsToNoPictureOutsideTheFile() throws IOException {
    byte[] linked;
    try (XSSFWorkbook book = PoiBooks.open(blank())) {
      XSSFSheet sheet = book.getSheetAt(0);
      int picture = book.addPicture(new byte[] {1}, Workbook.PICTURE_TYPE_PNG);
      XSSFClientAnchor anchor = new XSSFClientAnchor(0, 0, 9, 9, 6, 20, 7, 21);
      XSSFPicture shown = sheet.createDrawingPatriarch().createPicture(anchor, picture);
      PackagePart drawing = sheet.getDrawingPatriarch().getPackagePart();
      String id =
          drawing
              .addExternalRelationship(
                  "http://127.0.0.1:9/a.png", XSSFRelation.IMAGES.getRelation())
              .getId();
      shown.getCTPicture().getBlipFill().getBlip().setLink(id);
      linked = bytes(book);
    }
    assertThat(everything(linked)).contains("127.0.0.1");

    assertThat(everything(copy(linked, sum()))).doesNotContain("127.0.0.1", "r:link");
  }

  private static String everything(byte[] file) {
    StringBuilder all = new StringBuilder();
    RawZip.parts(file)
        .values()
        .forEach(part -> all.append(new String(part, StandardCharsets.UTF_8)));
    return all.toString();
  }

  @Test
  void takesAnEarlierCopysMarksAwayAndKeepsTheSendersOwn() throws IOException {
    byte[] mine;
    try (Workbook book = PoiBooks.any(blank())) {
      Sheet sheet = book.getSheet("统计表");
      var anchor = book.getCreationHelper().createClientAnchor();
      var comment = sheet.createDrawingPatriarch().createCellComment(anchor);
      comment.setString(book.getCreationHelper().createRichTextString("我的批注"));
      PoiBooks.cell(sheet, "E8").setCellComment(comment);
      book.createSheet("问题").createRow(0).createCell(0).setCellValue("我们自己的问题");
      mine = bytes(book);
    }
    byte[] again = copy(copy(mine, sum()), warning());
    try (Workbook book = PoiBooks.any(again)) {
      Sheet sheet = book.getSheet("统计表");
      assertThat(PoiBooks.cell(sheet, "E6").getCellComment()).isNull();
      assertThat(PoiBooks.cell(sheet, "E6").getCellStyle().getFillPattern())
          .isEqualTo(FillPatternType.NO_FILL);
      assertThat(PoiBooks.cell(sheet, "E5").getCellComment().getString().getString())
          .isEqualTo("【提醒】请核对是否属实。");
      assertThat(PoiBooks.cell(sheet, "E8").getCellComment().getString().getString())
          .isEqualTo("我的批注");
      assertThat(names(book)).containsExactly("问题2", "统计表", "_nuanbao", "问题");
    }
  }

  @Test
  void saysBelowTheSendersOwnCommentWhatIsWrongAndTakesThatAwayAgain() throws IOException {
    byte[] mine;
    try (Workbook book = PoiBooks.any(blank())) {
      Sheet sheet = book.getSheet("统计表");
      var anchor = book.getCreationHelper().createClientAnchor();
      var comment = sheet.createDrawingPatriarch().createCellComment(anchor);
      comment.setString(book.getCreationHelper().createRichTextString("我的批注"));
      comment.setAuthor("经办人");
      PoiBooks.cell(sheet, "E5").setCellComment(comment);
      mine = bytes(book);
    }
    byte[] wrong = copy(mine, warning());
    byte[] twice = copy(wrong, warning());
    for (byte[] copy : List.of(wrong, twice)) {
      try (Workbook book = PoiBooks.any(copy)) {
        var comment = PoiBooks.cell(book.getSheet("统计表"), "E5").getCellComment();
        assertThat(comment.getString().getString()).isEqualTo("我的批注\n—— 暖报检查 ——\n【提醒】请核对是否属实。");
        assertThat(comment.getAuthor()).isEqualTo("经办人");
      }
    }
    try (Workbook book = PoiBooks.any(copy(twice))) {
      assertThat(PoiBooks.cell(book.getSheet("统计表"), "E5").getCellComment().getString().getString())
          .isEqualTo("我的批注");
    }
  }

  @Test
  void commentsOnCellsSideBySideInAnyOrder() throws IOException {
    byte[] copy =
        copy(
            blank(),
            finding("small.R03", Severity.ERROR, "F5", "右"),
            finding("small.R04", Severity.ERROR, "E5", "左"));
    try (Workbook book = PoiBooks.any(copy)) {
      Sheet sheet = book.getSheet("统计表");
      assertThat(PoiBooks.cell(sheet, "F5").getCellComment().getString().getString())
          .isEqualTo("【错误】右");
      assertThat(PoiBooks.cell(sheet, "E5").getCellComment().getString().getString())
          .isEqualTo("【错误】左");
    }
  }

  @Test
  void annotatesTheOldFormatToo() throws IOException {
    byte[] original;
    try (Workbook book = new HSSFWorkbook()) {
      book.createSheet("统计表").createRow(4).createCell(4).setCellValue(1);
      original = bytes(book);
    }
    try (Workbook book = PoiBooks.any(copy(copy(original, sum()), sum()))) {
      assertThat(book).isInstanceOf(HSSFWorkbook.class);
      assertThat(names(book)).containsExactly("问题", "统计表");
      assertThat(PoiBooks.cell(book.getSheetAt(1), "E5").getCellComment().getString().getString())
          .isEqualTo("【错误】合计不等于各项之和。");
    }
  }

  @Test
  void showsAThousandOfAKindAndCountsTheRest() throws IOException {
    List<Finding> many = new ArrayList<>();
    for (int i = 0; i < 1_200; i++) {
      many.add(finding("small.R09", Severity.ERROR, "A" + (i + 10), "第" + i + "处"));
    }
    try (Workbook book = PoiBooks.any(AnnotatedCopy.of(blank(), read(FORM, List.of()), many))) {
      Sheet list = book.getSheetAt(0);
      assertThat(list.getLastRowNum()).isEqualTo(3 + 1_000 + 1);
      assertThat(PoiBooks.text(list, "F1005")).isEqualTo("另有 200 处同类问题（small.R09）没有列出。");
      assertThat(PoiBooks.text(list, "A2")).startsWith("错误 1200 处");
    }
  }

  @Test
  void givesOfAVeryLongRosterTheFaultyRowsWithTheirTrueNumbers() throws IOException {
    List<Line> lines = new ArrayList<>();
    for (int i = 1; i <= 5_001; i++) {
      Value name = new Value.Text("=人" + i);
      lines.add(
          new Line(
              i,
              i + 4,
              List.of(Value.Blank.IT, name, Value.Blank.IT, name, Value.Blank.IT, Value.Blank.IT)));
    }
    byte[] excerpt =
        AnnotatedCopy.of(
            OldFormat.of(blank()),
            read(SmallForms.roster(), lines),
            List.of(finding("small.R01", Severity.ERROR, "D4000", "身份证号不对。")));
    try (Workbook book = PoiBooks.any(excerpt)) {
      assertThat(names(book)).containsExactly("问题", "问题行");
      Sheet rows = book.getSheet("问题行");
      assertThat(rows.getLastRowNum()).isEqualTo(3);
      assertThat(PoiBooks.cell(rows, "A4").getNumericCellValue()).isEqualTo(4_000);
      assertThat(PoiBooks.text(rows, "E4")).isEqualTo("=人3996");
      assertThat(PoiBooks.cell(rows, "E4").getCellComment().getString().getString())
          .isEqualTo("【错误】身份证号不对。");
      assertThat(ProblemSheet.isOurs("问题行", PoiBooks.text(rows, "A1"))).isTrue();
    }
  }

  @Test
  void whatCannotBeOpenedAgainIsNoCopyAndNoFailure() {
    assertThat(AnnotatedCopy.attempt(new byte[] {1, 2}, read(FORM, List.of()), List.of(sum())))
        .isInstanceOf(AnnotatedCopy.Outcome.Failed.class);
  }

  private static byte[] blank() {
    return TemplateWriter.blank(FORM, Mark.of(FORM));
  }

  private static byte[] copy(byte[] original, Finding... findings) {
    return AnnotatedCopy.of(original, read(FORM, List.of()), List.of(findings));
  }

  private static ReadOutcome.Read read(Form form, List<Line> lines) {
    Body body = new Body.Lines(lines, List.of("A", "B", "C", "D", "E", "F"));
    Reading reading = new Reading(form.id(), "", "统计表", null, Map.of(), body);
    return new ReadOutcome.Read(form, List.of(new ReadOutcome.Part(reading, List.of())), List.of());
  }

  private static Finding sum() {
    return new Finding(
        "small.R01",
        Severity.ERROR,
        List.of("1.A", "1.B", "1.C"),
        "统计表",
        List.of("E5", "E6", "E7"),
        "SUM",
        "合计不等于各项之和。",
        "The total is not the sum.");
  }

  private static Finding warning() {
    return finding("small.R02", Severity.WARNING, "E5", "请核对是否属实。");
  }

  private static Finding finding(String rule, Severity severity, String cell, String says) {
    return new Finding(rule, severity, List.of(), "统计表", List.of(cell), "CODE", says, "in English");
  }

  private static List<String> names(Workbook book) {
    List<String> names = new ArrayList<>();
    book.forEach(sheet -> names.add(sheet.getSheetName()));
    return names;
  }

  private static byte[] bytes(Workbook book) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    book.write(out);
    return out.toByteArray();
  }
}
