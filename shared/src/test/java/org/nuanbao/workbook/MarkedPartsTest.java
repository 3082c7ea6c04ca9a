package org.nuanbao.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Severity;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.mark.MarkedCopy;

/** What a copy does to the parts of a workbook, and what it leaves alone. */
class MarkedPartsTest {
  private static final String REFERENCES =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final List<Finding> ONE =
      List.of(MarkedCopyTest.finding(Severity.ERROR, "名单", "B6"));

  /** The children of a sheet, in the order in which the format demands them. */
  private static final List<String> ORDER =
      List.of(
          "sheetPr",
          "dimension",
          "sheetViews",
          "sheetFormatPr",
          "cols",
          "sheetData",
          "sheetCalcPr",
          "sheetProtection",
          "protectedRanges",
          "scenarios",
          "autoFilter",
          "sortState",
          "dataConsolidate",
          "customSheetViews",
          "mergeCells",
          "phoneticPr",
          "conditionalFormatting",
          "dataValidations",
          "hyperlinks",
          "printOptions",
          "pageMargins",
          "pageSetup",
          "headerFooter",
          "rowBreaks",
          "colBreaks",
          "customProperties",
          "cellWatches",
          "ignoredErrors",
          "smartTags",
          "drawing",
          "legacyDrawing",
          "legacyDrawingHF",
          "drawingHF",
          "picture",
          "oleObjects",
          "controls",
          "webPublishItems",
          "tableParts",
          "extLst");

  static String text(Map<String, byte[]> parts, String name) {
    return new String(parts.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
  }

  private static byte[] copy(byte[] file) {
    return MarkedCopy.of(file, ReadLimits.standard(), ONE);
  }

  private static Map<String, byte[]> parts(byte[] file) {
    return RawZip.parts(copy(file));
  }

  private static byte[] sheet(String from, String to) {
    return Hostile.with(Hostile.SHEET, xml -> xml.replaceFirst(Pattern.quote(from), to));
  }

  /** The roster's sheet with more before or after its rows. */
  private static byte[] around(String before, String after) {
    return Hostile.with(
        Hostile.SHEET,
        xml ->
            xml.replace("<worksheet ", "<worksheet xmlns:r=\"" + REFERENCES + "\" ")
                .replace("<sheetData>", before + "<sheetData>")
                .replace("</sheetData>", "</sheetData>" + after));
  }

  @Test
  void leavesWhatItDoesNotChangeByteForByte() {
    Map<String, byte[]> original = Hostile.parts();
    original.put(
        "docProps/custom.xml", "<a>&#x4e2d;<!-- kept --></a>".getBytes(StandardCharsets.UTF_8));
    original.put("xl/media/image1.png", new byte[] {1, 2, 3, 0, 5});
    Map<String, byte[]> copied = parts(RawZip.of(original));
    original.forEach((name, content) -> {
      if (name.matches("xl/(media|shared).*|docProps.*|_rels.*")) {
        assertThat(copied.get(name)).as(name).isEqualTo(content);
      }
    });
    String before = text(original, Hostile.SHEET);
    String after = text(copied, Hostile.SHEET);
    assertThat(after.replaceAll("<legacyDrawing.*?/>", "").replaceAll(" s=\"\\d+\"", ""))
        .isEqualTo(before);
  }

  @Test
  void givesTheSameBytesForTheSameWorkbook() {
    byte[] file = Hostile.good();
    assertThat(copy(file)).isEqualTo(copy(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<tableParts count=\"0\"/>",
        "<pageMargins left=\"1\" right=\"1\" top=\"1\" bottom=\"1\" header=\"1\" footer=\"1\"/>",
        "<extLst><ext uri=\"{x}\"><x14:a xmlns:x14=\"urn:x14\"><extLst/></x14:a></ext></extLst>",
        "<mergeCells count=\"1\"><mergeCell ref=\"A1:C1\"/></mergeCells><legacyDrawingHF r:id=\"q\"/>",
      })
  void keepsTheOrderOfASheetsElements(String after) {
    String sheet = text(parts(around("<dimension ref=\"B2:C3\"/>", after)), Hostile.SHEET);
    List<Integer> places = new ArrayList<>();
    int depth = 0;
    Matcher tags = Pattern.compile("<(/?)([\\w:]+)[^>]*?(/?)>").matcher(sheet);
    while (tags.find()) {
      boolean closing = !tags.group(1).isEmpty();
      if (!closing && depth == 1) {
        places.add(ORDER.indexOf(tags.group(2)));
      }
      depth += closing ? -1 : tags.group(3).isEmpty() ? 1 : 0;
    }
    assertThat(places).isSorted().doesNotContain(-1).contains(ORDER.indexOf("legacyDrawing"));
    assertThat(sheet).contains("<dimension ref=\"B2:C6\"/>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!-- a comment -->",
        "<?pi?>",
        "<x:row xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" r=\"4000\"/>",
      })
  void takesAnyXmlTheSlowWayWithTheSameResult(String odd) throws IOException {
    byte[] file = sheet("</sheetData>", Matcher.quoteReplacement(odd) + "</sheetData>");
    MarkedCopyTest.assertSame(copy(file), copy(Hostile.good()));
  }

  @Test
  void takesPrefixedSheetsAndCdataTheSlowWay() throws IOException {
    byte[] file =
        Hostile.with(
            Hostile.SHEET,
            xml ->
                xml.replaceAll("<(/?)(\\w)", "<$1x:$2")
                    .replace("<?x:xml", "<?xml")
                    .replace("xmlns=", "xmlns:x=")
                    .replaceAll("<x:v>(\\d+)</x:v>", "<x:v><![CDATA[$1]]></x:v>"));
    MarkedCopyTest.assertSame(copy(file), copy(Hostile.good()));
  }

  @Test
  void putsCellsAndRowsWhereTheyBelong() throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (String cell : List.of("Z1", "C2", "A6", "J6", "B12", "A11")) {
      findings.add(MarkedCopyTest.finding(Severity.WARNING, "名单", cell));
    }
    byte[] file = sheet("<row r=\"6\">", "<row r=\"6\" spans=\"1:9\">");
    byte[] copy = MarkedCopy.of(file, ReadLimits.standard(), findings);
    List<String> cells = new ArrayList<>();
    Matcher cell =
        Pattern.compile("<c r=\"([A-Z]+)(\\d+)\"").matcher(text(RawZip.parts(copy), Hostile.SHEET));
    while (cell.find()) {
      cells.add("%7s%3s".formatted(cell.group(2), cell.group(1)));
    }
    assertThat(cells).isSorted().doesNotHaveDuplicates();
    assertThat(text(RawZip.parts(copy), Hostile.SHEET)).doesNotContain("spans");
    try (XSSFWorkbook book = PoiBooks.open(copy)) {
      for (String at : List.of("Z1", "C2", "J6", "B12", "A11")) {
        assertThat(PoiBooks.cell(book.getSheet("名单"), at).getCellComment()).as(at).isNotNull();
      }
    }
  }

  @Test
  void replacesFormulasThatReachOutsideByWhatTheyShow() throws IOException {
    byte[] file =
        Hostile.with(
            Hostile.SHEET,
            xml ->
                xml.replace(
                    "</sheetData>",
                    "<row r=\"900\"><c r=\"A900\" t=\"str\"><f>[1]Tab!A1</f><v>甲</v></c>"
                        + "<c r=\"B900\"><f>SUM(A1:A2)</f><v>3</v></c>"
                        + "<c r=\"C900\"><f t=\"shared\" ref=\"C900:D900\" si=\"7\">WEBSERVICE(\"http://127.0.0.1:9/\")</f><v>4</v></c>"
                        + "<c r=\"D900\"><f t=\"shared\" si=\"7\"/><v>5</v></c>"
                        + "<c r=\"E900\" t=\"str\"><f>HYPERLINK(\"#名单!A1\",\"回\")</f><v>回</v></c>"
                        + "</row></sheetData><conditionalFormatting sqref=\"A1\"><cfRule type=\"expression\""
                        + " priority=\"1\"><formula>cmd|'/c calc'!A0=1</formula></cfRule></conditionalFormatting>"));
    byte[] copy = copy(file);
    String sheet = text(RawZip.parts(copy), Hostile.SHEET);
    assertThat(sheet)
        .doesNotContain("[1]", "WEBSERVICE", "cmd|", "si=\"7\"")
        .contains("<f>SUM(A1:A2)</f>", "HYPERLINK", "<formula>#REF!</formula>");
    try (XSSFWorkbook book = PoiBooks.open(copy)) {
      Sheet list = book.getSheet("名单");
      assertThat(PoiBooks.text(list, "A900")).isEqualTo("甲");
      assertThat(PoiBooks.cell(list, "D900").getNumericCellValue()).isEqualTo(5);
      Sheet problems = book.getSheetAt(0);
      assertThat(PoiBooks.text(problems, "F6")).contains("4 处引用文件以外内容的公式");
    }
  }

  @Test
  void handsOnNoLinkThatLeadsOutOfTheFile() throws IOException {
    byte[] file =
        Edits.edit(
            Hostile.good(),
            book -> {
              Sheet sheet = book.getSheetAt(0);
              link(sheet, "A5", HyperlinkType.URL, "http://127.0.0.1:9/");
              link(sheet, "B5", HyperlinkType.EMAIL, "mailto:a@127.0.0.1");
              link(sheet, "C5", HyperlinkType.DOCUMENT, "名单!A1");
            });
    byte[] copy = copy(file);
    RawZip.parts(copy)
        .forEach((name, part) ->
            assertThat(new String(part, StandardCharsets.UTF_8)).as(name).doesNotContain("127.0"));
    try (XSSFWorkbook book = PoiBooks.open(copy)) {
      assertThat(book.getSheet("名单").getHyperlinkList()).hasSize(1);
      assertThat(PoiBooks.text(book.getSheetAt(0), "F6")).contains("去掉了 2 个指向文件以外的链接");
    }
    byte[] outsideOnly =
        Edits.edit(
            Hostile.good(),
            book -> link(book.getSheetAt(0), "A5", HyperlinkType.URL, "http://127.0.0.1:9/"));
    assertThat(text(parts(outsideOnly), Hostile.SHEET)).doesNotContain("hyperlink");
  }

  private static void link(Sheet sheet, String at, HyperlinkType type, String address) {
    Hyperlink link = sheet.getWorkbook().getCreationHelper().createHyperlink(type);
    link.setAddress(address);
    PoiBooks.cell(sheet, at).setHyperlink(link);
  }

  @Test
  void leavesOutAnEarlierListWithAllThatBelongsToIt() {
    Map<String, byte[]> once = parts(Hostile.good());
    byte[] commented =
        Edits.edit(
            copy(Hostile.good()),
            book -> {
              Sheet list = book.getSheet("问题");
              var anchor = book.getCreationHelper().createClientAnchor();
              list.createDrawingPatriarch().createCellComment(anchor);
            });
    Map<String, byte[]> again = parts(copy(commented));
    assertThat(again.keySet().stream().filter(name -> name.contains("comments")))
        .as("%s", new TreeMap<>(again).keySet())
        .hasSameSizeAs(once.keySet().stream().filter(name -> name.contains("comments")).toList());
    assertThat(text(again, Hostile.WORKBOOK).split("<sheet ", -1)).hasSize(3);
    assertThat(text(again, Hostile.WORKBOOK).split("_xlnm.Print_Titles", -1)).hasSize(2);
  }

  @Test
  void keepsShapesOfOthersInTheDrawingOfComments() {
    byte[] first = copy(Hostile.good());
    Map<String, byte[]> parts = RawZip.parts(first);
    String drawing = "xl/drawings/vmlDrawing1.vml";
    String box = "<v:shape id=\"_x0000_s9999\"><x:ClientData ObjectType=\"Checkbox\"/></v:shape>";
    parts.put(
        drawing,
        text(parts, drawing).replace("</xml>", box + "</xml>").getBytes(StandardCharsets.UTF_8));
    String copied =
        text(
            RawZip.parts(
                MarkedCopy.of(
                    RawZip.of(parts),
                    ReadLimits.standard(),
                    List.of(MarkedCopyTest.finding(Severity.ERROR, "名单", "C7")))),
            drawing);
    assertThat(copied).contains(box, "_x0000_s10000", "<x:Row>6</x:Row><x:Column>2</x:Column>");
    assertThat(copied).doesNotContain("<x:Row>5</x:Row>");
  }
}
