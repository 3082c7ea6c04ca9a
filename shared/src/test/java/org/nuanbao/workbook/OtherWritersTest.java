package org.nuanbao.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Severity;

/** Oddities of workbooks that spreadsheet programs open without a word, or nearly so. */
class OtherWritersTest {
  private static final String SHEET_RELATIONS = "xl/worksheets/_rels/sheet1.xml.rels";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<c r=\"I6\" t=\"s\"><v/></c>",
        "<c r=\"I6\" t=\"s\"><v></v></c>",
        "<c r=\"I6\" t=\"s\"/>",
        "<c r=\"I6\" t=\"inlineStr\"><is/></c>",
        "<c r=\"i6\"/>"
      })
  void aCellThatSaysNothingIsBlank(String cell) {
    byte[] file =
        Hostile.with(
            Hostile.SHEET,
            xml -> xml.replaceFirst("</row><row r=\"7\">", cell + "</row><row r=\"7\">"));

    assertThat(Hostile.read(file)).isEqualTo(Hostile.read(Hostile.good()));
  }

  @Test
  void namesOfCellsMayBeSmall() {
    byte[] file =
        Hostile.with(
            Hostile.SHEET,
            xml ->
                Pattern.compile("<c r=\"[A-Z]+")
                    .matcher(xml)
                    .replaceAll(cell -> cell.group().toLowerCase(Locale.ROOT)));

    assertThat(Hostile.read(file)).isEqualTo(Hostile.read(Hostile.good()));
  }

  @Test
  void partsThatAreNamedButNotThereAreNotMissed() {
    byte[] withoutStyles =
        Hostile.with(
            Hostile.RELATIONS,
            xml ->
                xml.replace(
                    "</Relationships>",
                    "<Relationship Id=\"s\" Type=\""
                        + OFFICE
                        + "styles\" Target=\"styles.xml\"/></Relationships>"));
    byte[] oneSheetMore =
        Hostile.with(
            Hostile.WORKBOOK,
            xml ->
                xml.replace(
                    "</sheets>",
                    "<sheet name=\"Module\" sheetId=\"9\" r:id=\"\"/>"
                        + "<sheet name=\"M2\" sheetId=\"10\"/></sheets>"));

    assertThat(Hostile.read(withoutStyles)).isEqualTo(Hostile.read(Hostile.good()));
    assertThat(Hostile.read(oneSheetMore)).isEqualTo(Hostile.read(Hostile.good()));
    Hostile.refused(
        Hostile.with(Hostile.WORKBOOK, xml -> xml.replaceAll("r:id=\"[^\"]*\"", "r:id=\"none\"")),
        "UNREADABLE");
  }

  @Test
  void relationsMayLieAnywhere() {
    byte[] none = relations("image", "../media/image1.png");

    assertThat(Hostile.read(Hostile.withPart("stray.rels", none)))
        .isEqualTo(Hostile.read(Hostile.good()));
  }

  @Test
  void anEntryMayBeDeflatedToNothing() {
    RawZip zip = new RawZip();
    Hostile.parts().forEach((name, content) -> zip.add(new RawZip.Entry(name, content)));
    zip.add(new RawZip.Entry("docProps/thumbnail.wmf", new byte[0]).unpacked());

    assertThat(Hostile.read(zip.bytes())).isEqualTo(Hostile.read(Hostile.good()));
  }

  @Test
  void aChartInAnXlsIsNotItsSheet() throws IOException {
    byte[] plain = OldFormat.of(Hostile.good());

    byte[] chart =
        joined(
            record(0x809, 0x600, 0x20, 0, 0, 0, 0, 0, 0),
            record(0x203, 0, 0, 0, 0, 0, 0, 0),
            record(0x0a));
    assertThat(Hostile.open(withRecords(plain, chart)))
        .isEqualTo(Hostile.open(plain))
        .isInstanceOf(ReadOutcome.Read.class);
  }

  @Test
  void aPictureFromElsewhereIsNamedAndNotFetched() {
    byte[] file =
        Hostile.withPart(
            "xl/drawings/_rels/drawing1.xml.rels",
            relations(
                "image", "http://127.0.0.1:9/secret/logo.png?who=me\" TargetMode=\"External"));

    Finding warning = only(Hostile.read(file));
    assertThat(warning.severity()).isEqualTo(Severity.WARNING);
    assertThat(warning.code()).isEqualTo("LINKED_PICTURE");
    assertThat(warning.message()).contains("logo.png").doesNotContain("127.0.0.1", "who");
  }

  @Test
  void checkBoxesAreNamedAndActiveXIsRefused() throws IOException {
    assertThat(only(Hostile.read(control("CheckBox"))).code()).isEqualTo("FORM_CONTROLS");
    assertThat(only(Hostile.read(control("CheckBox"))).message()).contains("窗体控件", "删除");
    assertThat(Hostile.read(control("Button")).findings()).isEmpty();
    byte[] xls = OldFormat.of(Hostile.good());
    assertThat(only(Hostile.read(withRecords(xls, object(0x0b)))).code())
        .isEqualTo("FORM_CONTROLS");
    assertThat(Hostile.read(withRecords(xls, object(0x19))).findings()).as("a note").isEmpty();
    Hostile.refused(
        Hostile.withPart(SHEET_RELATIONS, relations("control", "../activeX/activeX1.xml")),
        "ACTIVE_CONTENT");
  }

  private static byte[] control(String kind) {
    Map<String, byte[]> parts = Hostile.parts();
    parts.put(SHEET_RELATIONS, relations("ctrlProp", "../ctrlProps/ctrlProp1.xml"));
    parts.put(
        "xl/ctrlProps/ctrlProp1.xml",
        ("<formControlPr xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\""
                + " objectType=\"%s\" checked=\"Checked\" lockText=\"1\"/>")
            .formatted(kind)
            .getBytes(StandardCharsets.UTF_8));
    return RawZip.of(parts);
  }

  private static byte[] relations(String type, String target) {
    return ("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "<Relationship Id=\"r1\" Type=\"%s%s\" Target=\"%s\"/></Relationships>")
        .formatted(OFFICE, type, target)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Finding only(ReadOutcome.Read read) {
    assertThat(read.findings()).hasSize(1);
    return read.findings().getFirst();
  }

  /** An object over the cells, of this kind. */
  private static byte[] object(int kind) {
    return record(0x5d, 0x15, 0x12, kind, 1, 0x6011, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  private static byte[] joined(byte[]... some) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] one : some) {
      all.writeBytes(one);
    }
    return all.toByteArray();
  }

  /** With these records before the first sheet's end. */
  private static byte[] withRecords(byte[] xls, byte[] records) throws IOException {
    try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(xls));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      byte[] stream = files.createDocumentInputStream("Workbook").readAllBytes();
      int end = firstSheetsEnd(stream);
      byte[] changed =
          joined(
              Arrays.copyOf(stream, end), records, Arrays.copyOfRange(stream, end, stream.length));
      files.createOrUpdateDocument(new ByteArrayInputStream(changed), "Workbook");
      files.writeFilesystem(out);
      return out.toByteArray();
    }
  }

  /** Where the second of the stream's stretches ends. */
  private static int firstSheetsEnd(byte[] stream) {
    ByteBuffer records = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
    int ends = 0;
    int at = 0;
    while (true) {
      ends += records.getShort(at) == 0x0a ? 1 : 0;
      if (ends == 2) {
        return at;
      }
      at += 4 + (records.getShort(at + 2) & 0xffff);
    }
  }

  private static byte[] record(int sid, int... words) {
    ByteBuffer bytes = ByteBuffer.allocate(4 + 2 * words.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putShort((short) sid).putShort((short) (2 * words.length));
    for (int word : words) {
      bytes.putShort((short) word);
    }
    return bytes.array();
  }
}
