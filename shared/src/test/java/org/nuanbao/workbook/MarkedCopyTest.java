package org.nuanbao.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Form;
import org.nuanbao.form.Severity;
import org.nuanbao.generate.BigRoster;
import org.nuanbao.sample.Sample;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.mark.MarkedCopy;

/** What is copied part by part is what POI's user model makes of the same workbook. */
class MarkedCopyTest {
  private static final ReadLimits LIMITS = ReadLimits.standard();

  @TestFactory
  List<DynamicTest> marksTheBlankOfEveryFormAsAUserModelDoes() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Form form : NoticesOnDisk.forms()) {
      tests.add(
          DynamicTest.dynamicTest(
              form.id().value(), () -> same(TemplateWriter.blank(form, Mark.of(form)))));
    }
    return tests;
  }

  @Test
  void marksAFilledWorkbookOfEachNoticeAsAUserModelDoes() throws IOException {
    List<String> seen = new ArrayList<>();
    for (Sample sample : RoundTrip.samples()) {
      String form = sample.form().id().value();
      if (!seen.contains(form)) {
        seen.add(form);
        same(RoundTrip.filled(sample));
      }
    }
    assertThat(seen).hasSizeGreaterThan(8);
  }

  @Test
  void marksWhatOtherPartsStandInAsAUserModelDoes() throws IOException {
    same(
        Edits.edit(
            Hostile.good(),
            book -> {
              Sheet sheet = book.getSheetAt(0);
              var helper = book.getCreationHelper();
              for (String at : List.of("A1", "B6", "C7")) {
                var anchor = helper.createClientAnchor();
                anchor.setRow1(PoiBooks.cell(sheet, at).getRowIndex());
                anchor.setCol1(PoiBooks.cell(sheet, at).getColumnIndex());
                Comment comment = sheet.createDrawingPatriarch().createCellComment(anchor);
                comment.setString(helper.createRichTextString("批注 " + at));
                comment.setAuthor("经办人");
              }
              sheet
                  .createDrawingPatriarch()
                  .createPicture(helper.createClientAnchor(), book.addPicture(new byte[] {1}, 6));
              Sheet other = book.createSheet("另一张");
              other.createRow(3).createCell(2).setCellFormula("SUM(A1:B2)");
              Name name = book.createName();
              name.setNameName("范围");
              name.setSheetIndex(1);
              name.setRefersToFormula("另一张!$A$1:$B$2");
              book.setPrintArea(1, "$A$1:$C$4");
              book.setSelectedTab(1);
              book.setActiveSheet(1);
            }));
  }

  /** Both ways, the same findings; then once more over the copy, as when it is sent again. */
  private static void same(byte[] original) throws IOException {
    List<Finding> findings = findings(original);
    byte[] copy = MarkedCopy.of(original, LIMITS, findings);
    byte[] expected = AnnotatedCopy.inPlace(original, findings);
    assertSame(copy, expected);

    List<Finding> fewer = findings.subList(0, findings.size() / 2);
    byte[] again = MarkedCopy.of(copy, LIMITS, fewer);
    assertSame(again, AnnotatedCopy.inPlace(expected, fewer));
    assertSame(MarkedCopy.of(Edits.edit(copy, book -> {}), LIMITS, fewer), again);
  }

  static void assertSame(byte[] one, byte[] other) throws IOException {
    SortedMap<String, String> shown = content(one);
    SortedMap<String, String> expected = content(other);
    List<String> differences = new ArrayList<>();
    Set<String> places = new TreeSet<>(shown.keySet());
    places.addAll(expected.keySet());
    for (String place : places) {
      if (!Objects.equals(shown.get(place), expected.get(place))) {
        differences.add(place + ": " + shown.get(place) + ", not " + expected.get(place));
      }
    }
    assertThat(differences).isEmpty();
  }

  /** Some of every kind of place: cells that are there and cells that are not. */
  private static List<Finding> findings(byte[] original) throws IOException {
    List<Finding> findings = new ArrayList<>();
    try (XSSFWorkbook book = PoiBooks.open(original)) {
      for (Sheet sheet : book) {
        String name = sheet.getSheetName();
        if (name.startsWith("_")) {
          continue;
        }
        for (String cell : List.of("B6", "C7", "A1", "E5", "F5", "Z5", "C2", "D300", "B301")) {
          boolean error = cell.length() == 2;
          findings.add(finding(error ? Severity.ERROR : Severity.WARNING, name, cell));
        }
        findings.add(finding(Severity.WARNING, name, "E5"));
      }
    }
    return findings;
  }

  static Finding finding(Severity severity, String sheet, String cell) {
    return new Finding(
        "small.R01",
        severity,
        List.of(),
        sheet,
        List.of(cell),
        "CODE",
        severity + " <在> & \"" + cell + "\" 处，" + "请核对。".repeat(cell.length()),
        "Check it.");
  }

  /** All that a user sees in a workbook, by place. */
  static SortedMap<String, String> content(byte[] file) throws IOException {
    SortedMap<String, String> content = new TreeMap<>();
    try (XSSFWorkbook book = PoiBooks.open(file)) {
      content.put("active", String.valueOf(book.getActiveSheetIndex()));
      for (Sheet sheet : book) {
        int index = book.getSheetIndex(sheet);
        String place = index + " " + sheet.getSheetName();
        content.put(
            place,
            book.getSheetVisibility(index)
                + " "
                + sheet.isSelected()
                + " "
                + sheet.getMergedRegions()
                + " "
                + sheet.getRepeatingRows()
                + " "
                + book.getPrintArea(index));
        sheet
            .getCellComments()
            .forEach((at, comment) ->
                content.put(
                    place + "!" + at + " comment",
                    comment.getAuthor() + ": " + comment.getString().getString()));
        for (Row row : sheet) {
          row.forEach(cell -> content.put(place + "!" + cell.getAddress(), shown(cell)));
        }
      }
      for (Name name : book.getAllNames()) {
        content.put("name " + name.getNameName() + name.getSheetIndex(), name.getRefersToFormula());
      }
    }
    return content;
  }

  private static String shown(Cell cell) {
    XSSFCellStyle style = (XSSFCellStyle) cell.getCellStyle();
    XSSFColor colour = style.getFillForegroundXSSFColor();
    boolean filled = style.getFillPattern() != FillPatternType.NO_FILL;
    String link = cell.getHyperlink() == null ? "" : cell.getHyperlink().getAddress();
    return String.join(
        "|",
        cell.toString().isEmpty() ? "" : String.valueOf(cell.getCellType()),
        cell.toString(),
        link,
        filled && colour != null ? colour.getARGBHex() : "",
        style.getDataFormatString(),
        String.valueOf(style.getBorderTop()),
        String.valueOf(style.getAlignment()),
        style.getFont().getFontName(),
        String.valueOf(style.getFont().getFontHeightInPoints()),
        String.valueOf(style.getFont().getBold()),
        String.valueOf(style.getLocked()),
        String.valueOf(style.getWrapText()));
  }

  /** A user model of it would take a gigabyte. */
  @Test
  void marksARosterOfAHundredThousandRowsInPlace() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BigRoster.write(out, 100_000, 7);
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      findings.add(finding(Severity.ERROR, "名单", "E" + (5 + i * 333)));
    }

    byte[] copy = MarkedCopy.of(out.toByteArray(), LIMITS, findings);

    Map<String, byte[]> parts = RawZip.parts(copy);
    String sheet = MarkedPartsTest.text(parts, Hostile.SHEET);
    assertThat(sheet.split(" s=\"", -1)).hasSize(301);
    assertThat(parts.get(Hostile.STRINGS))
        .isEqualTo(RawZip.parts(out.toByteArray()).get(Hostile.STRINGS));
    assertThat(MarkedPartsTest.text(parts, "xl/comments1.xml").split("<comment ", -1)).hasSize(301);
    assertThat(Hostile.lines((ReadOutcome.Read) big(copy)))
        .isEqualTo(Hostile.lines((ReadOutcome.Read) big(out.toByteArray())));
  }

  private static ReadOutcome big(byte[] file) {
    return new WorkbookReader(Hostile.FORMS, LIMITS.within(java.time.Duration.ofMinutes(1)))
        .read(file);
  }
}
