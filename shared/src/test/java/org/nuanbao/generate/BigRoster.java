package org.nuanbao.generate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a roster workbook of any length as a stream, with shared strings as Excel writes them, and
 * says what in it is broken.
 */
public final class BigRoster {
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  private static final List<String> HEADINGS =
      List.of("序号", "姓名", "性别", "年龄", "身份证号", "工会会员卡号或郑州银行卡号", "工作单位或家庭地址", "联系电话", "帮扶金额（省直工会填写）");
  private static final int FIRST_ROW = 5;

  private final ByteArrayOutputStream strings = new ByteArrayOutputStream();
  private int count;

  private BigRoster() {}

  /** The form it is a workbook of. */
  public static String form() {
    return RosterRows.FORM;
  }

  /**
   * Writes the workbook.
   *
   * @return every cell that breaks a rule, complete
   */
  public static SortedSet<BrokenCell> write(Path file, int rows, long seed) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      return write(out, rows, seed);
    }
  }

  /** The same into a stream, which is left open. */
  public static SortedSet<BrokenCell> write(OutputStream out, int rows, long seed)
      throws IOException {
    return new BigRoster().workbook(out, rows, seed);
  }

  private SortedSet<BrokenCell> workbook(OutputStream out, int rows, long seed) throws IOException {
    RosterRows source = new RosterRows(seed);
    ZipOutputStream zip = new ZipOutputStream(out);
    part(zip, "[Content_Types].xml", contentTypes());
    part(zip, "_rels/.rels", relations("officeDocument", "xl/workbook.xml"));
    part(
        zip,
        "xl/workbook.xml",
        "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets>".formatted(MAIN, OFFICE)
            + "<sheet name=\"名单\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
    part(
        zip,
        "xl/_rels/workbook.xml.rels",
        relations("worksheet", "worksheets/sheet1.xml", "sharedStrings", "sharedStrings.xml"));
    zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
    write(zip, "<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
    row(zip, 1, List.of("附件2"));
    row(zip, 2, List.of("省直单位困难职工帮扶情况实名制汇总表"));
    row(zip, 3, List.of("填报单位(盖章)：", "河南省样例厅直属工会", "联系人：", "样例联系人", "电话：", "13800009998"));
    row(zip, 4, HEADINGS);
    for (int i = 0; i < rows; i++) {
      row(zip, FIRST_ROW + i, source.next());
    }
    row(zip, FIRST_ROW + rows, List.of("注:1.此表于2017年1月10日前报省直工会；   2.“帮扶金额”栏由省直工会填写。"));
    write(zip, "</sheetData></worksheet>");
    zip.closeEntry();
    zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
    write(zip, "<sst xmlns=\"%s\" count=\"%d\" uniqueCount=\"%d\">".formatted(MAIN, count, count));
    strings.writeTo(zip);
    write(zip, "</sst>");
    zip.closeEntry();
    zip.finish();
    return source.broken();
  }

  private void row(OutputStream out, int number, List<String> cells) throws IOException {
    StringBuilder xml = new StringBuilder();
    xml.append("<row r=\"").append(number).append("\">");
    for (int i = 0; i < cells.size(); i++) {
      String text = cells.get(i);
      if (text.isEmpty()) {
        continue;
      }
      boolean isNumber = number >= FIRST_ROW && (i == 0 || i == 3 || i == 8) && text.length() < 9;
      xml.append("<c r=\"").append((char) ('A' + i)).append(number).append('"');
      if (isNumber) {
        xml.append("><v>").append(text).append("</v></c>");
      } else {
        xml.append(" t=\"s\"><v>").append(count++).append("</v></c>");
        write(strings, "<si><t>" + text + "</t></si>");
      }
    }
    write(out, xml.append("</row>").toString());
  }

  private static String contentTypes() {
    return "<Types xmlns=\"%scontent-types\">".formatted(PACKAGE)
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package"
        + ".relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"%ssheet.main+xml\"/>"
            .formatted(TYPE)
        + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"%sworksheet+xml\"/>"
            .formatted(TYPE)
        + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"%ssharedStrings+xml\"/>"
            .formatted(TYPE)
        + "</Types>";
  }

  private static String relations(String... typesAndTargets) {
    StringBuilder xml =
        new StringBuilder("<Relationships xmlns=\"%srelationships\">".formatted(PACKAGE));
    for (int i = 0; i < typesAndTargets.length; i += 2) {
      xml.append(
          "<Relationship Id=\"rId%d\" Type=\"%s/%s\" Target=\"%s\"/>"
              .formatted(i / 2 + 1, OFFICE, typesAndTargets[i], typesAndTargets[i + 1]));
    }
    return xml.append("</Relationships>").toString();
  }

  private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    write(zip, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + xml);
    zip.closeEntry();
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
