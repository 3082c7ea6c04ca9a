package org.nuanbao.workbook.recognise;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.nuanbao.form.Column;
import org.nuanbao.form.FormId;
import org.nuanbao.form.Head;
import org.nuanbao.form.Head.Script;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Rule;
import org.nuanbao.form.ValueType;
import org.nuanbao.generate.RulesOf;
import org.nuanbao.workbook.cells.CellName;

/**
 * A roster with a column of each type, and workbooks of it in which rows are usual for the most
 * part; the rest is what people, programs and bad luck put into cells.
 */
final class HandTypedRoster {
  private static final List<Column> COLUMNS =
      List.of(
          column("seq", "序号", ValueType.INTEGER),
          column("name", "姓名", ValueType.TEXT),
          column("sex", "性别", ValueType.CODE, "男", "女"),
          column("age", "年龄", ValueType.INTEGER),
          column("id_no", "身份证号", ValueType.ID_NUMBER),
          column("card_no", "银行卡号", ValueType.BANK_CARD),
          column("address", "工作单位或家庭地址", ValueType.TEXT),
          column("phone", "联系电话", ValueType.PHONE),
          column("people", "家庭人口", ValueType.COUNT),
          column("amount", "帮扶金额", ValueType.AMOUNT_YUAN),
          column("share", "所占比例", ValueType.PERCENT),
          column("area", "住房面积", ValueType.DECIMAL),
          column("year", "建档年份", ValueType.YEAR),
          column("born", "出生日期", ValueType.DATE),
          column("since", "参加工作年月", ValueType.MONTH),
          column("model", "是否劳模", ValueType.YES_NO),
          column("kind", "困难类别", ValueType.CODES, "甲", "乙", "丙"),
          column("code", "单位代码", ValueType.USCC),
          column("tick", "低保", ValueType.TICK));

  private static final String[] RULES = {
    "{id: R01, kind: consecutive, column: seq, severity: warning}",
    "{id: R02, kind: required, columns: [name, sex, age, id_no, phone], severity: error}",
    "{id: R03, kind: id_valid, column: id_no, lengths: [18], severity: error}",
    "{id: R04, kind: sex_matches_id, sex: sex, id_column: id_no, severity: error}",
    "{id: R05, kind: age_matches_id, age: age, id_column: id_no, tolerance: 1, severity: warning}",
    "{id: R06, kind: unique, column: id_no, severity: error}",
    "{id: R07, kind: card_valid, column: card_no, severity: error}",
    "{id: R08, kind: unique, column: card_no, severity: error}",
    "{id: R09, kind: empty, column: tick, severity: error}",
    "{id: R10, kind: positive, refs: [amount, people], severity: error}",
    "{id: R11, kind: coded, columns: [sex, kind], severity: error}",
    "{id: R12, kind: counts, severity: error}",
    "{id: R13, kind: amounts, severity: error}",
    "{id: R14, kind: yes_no, severity: error}",
    "{id: R15, kind: unique, column: name, severity: warning}",
    "{id: R16, kind: listed, column: name, fact: names, severity: error}"
  };

  /** What is in a cell: its type and the rest; {@code @} stands for a text given as shared. */
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "1",
          "7",
          "45",
          "045",
          "45.0",
          "45.50",
          "45.505",
          "-3",
          "1E2",
          "4.5E1",
          "999999999",
          "1234567890",
          "13800001234",
          "0.1",
          "0.25",
          "150.005",
          " 12 ",
          "+5",
          ".5",
          "12abc",
          "abc",
          "43110",
          "1900",
          "2101",
          "20180118",
          "201801",
          "1e400",
          "123456789012345678",
          "1000000000000");

  private static final List<String> TEXTS =
      List.of(
          "王伟",
          "王 伟",
          " 王伟 ",
          "男",
          "女",
          "男性",
          "同上",
          "同前",
          "〃",
          "____",
          "_x000D_王",
          "王_x0041_",
          "王_x200B_",
          "Ａ１２３",
          "45",
          "045",
          "45岁",
          "500元",
          "1,000",
          "1,000.50",
          "２０",
          "是",
          "否",
          "√",
          "□",
          "2018-01-18",
          "2018年1月18日",
          "年月日",
          " 年 月 日",
          "年",
          "2018年",
          "2018-01",
          "20180118",
          "",
          " ",
          "　",
          "41010319580517001x",
          "410103580517001",
          "41010319580517001X",
          "4101031958051700 1X",
          "410103195805170018",
          "110101209901010019",
          "11010118800101001X",
          "6228480000000005017",
          "6228 4800 0000 0005 017",
          "6228480000000005018",
          "622848",
          "13800000501",
          "138 0000 0501",
          "0371-65900000",
          "12345",
          "abc",
          "ABC",
          "A公司",
          "张三?",
          "张三？",
          "张3",
          "古丽·买买提",
          "㐂",
          "𠮷田",
          "\ufffd",
          "河南省郑州市（中原区）、1号。",
          "a\u200bb",
          "王\u00ad伟",
          "=DISPIMG(\"x\",1)",
          "甲",
          "甲、乙",
          "甲，乙",
          "、",
          "丁",
          "TRUE",
          "无",
          "-",
          "'45",
          "25%",
          "3.14㎡",
          "九十",
          "二〇一八年",
          "91410100MA3X7ABC0X",
          "&lt;王&gt;",
          "王&#10;伟",
          "王伟");

  private final Random random;
  private final List<String> shared = new ArrayList<>();

  private HandTypedRoster(long seed) {
    this.random = new Random(seed);
  }

  private static Column column(String key, String label, ValueType type, String... codes) {
    return new Column(key, label, type, List.of(codes), false);
  }

  static Roster form() {
    Layout layout = new Layout(List.of(), List.of());
    Head head =
        new Head(
            new FormId("typed-2018-1"),
            "0123456789ab",
            "附件1",
            "汇总表",
            Script.HANS,
            LocalDate.of(2018, 1, 10));
    Roster bare = new Roster(head, List.of(), COLUMNS, null, List.of(), layout, List.of());
    List<Rule> rules = RulesOf.form(bare, RULES);
    return new Roster(head, List.of(), COLUMNS, null, List.of(), layout, rules);
  }

  /** A workbook in which one cell in ten is odd, and one row in three has no odd cell at all. */
  static byte[] workbook(int rows, long seed) {
    return new HandTypedRoster(seed).file(rows, true);
  }

  /** A workbook without an odd cell. */
  static byte[] usual(int rows, long seed) {
    return new HandTypedRoster(seed).file(rows, false);
  }

  private byte[] file(int rows, boolean odd) {
    StringBuilder sheet = new StringBuilder("<sheetData>");
    for (int i = 1; i <= rows; i++) {
      boolean hidden = odd && random.nextInt(200) == 0;
      sheet
          .append("<row r=\"")
          .append(i)
          .append('"')
          .append(random.nextInt(9) == 0 ? " spans=\"1:19\"" : "");
      sheet.append(hidden ? " hidden=\"1\">" : ">");
      boolean mixed = odd && random.nextInt(3) > 0;
      List<String> usual = usual(i);
      for (int column = 0; column < COLUMNS.size(); column++) {
        String at = CellName.of(column, i);
        sheet.append(mixed && random.nextInt(10) == 0 ? odd(at) : cell(at, usual.get(column)));
      }
      sheet.append("</row>");
    }
    return zip(sheet.append("</sheetData>").toString());
  }

  private List<String> usual(int number) {
    LocalDate birth = LocalDate.of(1950, 1, 1).plusDays(random.nextInt(15_000));
    boolean man = random.nextBoolean();
    String seventeen =
        "410103%s%03d"
            .formatted(birth.toString().replace("-", ""), random.nextInt(499) * 2 + (man ? 1 : 0));
    int age = 2018 - birth.getYear() - random.nextInt(2);
    return List.of(
        "n" + number,
        "t" + "王李张刘".charAt(random.nextInt(4)) + (char) ('\u4e00' + random.nextInt(20_000)),
        man ? "t男" : "t女",
        random.nextInt(5) == 0 ? "t" + age : "n" + age,
        "t" + seventeen + check(seventeen),
        "t" + card(),
        "t河南样例第" + random.nextInt(90) + "车间",
        "t138" + (10_000_000 + random.nextInt(80_000_000)),
        "n" + random.nextInt(8),
        "n" + (random.nextInt(4) == 0 ? "500.50" : "500"),
        "n25",
        "n" + random.nextInt(200) + ".5",
        "n2016",
        "t" + birth,
        "t2001-09",
        random.nextBoolean() ? "t是" : "t否",
        "t甲",
        "t",
        "t");
  }

  private static char check(String seventeen) {
    int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * (seventeen.charAt(i) - '0');
    }
    return "10X98765432".charAt(sum % 11);
  }

  private String card() {
    String digits = "622848%012d".formatted(random.nextInt(50_000));
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighed = i % 2 == 0 ? 2 * digit : digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return digits + (10 - sum % 10) % 10;
  }

  private String cell(String at, String said) {
    String rest = said.substring(1);
    if (rest.isEmpty()) {
      return random.nextBoolean() ? "" : "<c r=\"" + at + "\" s=\"1\"/>";
    }
    return said.charAt(0) == 'n'
        ? "<c r=\"" + at + "\" s=\"1\"><v>" + rest + "</v></c>"
        : text(at, rest, random.nextInt(5) == 0);
  }

  private String text(String at, String text, boolean inline) {
    if (inline) {
      return "<c r=\"%s\" t=\"inlineStr\"><is><t xml:space=\"preserve\">%s</t></is></c>"
          .formatted(at, text);
    }
    shared.add(text);
    return "<c r=\"%s\" t=\"s\"><v>%d</v></c>".formatted(at, shared.size() - 1);
  }

  private String odd(String at) {
    return switch (random.nextInt(12)) {
      case 0, 1, 2 ->
          "<c r=\"%s\"><v>%s</v></c>".formatted(at, NUMBERS.get(random.nextInt(NUMBERS.size())));
      case 3 -> "<c r=\"" + at + "\" t=\"b\"><v>1</v></c>";
      case 4 -> "<c r=\"" + at + "\" t=\"e\"><v>#N/A</v></c>";
      case 5 -> "<c r=\"" + at + "\" t=\"d\"><v>2018-01-18</v></c>";
      case 6 -> "<c r=\"" + at + "\"><f>40+5</f><v>45</v></c>";
      case 7 -> "<c r=\"" + at + "\" s=\"2\"><v>43110</v></c>";
      case 8 ->
          random.nextInt(20) == 0
              ? text(at, "王".repeat(6_000), false)
              : text(at, "王".repeat(70), true);
      default -> text(at, TEXTS.get(random.nextInt(TEXTS.size())), random.nextInt(4) == 0);
    };
  }

  private byte[] zip(String sheetData) {
    String main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    String packages = "http://schemas.openxmlformats.org/package/2006/";
    String type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    StringBuilder strings = new StringBuilder("<sst " + main + ">");
    shared.forEach(text ->
        strings
            .append(random.nextInt(3) == 0 ? "<si><t xml:space=\"preserve\">" : "<si><t>")
            .append(text)
            .append("</t></si>"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      part(
          zip,
          "[Content_Types].xml",
          "<Types xmlns=\"%scontent-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/w.xml\" ContentType=\"%ssheet.main+xml\"/><Override PartName=\"/s.xml\" ContentType=\"%sworksheet+xml\"/></Types>"
              .formatted(packages, type, type));
      part(
          zip,
          "_rels/.rels",
          "<Relationships xmlns=\"%srelationships\"><Relationship Id=\"a\" Type=\"%s/officeDocument\" Target=\"w.xml\"/></Relationships>"
              .formatted(packages, office));
      part(
          zip,
          "w.xml",
          "<workbook %s xmlns:r=\"%s\"><sheets><sheet name=\"名单\" sheetId=\"1\" r:id=\"s\"/></sheets></workbook>"
              .formatted(main, office));
      part(
          zip,
          "_rels/w.xml.rels",
          ("<Relationships xmlns=\"%1$srelationships\"><Relationship Id=\"s\" Type=\"%2$s/worksheet\" Target=\"s.xml\"/>"
                  + "<Relationship Id=\"t\" Type=\"%2$s/sharedStrings\" Target=\"t.xml\"/><Relationship Id=\"y\" Type=\"%2$s/styles\" Target=\"y.xml\"/></Relationships>")
              .formatted(packages, office));
      part(zip, "s.xml", "<worksheet " + main + ">" + sheetData + "</worksheet>");
      part(zip, "t.xml", strings.append("</sst>").toString());
      part(
          zip,
          "y.xml",
          "<styleSheet "
              + main
              + "><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"1\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return out.toByteArray();
  }

  private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(xml.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
