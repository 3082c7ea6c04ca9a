package org.nuanbao.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Form;
import org.nuanbao.form.Severity;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Value;

/** The printed sums, however another program has saved them: {@code I9} is that of I10 to I12. */
class OwnSumsTest {
  private static final Form FORM = NoticesOnDisk.form("dalian-2018-1");
  private static final String SHEET = FORM.head().title();
  private static final Value SUM = new Value.Numeric(new BigDecimal(10 + 11 + 12));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SUM(I10:I12)",
        "sum(i10:i12)",
        "SUM(I12:I10)",
        "SUM($I$10:$I$12)",
        "SUM(I10,I11:I12)",
        "SUM( I10 , I11 , I12 )",
        "SUM((I10,I11,I12))",
        "SUM(I10:I11)+I12",
        "SUM(I10+I11,I12)",
        "+I10+I11+I12",
        "(I10+(I11+I12))",
        "SUBTOTAL(9,I10:I12)",
        "SUBTOTAL(109,I10:I12)",
        "SUM('#'!I10:I12)",
        "'#'!I10+'#'!$I11+I12",
        "SUM('#'!I10:'#'!I12)"
      })
  void isReckonedAgainByUs(String formula) {
    String own = formula.replace("#", SHEET);

    assertThat(sum(raw(xml -> cell(xml, "<f>" + escaped(own) + "</f><v>0</v>")))).isEqualTo(SUM);
    if (!own.contains("':'")) {
      Consumer<Sheet> set = sheet -> sheet.getRow(8).getCell(8).setCellFormula(own.strip());
      assertThat(sum(Edits.edit(filled(), book -> set.accept(book.getSheetAt(0))))).isEqualTo(SUM);
      assertThat(sum(Edits.edit(OldFormat.of(filled()), book -> set.accept(book.getSheetAt(0)))))
          .as("in .xls")
          .isEqualTo(SUM);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<f t=\"array\" ref=\"I9\">SUM(I10:I12)</f>",
        "<f t=\"array\" ref=\"I9:I9\" ca=\"1\">_xlfn.SUM(I10:I12)</f>",
        "<f t=\"shared\" ref=\"I9\" si=\"0\">SUM(I10:I12)</f>",
        "<f t=\"shared\" si=\"7\"/>",
        "<f>SUM(I10~I11~I12)</f>",
        "<f>SUM(I10;I11;I12)</f>",
        "<f>SUM($'#'.I10:I12)</f>",
        "<f>@SUM(I10:I12)</f>",
        "<f>=I10+I11+I12</f>",
        "<f>AGGREGATE(9,6,I10:I12)</f>"
      })
  void isKnownHoweverAFileTellsIt(String formula) {
    String shared =
        "<c r=\"H8\"><f t=\"shared\" ref=\"H8:I9\" si=\"7\">SUM(H9:H11)</f><v>0</v></c>";
    byte[] file =
        raw(xml -> {
          String own = cell(xml, formula.replace("#", SHEET) + "<v>0</v>");
          return formula.contains("si=\"7\"")
              ? own.replaceFirst("<c r=\"H8\"[^>]*/>", Matcher.quoteReplacement(shared))
              : own;
        });

    assertThat(sum(file)).isEqualTo(SUM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I10:I12",
        "SUM(I10:I13)",
        "SUM(I10:I11)",
        "SUM(I10:I12,I12)",
        "SUM(I10:I12)*1",
        "SUM(I10:I12)-I11",
        "SUM(J10:J12)",
        "SUM(Sheet2!I10:I12)",
        "SUM([1]Sheet1!I10:I12)",
        "AVERAGE(I10:I12)",
        "SUBTOTAL(1,I10:I12)",
        "SUMPRODUCT(I10:I12,I10:I12)",
        "IF(TRUE,SUM(I10:I12),0)",
        "SUM(I10:I12",
        "SUM(I10:I12))",
        "SUM(I1:XFD1048576)",
        "",
        "85"
      })
  void isNotBelievedWhereItAddsAnythingElse(String formula) {
    ReadOutcome.Read read =
        Hostile.read(raw(xml -> cell(xml, "<f>" + escaped(formula) + "</f><v>33</v>")));

    assertThat(read.findings()).extracting(Finding::code).containsExactly("FORMULA_NOT_ALLOWED");
    assertThat(read.findings().getFirst().cells()).containsExactly("I9");
  }

  @Test
  void isNotLookedForInBracketsWithoutEnd() {
    String deep = "(".repeat(4_000) + "I10" + ")".repeat(4_000) + "+I11+I12";

    assertThat(Hostile.read(raw(xml -> cell(xml, "<f>" + deep + "</f>"))).findings())
        .extracting(Finding::code)
        .containsExactly("FORMULA_NOT_ALLOWED");
  }

  @Test
  void readsANumberKeptAsTextAndSaysThatTheProgramHasNotAddedIt() {
    ReadOutcome.Read read =
        Hostile.read(
            Edits.edit(
                filled(), book -> book.getSheetAt(0).getRow(9).getCell(8).setCellValue("10")));

    Finding warning = read.findings().getFirst();
    assertThat(read.findings()).hasSize(1);
    assertThat(warning.severity()).isEqualTo(Severity.WARNING);
    assertThat(warning.code()).isEqualTo("SHOWN_DIFFERS");
    assertThat(warning.cells()).containsExactly("I9");
    assertThat(warning.message()).contains("I9", "I10");
    assertThat(figure(read)).isEqualTo(SUM);
  }

  @Test
  void saysNothingWhereTheProgramHasAddedTheText() {
    ReadOutcome.Read read =
        Hostile.read(
            Edits.edit(
                filled(),
                book -> {
                  Sheet sheet = book.getSheetAt(0);
                  sheet.getRow(9).getCell(8).setCellValue("10");
                  sheet.getRow(8).getCell(8).setCellFormula("I10+I11+I12");
                }));

    assertThat(read.findings()).isEmpty();
    assertThat(figure(read)).isEqualTo(SUM);
  }

  private static Value sum(byte[] file) {
    ReadOutcome.Read read = Hostile.read(file);
    assertThat(read.findings()).isEmpty();
    return figure(read);
  }

  private static Value figure(ReadOutcome.Read read) {
    Map<String, Entry> items = ((Body.Figures) read.reading().body()).items();
    return items.getOrDefault("2.C", Entry.NONE).value();
  }

  /** The form whose n-th row says n, its sums untouched. */
  private static byte[] filled() {
    return Edits.edit(
        TemplateWriter.blank(FORM, Mark.of(FORM)),
        book -> {
          for (Row row : book.getSheetAt(0)) {
            Cell cell = row.getRowNum() < 4 || row.getRowNum() > 58 ? null : row.getCell(8);
            if (cell != null && cell.getCellType() != CellType.FORMULA) {
              cell.setCellValue(row.getRowNum() + 1);
            }
          }
        });
  }

  private static byte[] raw(UnaryOperator<String> change) {
    Map<String, byte[]> parts = RawZip.parts(filled());
    String xml = new String(parts.getOrDefault(Hostile.SHEET, new byte[0]), StandardCharsets.UTF_8);
    String changed = change.apply(xml);
    assertThat(changed).isNotEqualTo(xml);
    parts.put(Hostile.SHEET, changed.getBytes(StandardCharsets.UTF_8));
    return RawZip.of(parts);
  }

  /** The sheet with this in I9, its style as it was. */
  private static String cell(String xml, String content) {
    return xml.replaceFirst(
        "<c r=\"I9\"( s=\"[0-9]+\")?[^>]*>.*?</c>",
        "<c r=\"I9\"$1>" + Matcher.quoteReplacement(content) + "</c>");
  }

  private static String escaped(String formula) {
    return formula.replace("&", "&amp;").replace("<", "&lt;");
  }
}
