package org.nuanbao.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nuanbao.workbook.Hostile.refused;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nuanbao.workbook.RawZip.Entry;

/** Inputs H1 to H14, H17, H18, H25 and H41 of the list of hostile inputs. */
class HostileContainersTest {
  private static final byte[] ZEROS = new byte[20 << 20];

  @Test
  void readsTheGoodWorkbookThatTheOthersAreMadeOf() {
    assertThat(Hostile.lines(Hostile.read(Hostile.good()))).hasSize(3);
    assertThat(Hostile.lines(Hostile.read(RawZip.of(Hostile.parts())))).hasSize(3);
  }

  @Test
  void refusesASheetThatInflatesWithoutEnd() {
    refused(
        Hostile.with(
            Hostile.SHEET,
            xml -> xml.replace("<row r=\"1\">", " ".repeat(20 << 20) + "<row r=\"1\">")),
        "TOO_BIG");
  }

  @Test
  void refusesABombInAPartNobodyReads() {
    refused(Hostile.withPart("xl/media/image1.png", ZEROS), "TOO_BIG");
  }

  @Test
  void refusesOverlappingEntries() {
    RawZip zip = zip(Hostile.parts());
    byte[] inner = new RawZip().add(new Entry("inner", new byte[10])).bytes();
    zip.add(new Entry("outer", inner)).add(new Entry("inner", new byte[10]).overlapping(20));

    refused(zip.bytes(), "BAD_ZIP");
  }

  @Test
  void neverLooksIntoAZipWithinTheZip() {
    byte[] file = Hostile.withPart("xl/media/image1.zip", Hostile.withPart("x", ZEROS));

    assertThat(Hostile.lines(Hostile.read(file))).hasSize(3);
  }

  @Test
  void refusesMoreThanAThousandEntries() {
    RawZip zip = zip(Hostile.parts());
    for (int i = 0; i < 1_000; i++) {
      zip.add(new Entry("xl/media/" + i, new byte[0]));
    }

    refused(zip.bytes(), "BAD_ZIP");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xl/workbook.xml", "XL/Workbook.XML"})
  void refusesTheSameNameTwice(String name) {
    refused(zip(Hostile.parts()).add(new Entry(name, new byte[0])).bytes(), "BAD_ZIP");
  }

  @Test
  void refusesHeadersThatDisagree() {
    byte[] content = "text".getBytes(StandardCharsets.UTF_8);
    refused(zip(Hostile.parts()).add(new Entry("a", content).localName("b")).bytes(), "BAD_ZIP");
    refused(zip(Hostile.parts()).add(new Entry("a", content).localSize(3)).bytes(), "BAD_ZIP");
    refused(zip(Hostile.parts()).add(new Entry("a", content).size(3)).bytes(), "BAD_ZIP");
    refused(zip(Hostile.parts()).add(new Entry("a", content).crc(3)).bytes(), "BAD_ZIP");
  }

  @Test
  void refusesAnEntryThatTheDirectoryDoesNotName() {
    byte[] file = Hostile.good();
    byte[] hidden = new RawZip().add(new Entry("a", new byte[9])).bytes();
    byte[] both = Arrays.copyOf(hidden, hidden.length - 22 - 47);
    byte[] all = new byte[both.length + file.length];
    System.arraycopy(both, 0, all, 0, both.length);
    System.arraycopy(file, 0, all, both.length, file.length);

    refused(all, "BAD_ZIP");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil.xml",
        "..\\evil.xml",
        "/etc/evil",
        "\\evil",
        "C:\\evil",
        "xl\\..\\e",
        "xl//evil",
        "xl/./e"
      })
  void refusesNamesThatPlayPath(String name) {
    refused(zip(Hostile.parts()).add(new Entry(name, new byte[0])).bytes(), "BAD_ZIP");
  }

  @Test
  void readsNamesWithTheSeparatorOfAnotherSystem() {
    RawZip zip = new RawZip();
    Hostile.parts()
        .forEach((name, content) -> zip.add(new Entry(name.replace('/', '\\'), content)));

    assertThat(Hostile.lines(Hostile.read(zip.bytes()))).hasSize(3);
    refused(zip.add(new Entry("xl/workbook.xml", new byte[0])).bytes(), "BAD_ZIP");
  }

  @Test
  void refusesASymbolicLink() {
    byte[] target = "/etc/passwd".getBytes(StandardCharsets.UTF_8);

    refused(zip(Hostile.parts()).add(new Entry("xl/a", target).symbolicLink()).bytes(), "BAD_ZIP");
  }

  @Test
  void asksForAnotherUploadOfATruncatedOrEmptyFile() {
    byte[] good = Hostile.good();
    refused(new byte[0], "UNREADABLE");
    refused(Arrays.copyOf(good, good.length / 2), "UNREADABLE");
    refused(Arrays.copyOf(good, good.length - 1), "UNREADABLE");
  }

  @Test
  void refusesAPdfInFrontOfTheZip() {
    refused(
        joined("%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.UTF_8), Hostile.good()), "WRONG_TYPE");
  }

  @Test
  void refusesAnythingBehindTheZip() {
    refused(joined(Hostile.good(), new byte[] {0}), "BAD_ZIP");
    refused(joined(Hostile.good(), Hostile.good()), "BAD_ZIP");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%PDF-1.7\n", "姓名,身份证号\n甲,1\n", "<html><table></table></html>", "{\\rtf1", "PK"})
  void refusesOtherFilesThatCallThemselvesWorkbooks(String content) {
    refused(content.getBytes(StandardCharsets.UTF_8), "WRONG_TYPE");
  }

  @Test
  void asksToSaveBinaryAndStrictWorkbooksAsXlsx() {
    String binary = "application/vnd.ms-excel.sheet.binary.macroEnabled.main";
    refused(
        Hostile.with(
            Hostile.TYPES,
            xml ->
                xml.replace(
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                    binary)),
        "WRONG_TYPE");
    refused(Hostile.withPart("xl/workbook.bin", new byte[3]), "WRONG_TYPE");
    String strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    refused(Hostile.with(Hostile.WORKBOOK, xml -> xml.replace(main, strict)), "WRONG_TYPE");
    refused(Hostile.with(Hostile.SHEET, xml -> xml.replace(main, strict)), "WRONG_TYPE");
    refused(RawZip.of(Map.of("word/document.xml", new byte[3])), "WRONG_TYPE");
  }

  @Test
  void asksForThePasswordToBeTakenAway() throws IOException {
    refused(ole("EncryptedPackage"), "ENCRYPTED");
    refused(zip(Hostile.parts()).add(new Entry("a", new byte[1]).flags(1)).bytes(), "ENCRYPTED");
  }

  @Test
  void refusesOtherOfficeFilesOfTheOldKind() throws IOException {
    refused(ole("WordDocument"), "WRONG_TYPE");
    refused(ole("Book"), "WRONG_TYPE");
    refused(Arrays.copyOf(ole("Workbook"), 600), "UNREADABLE");
    refused(ole("Workbook"), "UNREADABLE");
  }

  @Test
  void refusesMacros() {
    refused(Hostile.withPart("xl/vbaProject.bin", new byte[3]), "MACRO");
    refused(Hostile.withPart("xl/macrosheets/sheet1.xml", new byte[3]), "MACRO");
    refused(
        Hostile.with(
            Hostile.TYPES,
            xml ->
                xml.replace(
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main",
                    "application/vnd.ms-excel.sheet.macroEnabled.main")),
        "MACRO");
  }

  @Test
  void refusesLinksAndEmbeddedObjects() {
    refused(Hostile.withPart("xl/externalLinks/externalLink1.xml", new byte[3]), "ACTIVE_CONTENT");
    refused(Hostile.withPart("xl/embeddings/oleObject1.bin", new byte[3]), "ACTIVE_CONTENT");
    refused(Hostile.withPart("xl/connections.xml", new byte[3]), "ACTIVE_CONTENT");
    refused(
        Hostile.with(
            Hostile.RELATIONS,
            xml ->
                xml.replace(
                    "</Relationships>",
                    "<Relationship Id=\"x\" TargetMode=\"External\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\"http://127.0.0.1/\"/></Relationships>")),
        "ACTIVE_CONTENT");
  }

  @Test
  void refusesTenThousandSheets() {
    RawZip zip = zip(Hostile.parts());
    for (int i = 2; i < 10_000; i++) {
      zip.add(new Entry("xl/worksheets/sheet" + i + ".xml", new byte[0]));
    }

    refused(zip.bytes(), "TEMPLATE_MISMATCH");
  }

  @Test
  void noticesOneFlippedBitAnywhere() {
    byte[] good = RawZip.of(Hostile.parts());
    for (int at = 0; at < good.length; at += 7) {
      byte[] bad = good.clone();
      bad[at] ^= (byte) (1 << at % 8);
      ReadOutcome opened = Hostile.open(bad);
      if (opened instanceof ReadOutcome.Read read) {
        assertThat(read).as("bit at %d", at).isEqualTo(Hostile.open(good));
      }
    }
    int inSheet = position(good, Hostile.SHEET) + Hostile.SHEET.length() + 40;
    good[inSheet] ^= 4;
    refused(good, "BAD_ZIP");
  }

  private static int position(byte[] file, String name) {
    return new String(file, StandardCharsets.ISO_8859_1).indexOf(name);
  }

  private static RawZip zip(Map<String, byte[]> parts) {
    RawZip zip = new RawZip();
    parts.forEach((name, content) -> zip.add(new Entry(name, content)));
    return zip;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  private static byte[] ole(String stream) throws IOException {
    try (POIFSFileSystem files = new POIFSFileSystem();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      files.createDocument(new ByteArrayInputStream(new byte[5000]), stream);
      files.writeFilesystem(out);
      return out.toByteArray();
    }
  }
}
