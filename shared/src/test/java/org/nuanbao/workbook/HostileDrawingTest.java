package org.nuanbao.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nuanbao.check.Facts;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Severity;
import org.nuanbao.generate.BigRoster;
import org.nuanbao.sheet.CellAddress;
import org.nuanbao.sheet.RowGap;
import org.nuanbao.sheet.SheetCell;
import org.nuanbao.sheet.SheetIndex;
import org.nuanbao.sheet.SheetPage;
import org.nuanbao.sheet.SheetPicture;

/** What is drawn of a workbook that is long, wide or spoilt, and what is said to be left out. */
class HostileDrawingTest {
  private static Drawn drawn(byte[] file) {
    return Drawn.of(file, Hostile.FORMS, Facts.NONE);
  }

  private static Drawn with(UnaryOperator<String> change) {
    return drawn(Hostile.with(Hostile.SHEET, change));
  }

  private static String inline(String cell, String text) {
    return "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(cell, text);
  }

  private static UnaryOperator<String> rows(String rows) {
    return xml -> xml.replace("</sheetData>", rows + "</sheetData>");
  }

  private static UnaryOperator<String> merged(String... ranges) {
    StringBuilder merges = new StringBuilder("</sheetData><mergeCells>");
    for (String range : ranges) {
      merges.append("<mergeCell ref=\"").append(range).append("\"/>");
    }
    return xml -> xml.replace("</sheetData>", merges + "</mergeCells>");
  }

  @Test
  void ofAWideSheetTheFirstColumnsAreShownAndTheRestIsCounted() {
    StringBuilder cells = new StringBuilder();
    for (int column = 9; column < 16_384; column++) {
      cells.append(inline(CellAddress.letters(column) + "20", "x"));
    }
    Drawn drawn = with(rows("<row r=\"20\">" + cells + "</row>"));
    SheetPicture sheet = drawn.index().sheets().getFirst();
    assertThat(sheet.columns()).isEqualTo(64);
    assertThat(sheet.columnsLeftOut()).isEqualTo(16_384 - 64);
    assertThat(drawn.index().isWhole()).isFalse();
    assertThat(drawn.at("BL20").text()).isEqualTo("x");
  }

  @Test
  void aRangeOverTheWholeSheetEndsWithWhatIsShown() {
    Drawn drawn = with(merged("A1:XFD1048576"));
    SheetCell cell = drawn.at("A1");
    assertThat(cell.text()).isEqualTo("附件2");
    assertThat(cell.width()).isEqualTo(9);
    assertThat(cell.height()).isEqualTo(8);
    assertThat(drawn.pages().getFirst().lines().get(4).cells()).isEmpty();
    assertThat(drawn.pages().getFirst().shown(new CellAddress(4, 6)))
        .contains(new CellAddress(0, 1));
  }

  @Test
  void ofRangesThatOverlapTheFirstCounts() {
    Drawn drawn = with(merged("A1:C2", "B2:D3", "E1:F1", "F1:G2"));
    assertThat(drawn.at("A1").width()).isEqualTo(3);
    assertThat(drawn.at("E1").width()).isEqualTo(2);
    assertThat(drawn.at("B3").width()).isEqualTo(1);
  }

  @Test
  @Timeout(60)
  void aHundredThousandRangesThatOverlapCostLittle() {
    String[] ranges =
        IntStream.range(0, 100_000)
            .mapToObj(i -> i == 0 ? "I8:I8" : "A1:I8")
            .toArray(String[]::new);
    Drawn drawn = with(merged(ranges));
    assertThat(drawn.at("A1").text()).isEqualTo("附件2");
  }

  @Test
  @Timeout(60)
  void aMillionBlankRowsAreOneGap() {
    StringBuilder rows = new StringBuilder(60 << 20);
    for (int row = 9; row < 1_000_000; row++) {
      rows.append("<row r=\"").append(row).append("\"><c r=\"A").append(row).append("\"/></row>");
    }
    rows.append("<row r=\"1000001\">").append(inline("B1000001", "末行")).append("</row>");
    Drawn drawn = with(rows(rows.toString()));
    assertThat(drawn.pages()).hasSize(1);
    assertThat(drawn.pages().getFirst().gaps())
        .containsExactly(new RowGap(9, 1_000_000, RowGap.Why.BLANK));
    assertThat(drawn.at("B1000001").text()).isEqualTo("末行");
    assertThat(drawn.index().isWhole()).isTrue();
  }

  @Test
  void whatIsInvisibleOrTurnsTheDirectionIsNotWritten() {
    String text = "甲&#x202E;乙&#x200B;&#x2066;丙&#9;丁&#10;戊_x0007_己_xD800_";
    Drawn drawn = with(rows("<row r=\"20\">" + inline("B20", text) + "</row>"));
    assertThat(drawn.at("B20").text()).isEqualTo("甲乙丙 丁\n戊己\ufffd");
  }

  @Test
  void aNumberThatDirectionMarksPartIsMasked() {
    String text = "138&#x200B;0000&#x202E;9998";
    Drawn drawn = with(rows("<row r=\"20\">" + inline("K20", text) + "</row>"));
    assertThat(drawn.at("K20").text()).isEqualTo("138****9998");
    assertThat(drawn.at("K20").masked()).isTrue();
  }

  @Test
  void aLongTextIsCutAndItsLengthIsSaid() {
    Drawn drawn = with(rows("<row r=\"20\">" + inline("K20", "长".repeat(20_000)) + "</row>"));
    SheetCell cell = drawn.at("K20");
    assertThat(cell.text()).isEqualTo("长".repeat(500) + "…");
    assertThat(cell.length()).isEqualTo(20_000);
  }

  @Test
  void aTextIsNotCutInTheMiddleOfACharacter() {
    Drawn drawn = with(rows("<row r=\"20\">" + inline("K20", "𠮷".repeat(600)) + "</row>"));
    assertThat(drawn.at("K20").text()).isEqualTo("𠮷".repeat(500) + "…");
    assertThat(drawn.at("K20").length()).isEqualTo(600);
  }

  /** Room for the text of some workbooks, and not of this one: 4,000 rows of 64 long texts. */
  @Test
  @Timeout(60)
  void moreTextThanThereIsRoomForIsCounted() {
    StringBuilder rows = new StringBuilder();
    for (int row = 20; row < 4_020; row++) {
      rows.append("<row r=\"").append(row).append("\">");
      for (int column = 0; column < 64; column++) {
        rows.append("<c r=\"")
            .append(new CellAddress(column, row))
            .append("\" t=\"s\"><v>0</v></c>");
      }
      rows.append("</row>");
    }
    byte[] file = Hostile.with(Hostile.SHEET, rows(rows.toString()));
    Drawn drawn = drawn(file);
    SheetPicture sheet = drawn.index().sheets().getFirst();
    long shown = drawn.pages().stream().mapToLong(page -> page.lines().size()).sum();
    assertThat(shown + sheet.rowsLeftOut()).isGreaterThanOrEqualTo(4_000);
    long texts =
        drawn.pages().stream()
            .flatMap(page -> page.lines().stream())
            .flatMap(line -> line.cells().stream())
            .mapToLong(cell -> cell.text().length())
            .sum();
    assertThat(texts).isLessThan(9_000_000);
  }

  @Test
  @Timeout(60)
  void ofALongListTheRowsWithFindingsAndTheirNeighboursAreShown() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BigRoster.write(out, 20_000, 7);
    Drawn drawn = drawn(out.toByteArray());
    SheetPicture sheet = drawn.index().sheets().getFirst();
    assertThat(drawn.findings()).hasSizeGreaterThan(20);
    assertThat(sheet.rowsLeftOut()).isGreaterThan(15_000);
    assertThat(sheet.foundLeftOut()).isZero();
    for (Finding finding : drawn.findings()) {
      assertThat(drawn.index().spots(finding)).hasSameSizeAs(finding.cells());
    }
    int last = sheet.pages().getLast().last();
    assertThat(last).as("the last row is in the last gap, or shown").isEqualTo(20_005);
    long rows = drawn.pages().stream().mapToLong(HostileDrawingTest::rows).sum();
    assertThat(rows).isEqualTo(20_005);
    CellAddress somewhere = far(drawn);
    for (int row = somewhere.row() - 3; row <= somewhere.row() + 3; row++) {
      assertThat(drawn.find(0, new CellAddress(1, row))).as("neighbour %d", row).isPresent();
    }
  }

  private static long rows(SheetPage page) {
    return page.lines().size() + page.gaps().stream().mapToLong(RowGap::rows).sum();
  }

  private static CellAddress far(Drawn drawn) {
    return drawn.findings().stream()
        .flatMap(finding -> finding.cells().stream())
        .flatMap(cell -> CellAddress.of(cell).stream())
        .filter(cell -> cell.row() > 10_000 && cell.row() < 19_990)
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Timeout(60)
  void ofFindingsInEveryRowOfALongListThoseWithoutRoomAreCounted() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BigRoster.write(out, 30_000, 7);
    ReadOutcome.Read read = Hostile.read(out.toByteArray());
    List<Finding> findings = new ArrayList<>();
    for (int row = 5; row < 30_005; row++) {
      findings.add(found("名单", "E" + row));
    }
    Drawn drawn = Drawn.of(out.toByteArray(), read, findings);
    SheetPicture sheet = drawn.index().sheets().getFirst();
    assertThat(drawn.pages()).hasSize(100);
    assertThat(sheet.foundLeftOut()).isEqualTo(30_000 - (20_000 - 4));
    assertThat(drawn.index().spot("名单", "E25000")).isEmpty();
    assertThat(drawn.index().spot("名单", "E15000")).isPresent();
  }

  private static Finding found(String sheet, String cell) {
    return new Finding(
        null, Severity.ERROR, List.of(), sheet, List.of(cell), "CODE", "请改正。", "Mend it.");
  }

  @Test
  void aBlankCellWithAFindingIsThere() {
    byte[] file = Hostile.good();
    ReadOutcome.Read read = Hostile.read(file);
    Drawn drawn =
        Drawn.of(file, read, List.of(found("名单", "K7"), found("名单", "B15"), found("没有", "A1")));
    assertThat(drawn.at("K7").text()).isEmpty();
    assertThat(drawn.at("B15").text()).isEmpty();
    assertThat(drawn.index().spot("名单", "B15")).contains(new SheetIndex.Spot(0, 0, "c-B15"));
    assertThat(drawn.index().spot("没有", "A1")).isEmpty();
  }

  @Test
  void whatIsHiddenInTheSheetIsShownAsHidden() {
    Drawn drawn =
        with(xml ->
            xml.replace("<row r=\"6\">", "<row r=\"6\" hidden=\"1\">")
                .replace(
                    "<sheetData>",
                    "<cols><col min=\"2\" max=\"2\" width=\"22\"/><col min=\"4\" max=\"4\""
                        + " width=\"9\" hidden=\"1\"/></cols><sheetData>"));
    SheetPicture sheet = drawn.index().sheets().getFirst();
    assertThat(sheet.widths()).containsExactly(9, 24, 9, 0, 9, 9, 9, 9, 9);
    assertThat(drawn.pages().getFirst().lines().get(5).hidden()).isTrue();
    assertThat(drawn.pages().getFirst().lines().get(6).hidden()).isFalse();
  }

  @Test
  void theListThatACopyHasInFrontIsNotShown() {
    byte[] file = Hostile.good();
    ReadOutcome.Read read = Hostile.read(file);
    byte[] copy = AnnotatedCopy.of(file, read, List.of(found("名单", "E6")));
    Drawn drawn = drawn(copy);
    assertThat(drawn.index().sheets()).extracting(SheetPicture::name).containsExactly("名单");
  }

  @Test
  void whatCannotBeOpenedHasNoDrawing() {
    assertThat(SheetDrawing.attempt(new byte[] {1, 2, 3}, Hostile.read(Hostile.good()), List.of()))
        .isInstanceOf(SheetDrawing.Outcome.NotDrawn.class);
  }
}
