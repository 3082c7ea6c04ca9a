package org.nuanbao.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nuanbao.check.Finding;
import org.nuanbao.value.Bytes;

/** What is uploaded under a workbook's name and is none: said what it is, and what to do. */
class NotAWorkbookTest {
  private static final Charset GBK = Charset.forName("GB18030");
  private static final String SAVE = "另存为 .xlsx";
  private static final String UNPACK = "直接上传工作簿本身";
  private static final String DECRYPT = "解密";
  private static final String FILL_IN = "下载模板";

  /**
   * A file.
   *
   * @param called what it is, as the sender reads it
   * @param todo what the sender is asked to do
   */
  record Given(String name, Bytes content, String called, String todo) {
    Given(String name, byte[] content, String called, String todo) {
      this(name, new Bytes(content), called, todo);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Given> texts() {
    String html = "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table><tr><td>姓名";
    String xml = "<?xml version=\"1.0\"?>\r\n<?mso-application progid=\"Excel.Sheet\"?><Workbook/>";
    return Stream.of(
        new Given("csv in GBK", "序号,姓名\n1,甲\n".getBytes(GBK), "文本", SAVE),
        new Given("csv with a mark", "\ufeff序号,姓名\n".getBytes(StandardCharsets.UTF_8), "文本", SAVE),
        new Given("tabs", "序号\t姓名\r\n1\t甲".getBytes(StandardCharsets.UTF_16), "文本", SAVE),
        new Given("UTF-16LE", ("\ufeff" + "a\tb").getBytes(StandardCharsets.UTF_16LE), "文本", SAVE),
        new Given("html", html.getBytes(GBK), "网页", SAVE),
        new Given("table only", "\n <TABLE border=1>".getBytes(GBK), "网页", SAVE),
        new Given("doctype", "<!DOCTYPE html><body>".getBytes(GBK), "网页", SAVE),
        new Given("UTF-16 html", html.getBytes(StandardCharsets.UTF_16), "网页", SAVE),
        new Given(
            "mhtml",
            "MIME-Version: 1.0\nX-Document-Type: Workbook\nContent-Type: multipart/related;"
                .getBytes(GBK),
            "网页",
            SAVE),
        new Given("xml 2003", xml.getBytes(StandardCharsets.UTF_8), "XML", SAVE),
        new Given(
            "flat ods",
            "<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument\">"
                .getBytes(GBK),
            "OpenDocument",
            SAVE),
        new Given("rtf", "{\\rtf1\\ansi}".getBytes(GBK), "Word", FILL_IN),
        new Given("mail", "Received: by a\nFrom: b\n".getBytes(GBK), "邮件", UNPACK));
  }

  static Stream<Given> bytes() {
    return Stream.of(
        new Given("pdf", hex("255044462d312e370a"), "PDF", FILL_IN),
        new Given("jpeg", hex("ffd8ffe000104a464946"), "图片", FILL_IN),
        new Given("png", hex("89504e470d0a1a0a"), "图片", FILL_IN),
        new Given("rar", hex("526172211a0700cf"), "压缩包", UNPACK),
        new Given("7z", hex("377abcaf271c0004"), "压缩包", UNPACK),
        new Given("gzip", hex("1f8b080000000000"), "压缩包", UNPACK),
        new Given("empty zip", hex("504b0506000000000000"), "压缩包", UNPACK),
        new Given("shortcut", hex("4c0000000114020000000000c000"), "快捷方式", "上传它指向的工作簿"),
        new Given("program", hex("4d5a90000300"), "程序", FILL_IN),
        new Given("Excel 4", hex("0904060000001000"), "Excel 95", SAVE),
        new Given("TSD", sealed("%TSD-Header-###%", 4_000), "防泄密", DECRYPT),
        new Given("E-SafeNet", sealed("b\u0014#eE-SafeNet   LOCK", 4_000), "防泄密", DECRYPT),
        new Given("with a long header", sealed("\u0000".repeat(4_096), 60_000), "防泄密", DECRYPT),
        new Given("unknown, as if drawn by lot", sealed("\u0001\u0007HT", 2_000), "防泄密", DECRYPT),
        new Given(
            "unknown, with order", "\u0001\u0002\u0003 abc".repeat(99).getBytes(GBK), "", SAVE));
  }

  static Stream<Given> zips() {
    byte[] book = Hostile.good();
    return Stream.of(
        new Given("a workbook", zip(Map.of("报表/名单.xlsx", book)), "压缩包", UNPACK),
        new Given("an old one", zip(Map.of("a.xls", OldFormat.of(book))), "压缩包", UNPACK),
        new Given("several", zip(ordered("__MACOSX/._a", "a.xlsx", "b.et")), "压缩包", UNPACK),
        new Given(
            "docx", zip(ordered("[Content_Types].xml", "word/document.xml")), "Word", FILL_IN),
        new Given("pptx", zip(ordered("[Content_Types].xml", "ppt/a.xml")), "演示文稿", FILL_IN),
        new Given("xlsb", zip(ordered("[Content_Types].xml", "xl/workbook.bin")), ".xlsb", SAVE),
        new Given("ods", zip(ordered("mimetype", "content.xml")), "OpenDocument", SAVE),
        new Given("ofd", zip(ordered("OFD.xml", "Doc_0/Document.xml")), "OFD", FILL_IN),
        new Given("numbers", zip(ordered("Index/Document.iwa")), "Numbers", "导出"));
  }

  static Stream<Given> oles() {
    return Stream.of(
        new Given("doc", ole("WordDocument"), "Word", FILL_IN),
        new Given("ppt", ole("PowerPoint Document"), "演示文稿", FILL_IN),
        new Given("Excel 95", ole("Book"), "Excel 95", SAVE),
        new Given("msg", ole("__properties_version1.0"), "邮件", UNPACK),
        new Given("et of another kind", ole("ETDocument"), "", SAVE));
  }

  @ParameterizedTest
  @MethodSource({"texts", "bytes", "zips", "oles"})
  void saysWhatItIsAndWhatToDo(Given given) {
    Hostile.refused(given.content().array(), "WRONG_TYPE");
    Finding why = ((ReadOutcome.Unreadable) Hostile.open(given.content().array())).why();

    assertThat(why.message()).contains(given.called(), given.todo());
    assertThat(why.english()).contains("please");
  }

  @Test
  void asksForAnEmptyFileAgain() {
    Hostile.refused(new byte[0], "UNREADABLE");
    Hostile.refused(new byte[9_000], "UNREADABLE");
  }

  @Test
  void sealedBytesAreNeverTakenForAWorkbook() {
    Random random = new Random(12);
    for (int i = 0; i < 500; i++) {
      byte[] bytes = new byte[random.nextInt(9_000) + 1];
      random.nextBytes(bytes);
      assertThat(Hostile.open(bytes))
          .as("seed 12, %d", i)
          .isInstanceOf(ReadOutcome.Unreadable.class);
    }
  }

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  /** A header, and behind it what a cipher makes. */
  private static byte[] sealed(String header, int size) {
    byte[] start = header.getBytes(StandardCharsets.ISO_8859_1);
    byte[] file = new byte[size];
    new Random(size).nextBytes(file);
    System.arraycopy(start, 0, file, 0, start.length);
    return file;
  }

  private static Map<String, byte[]> ordered(String... names) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    List.of(names).forEach(name -> parts.put(name, "<a/>".getBytes(StandardCharsets.UTF_8)));
    return parts;
  }

  private static byte[] zip(Map<String, byte[]> parts) {
    return RawZip.of(parts);
  }

  private static byte[] ole(String stream) {
    try (POIFSFileSystem files = new POIFSFileSystem();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      files.createDocument(new ByteArrayInputStream(new byte[5000]), stream);
      files.writeFilesystem(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
