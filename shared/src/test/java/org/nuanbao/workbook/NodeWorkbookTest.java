package org.nuanbao.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.junit.jupiter.api.Test;

class NodeWorkbookTest {
  private static final NodeSheet.Origin NONE = new NodeSheet.Origin.None();

  @Test
  void fillsThePrintedFormWithTheTotalsAndListsTheParts() throws IOException {
    try (Workbook book = PoiBooks.any(NodeWorkbook.of(SmallForms.statistics(), figures()))) {
      Sheet official = book.getSheetAt(0);
      assertThat(PoiBooks.text(official, "C3")).isEqualTo("样例市总工会");
      assertThat(PoiBooks.cell(official, "E5").getNumericCellValue()).isEqualTo(3.75);
      Sheet parts = book.getSheet("各单位");
      assertThat(PoiBooks.text(parts, "H3")).isEqualTo("1.A 款物总额(万元)");
      assertThat(PoiBooks.text(parts, "B4")).isEqualTo("甲工会");
      assertThat(numbers(parts, 3, 2, 6)).containsExactly(3.0, 2.0, 1.0, 1.0);
      assertThat(PoiBooks.cell(parts, "H4").getNumericCellValue()).isEqualTo(3.75);
      assertThat(numbers(parts, 4, 2, 6)).containsExactly(1.0, 0.0, 1.0, 0.0);
      assertThat(PoiBooks.text(parts, "H5")).isEmpty();
      assertThat(PoiBooks.text(parts, "B6")).isEqualTo("合计");
      assertThat(numbers(parts, 5, 2, 6)).containsExactly(4.0, 2.0, 2.0, 1.0);
    }
  }

  @Test
  void leadsFromEachTotalToTheUnitsWhoseSumItIs() throws IOException {
    try (Workbook book = PoiBooks.any(NodeWorkbook.of(SmallForms.statistics(), figures()))) {
      Cell total = PoiBooks.cell(book.getSheetAt(0), "E5");
      assertThat(total.getHyperlink().getAddress()).isEqualTo("'各单位'!H6");
      Sheet parts = book.getSheet("各单位");
      Cell sum = PoiBooks.cell(parts, "H6");
      assertThat(sum.getCellFormula()).isEqualTo("ROUND(SUM(H4:H5),2)");
      assertThat(sum.getNumericCellValue()).isEqualTo(3.75);
      assertThat(PoiBooks.cell(parts, "G4").getHyperlink().getAddress()).isEqualTo("a.b.xlsx");
      assertThat(PoiBooks.text(parts, "G5")).isEmpty();
    }
  }

  @Test
  void comparesPeriodsAndAddsNoneOfThemUp() throws IOException {
    NodeSheet one = figures();
    NodeSheet node =
        new NodeSheet(
            one.node(),
            "2018-01-12",
            one.totals(),
            one.parts(),
            List.of(
                new NodeSheet.Week("2018-01-05", Map.of("1.A", new BigDecimal("5")), 4, 4),
                new NodeSheet.Week("2018-01-12", one.totals(), 4, 2)));
    try (Workbook book = PoiBooks.any(NodeWorkbook.of(SmallForms.statistics(), node))) {
      Sheet trend = book.getSheet("走势");
      assertThat(PoiBooks.text(trend, "B3")).isEqualTo("2018-01-05");
      assertThat(PoiBooks.text(trend, "C4")).isEqualTo("2/4");
      assertThat(numbers(trend, 4, 1, 4)).containsExactly(5.0, 3.75, -1.25);
      assertThat(PoiBooks.text(trend, "B6")).isEmpty();
    }
  }

  @Test
  void listsUnitsAndMeasuresOfARosterButNoPerson() throws IOException {
    Map<String, BigDecimal> measures =
        Map.of(
            "rows", new BigDecimal(3),
            "distinct_ids", new BigDecimal(2),
            "age_bands/30-59", new BigDecimal(1));
    NodeSheet node =
        new NodeSheet(
            "样例市总工会",
            "",
            measures,
            List.of(new NodeSheet.Part("/a/b/", "甲工会", measures, 1, 1, 0, NONE)));
    try (Workbook book = PoiBooks.any(NodeWorkbook.of(SmallForms.roster(), node))) {
      assertThat(book.getNumberOfSheets()).isEqualTo(1);
      Sheet parts = book.getSheetAt(0);
      assertThat(PoiBooks.text(parts, "H3")).isEqualTo("人次（行数）");
      assertThat(PoiBooks.text(parts, "I3")).isEqualTo("身份证号（不重复）");
      assertThat(PoiBooks.text(parts, "L3")).isEqualTo("序号：30-59");
      assertThat(PoiBooks.cell(parts, "I4").getNumericCellValue()).isEqualTo(2);
      assertThat(PoiBooks.cell(parts, "L4").getNumericCellValue()).isEqualTo(1);
    }
  }

  @Test
  void makesTheSameBytesAgain() throws InterruptedException {
    byte[] first = NodeWorkbook.of(SmallForms.statistics(), figures());
    // Zip entries and core properties bear whole seconds.
    Thread.sleep(2_100);
    assertThat(NodeWorkbook.of(SmallForms.statistics(), figures())).isEqualTo(first);
  }

  private static NodeSheet figures() {
    Map<String, BigDecimal> figures = Map.of("1.A", new BigDecimal("3.75"));
    return new NodeSheet(
        "样例市总工会",
        "",
        figures,
        List.of(
            new NodeSheet.Part(
                "/a/b/", "甲工会", figures, 3, 2, 1, new NodeSheet.Origin.Node("a.b.xlsx")),
            new NodeSheet.Part("/a/c/", "乙工会", Map.of(), 1, 0, 0, NONE)));
  }

  private static List<Double> numbers(Sheet sheet, int row, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(column -> sheet.getRow(row).getCell(column).getNumericCellValue())
        .toList();
  }
}
