package org.nuanbao.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.junit.jupiter.api.Test;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Value;

/** Seeded damage to good workbooks: always an answer, and of both XML readers the same. */
class MutationsTest {
  private static final long SEED = 41;
  private static final List<String> SNIPPETS =
      List.of(
          "<",
          ">",
          "&",
          "\"",
          "'",
          "/>",
          "</c>",
          "</row>",
          "<c/>",
          "<v/>",
          "<v>1</v>",
          "<f>1</f>",
          "<!-- -->",
          "<![CDATA[x]]>",
          "<?x?>",
          "&amp;",
          "&#65;",
          "&#x4E00;",
          "&lt;",
          "\r\n",
          "\t",
          " ",
          "=",
          " r=\"C7\"",
          " t=\"s\"",
          " t=\"str\"",
          " t=\"b\"",
          " t=\"e\"",
          " s=\"0\"",
          "x:",
          " xmlns:x=\"urn:x\"",
          " x:r=\"1\"",
          " xml:space=\"preserve\"",
          "<is><t>a</t></is>",
          "<r><t>b</t></r>",
          "<rPh sb=\"0\" eb=\"1\"><t>c</t></rPh>",
          "0",
          "-1",
          "1E3",
          "_x0041_",
          "<row r=\"9\">",
          "\u0000",
          "\ufeff",
          "𠮷",
          "]]>",
          "<extLst><ext/></extLst>",
          "<mergeCells><mergeCell ref=\"A5:B6\"/></mergeCells>",
          " hidden=\"1\"",
          " vm=\"1\"",
          " ht=\"0.05\"",
          "<v/>",
          "<f t=\"shared\" si=\"0\"/>",
          "<f t=\"shared\" ref=\"D5:D6\" si=\"0\">A5+$B5</f>",
          "<f t=\"array\" ref=\"D5:D6\">A5:A6</f>",
          "<r><rPr><strike/></rPr><t>c</t></r>",
          "<font><strike val=\"0\"/><color theme=\"0\" tint=\"-0.1\"/></font>",
          "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFFFFF\"/></patternFill></fill>",
          " numFmtId=\"9\"",
          " fontId=\"1\"",
          "0;;\"");

  @Test
  void bothWaysOfReadingXmlAgreeOnDamagedParts() {
    Random random = new Random(SEED);
    byte[] plain = Hostile.good();
    byte[] styled = styled(plain);
    int read = 0;
    for (int i = 0; i < 1_800; i++) {
      Map<String, byte[]> parts = RawZip.parts(i % 3 == 0 ? styled : plain);
      String part =
          i % 6 == 0 ? "xl/styles.xml" : random.nextBoolean() ? Hostile.SHEET : Hostile.STRINGS;
      String xml = new String(parts.getOrDefault(part, new byte[0]), StandardCharsets.UTF_8);
      for (int n = random.nextInt(2); n >= 0; n--) {
        xml = mutated(xml, random);
      }
      parts.put(part, xml.getBytes(StandardCharsets.UTF_8));
      byte[] file = RawZip.of(parts);

      ReadOutcome opened = Hostile.open(file);

      assertThat(opened).as("seed %d, %d: %s", SEED, i, xml).isEqualTo(Hostile.openByAalto(file));
      read += opened instanceof ReadOutcome.Read ? 1 : 0;
    }
    assertThat(read).isGreaterThan(100);
  }

  /** With formats, fonts and fills of its own. */
  private static byte[] styled(byte[] plain) {
    return Edits.edit(
        plain,
        book -> {
          CellStyle style = book.createCellStyle();
          Font font = book.createFont();
          font.setStrikeout(true);
          font.setColor(IndexedColors.WHITE.getIndex());
          style.setFont(font);
          style.setDataFormat(book.createDataFormat().getFormat("0.0,\"千\";;"));
          book.getSheetAt(0).getRow(4).forEach(cell -> cell.setCellStyle(style));
        });
  }

  @Test
  void anyBytesGetAnAnswer() {
    Random random = new Random(SEED);
    for (byte[] good : List.of(Hostile.good(), xls())) {
      for (int i = 0; i < 400; i++) {
        byte[] bad = good.clone();
        for (int n = 1 + random.nextInt(8); n > 0; n--) {
          bad[random.nextInt(bad.length)] = (byte) random.nextInt();
        }
        if (random.nextInt(4) == 0) {
          bad = Arrays.copyOf(bad, random.nextInt(bad.length));
        }
        assertThat(Hostile.open(bad)).as("seed %d, %d", SEED, i).isNotNull();
      }
    }
  }

  @Test
  void readsAnXls() {
    List<Line> lines = Hostile.lines((ReadOutcome.Read) Hostile.open(xls()));

    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst().values()).contains(new Value.Text("_x0041_"));
  }

  private static String mutated(String xml, Random random) {
    int at = random.nextInt(xml.length());
    int end = Math.min(xml.length(), at + 1 + random.nextInt(6));
    String snippet = SNIPPETS.get(random.nextInt(SNIPPETS.size()));
    return switch (random.nextInt(6)) {
      case 0 -> xml.substring(0, at) + xml.substring(end);
      case 1 -> xml.substring(0, end) + xml.substring(at);
      case 2 -> xml.substring(0, at) + snippet + xml.substring(end);
      default -> atTag(xml, at, random.nextBoolean() ? ">" : "<", snippet);
    };
  }

  /** Where it does least harm: behind or before a tag. */
  private static String atTag(String xml, int from, String bracket, String snippet) {
    int at = xml.indexOf(bracket, from);
    if (at < 0) {
      return xml;
    }
    return xml.substring(0, at + 1) + snippet + xml.substring(at + 1);
  }

  private static byte[] xls() {
    HSSFWorkbook book = new HSSFWorkbook();
    Sheet sheet = book.createSheet("名单");
    Row heading = sheet.createRow(0);
    List<String> labels =
        List.of("序号", "姓名", "性别", "年龄", "身份证号", "工会会员卡号或郑州银行卡号", "工作单位或家庭地址", "联系电话");
    Row row = sheet.createRow(1);
    for (int i = 0; i < labels.size(); i++) {
      heading.createCell(i).setCellValue(labels.get(i));
      row.createCell(i).setCellValue("_x0041_");
    }
    return Edits.bytes(book);
  }
}
