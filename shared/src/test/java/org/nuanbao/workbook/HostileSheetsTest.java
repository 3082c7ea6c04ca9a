package org.nuanbao.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nuanbao.workbook.Hostile.SHEET;
import static org.nuanbao.workbook.Hostile.STRINGS;
import static org.nuanbao.workbook.Hostile.refused;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nuanbao.check.Finding;
import org.nuanbao.reading.Value;
import org.nuanbao.workbook.guard.ReadLimits;

/** Inputs H15, H16, H19 to H24, H26 to H31 and H37 of the list of hostile inputs. */
class HostileSheetsTest {
  private static final String DTD = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";

  @ParameterizedTest
  @ValueSource(strings = {Hostile.SHEET, Hostile.STRINGS, Hostile.WORKBOOK, Hostile.TYPES})
  void refusesADtdInAnyPart(String part) {
    refused(Hostile.with(part, xml -> DTD + xml.replaceFirst("^<[?][^>]*>", "")), "UNSAFE_XML");
  }

  @Test
  void refusesEntitiesOfTheFilesOwn() {
    refused(Hostile.with(STRINGS, xml -> xml.replaceFirst("<t>", "<t>&lol;")), "UNSAFE_XML");
  }

  @Test
  void refusesElementsNestedTwoHundredThousandDeep() {
    String deep = "<x>".repeat(200_000) + "</x>".repeat(200_000);
    refused(
        Hostile.with(SHEET, xml -> xml.replace("<sheetData>", deep + "<sheetData>")), "UNSAFE_XML");
  }

  @Test
  void ignoresAClaimedDimension() {
    byte[] file =
        Hostile.with(
            SHEET,
            xml -> xml.replace("<sheetData>", "<dimension ref=\"A1:XFD1048576\"/><sheetData>"));

    assertThat(Hostile.lines(Hostile.read(file))).hasSize(3);
  }

  @Test
  void passesOverAMillionEmptyStyledRows() {
    StringBuilder empty = new StringBuilder(60 << 20);
    for (int row = 9; row < 1_000_000; row++) {
      empty
          .append("<row r=\"")
          .append(row)
          .append("\" s=\"1\"><c r=\"A")
          .append(row)
          .append("\" s=\"1\"/></row>");
    }
    byte[] file = Hostile.with(SHEET, xml -> xml.replace("</sheetData>", empty + "</sheetData>"));

    ReadOutcome opened = Hostile.open(file);

    assertThat(Hostile.lines((ReadOutcome.Read) opened)).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<row r=\"99999999\"><c r=\"A99999999\"><v>1</v></c></row>",
        "<row r=\"1048577\"><c r=\"A1048577\"><v>1</v></c></row>",
        "<row r=\"20\"><c r=\"ZZZZZZ20\"><v>1</v></c></row>",
        "<row r=\"20\"><c r=\"XFE20\"><v>1</v></c></row>",
        "<row r=\"20\"><c r=\"A21\"><v>1</v></c></row>",
        "<row r=\"20\"><c r=\"A-1\"><v>1</v></c></row>",
        "<row r=\"3\"><c r=\"A3\"><v>1</v></c></row>",
        "<row r=\"8\"><c r=\"A8\"><v>1</v></c></row>",
        "<row r=\"20\"><c r=\"B20\"><v>1</v></c><c r=\"A20\"><v>1</v></c></row>",
        "<row r=\"20\"><c r=\"A20\"><v>1</v></c><c r=\"A20\"><v>2</v></c></row>",
        "<row r=\"20\"><c r=\"A20\"><v>1</v><v>2</v></c></row>",
        "<row r=\"20\"><c r=\"A20\" t=\"s\"><v>99999</v></c></row>",
        "<row r=\"20\"><c r=\"A20\" t=\"s\"><v>-1</v></c></row>",
        "<row r=\"20\"><c r=\"A20\" t=\"zz\"><v>1</v></c></row>"
      })
  void refusesRowsAndCellsAtImpossiblePlaces(String row) {
    refused(
        Hostile.with(SHEET, xml -> xml.replace("</sheetData>", row + "</sheetData>")), "BAD_CELL");
  }

  @Test
  void saysSheetAndCellOfAnImpossiblePlace() {
    byte[] file =
        Hostile.with(
            SHEET,
            xml ->
                xml.replace(
                    "</sheetData>",
                    "<row r=\"20\"><c r=\"C20\"/><c r=\"B20\"/></row></sheetData>"));

    Finding why = ((ReadOutcome.Unreadable) Hostile.open(file)).why();

    assertThat(why.sheet()).isEqualTo("名单");
    assertThat(why.cells()).containsExactly("B20");
    assertThat(why.message()).contains("名单").contains("B20");
  }

  @Test
  void refusesMoreSharedStringsThanAnyFormHas() {
    String many = "<si><t>a</t></si>".repeat(300);
    byte[] file = Hostile.with(STRINGS, xml -> xml.replace("</sst>", many + "</sst>"));
    ReadLimits all = ReadLimits.standard();
    ReadLimits few =
        new ReadLimits(
            all.bytes(),
            1_000,
            all.inflated(),
            100,
            all.ratioFloor(),
            100,
            200,
            all.textBytes(),
            100,
            Duration.ofSeconds(5));
    ReadLimits short200 =
        new ReadLimits(
            all.bytes(),
            1_000,
            all.inflated(),
            100,
            all.ratioFloor(),
            100,
            9_000,
            200,
            100,
            Duration.ofSeconds(5));

    for (ReadLimits limits : new ReadLimits[] {few, short200}) {
      ReadOutcome opened = new WorkbookReader(Hostile.FORMS, limits).read(file);
      assertThat(((ReadOutcome.Unreadable) opened).why().code()).isEqualTo("TOO_BIG");
    }
    refused(
        Hostile.with(STRINGS, xml -> xml.replace("</sst>", "<si/>".repeat(10_000_000) + "</sst>")),
        "TOO_BIG");
  }

  @Test
  void refusesTextLongerThanACellHolds() {
    String longest = "长".repeat(32_767);
    assertThat(Hostile.open(Hostile.with(STRINGS, xml -> xml.replace("附件2", longest))))
        .isInstanceOf(ReadOutcome.Read.class);
    refused(Hostile.with(STRINGS, xml -> xml.replace("附件2", longest + "长")), "TOO_LONG");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&#0;",
        "&#x1;",
        "&#xFFFF;",
        "&#xD800;",
        "\u0001",
        "&",
        "<",
        "]]>",
        "&#;",
        "&#x;",
        "&nbsp;"
      })
  void refusesWhatXmlDoesNotAllow(String text) {
    refused(Hostile.with(STRINGS, xml -> xml.replaceFirst("<t>", "<t>" + text)), "UNSAFE_XML");
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    for (byte[] bad :
        new byte[][] {
          {(byte) 0xc0, (byte) 0x80},
          {(byte) 0xff},
          {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
          {(byte) 0xe4, '<'}
        }) {
      Map<String, byte[]> parts = Hostile.parts();
      String marked =
          new String(parts.getOrDefault(STRINGS, new byte[0]), StandardCharsets.UTF_8)
              .replaceFirst("<t>", "<t>#!");
      byte[] xml = marked.getBytes(StandardCharsets.UTF_8);
      int at = marked.indexOf("#!");
      System.arraycopy(bad, 0, xml, at, bad.length);
      parts.put(STRINGS, xml);
      refused(RawZip.of(parts), "UNSAFE_XML");
    }
  }

  @Test
  void readsAPartInUtf16() {
    Map<String, byte[]> parts = Hostile.parts();
    String xml = new String(parts.getOrDefault(STRINGS, new byte[0]), StandardCharsets.UTF_8);
    parts.put(
        STRINGS,
        ("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + xml).getBytes(StandardCharsets.UTF_16));

    assertThat(Hostile.read(RawZip.of(parts))).isEqualTo(Hostile.read(Hostile.good()));
  }

  @Test
  void readsPrefixesCommentsAndCdataAsTheSame() {
    byte[] prefixed =
        Hostile.with(
            SHEET, xml -> xml.replace("xmlns=", "xmlns:x=").replaceAll("<(/?)(?=[a-z])", "<$1x:"));
    byte[] commented =
        Hostile.with(
            STRINGS,
            xml -> xml.replaceFirst("<t>附件2</t>", "<!-- a --><t>附<![CDATA[件]]>&#x32;</t>"));
    byte[] declared =
        Hostile.with(
            SHEET,
            xml -> xml.replace("<sheetData>", "<ext xmlns:y=\"urn:y\" y:a=\"1\"/><sheetData>"));

    ReadOutcome good = Hostile.read(Hostile.good());

    assertThat(Hostile.read(prefixed)).isEqualTo(good);
    assertThat(Hostile.read(commented)).isEqualTo(good);
    assertThat(Hostile.read(declared)).isEqualTo(good);
  }

  @Test
  void asksForValuesInsteadOfFormulas() {
    byte[] file =
        Hostile.with(
            SHEET, xml -> xml.replaceFirst("<c r=\"D6\"><v>[0-9]+</v>", "<c r=\"D6\"><f>1+1</f>"));

    ReadOutcome.Read read = Hostile.read(file);

    assertThat(read.findings()).extracting(Finding::code).containsExactly("FORMULA_NOT_ALLOWED");
    assertThat(read.findings().getFirst().refs()).containsExactly("row2.age");
    assertThat(read.findings().getFirst().cells()).containsExactly("D6");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "1e999", "INF", "0x10", "1_000", "--1", "1.2.3", "1e"})
  void doesNotBelieveImpossibleNumbers(String number) {
    byte[] file =
        Hostile.with(
            SHEET,
            xml -> xml.replaceFirst("<c r=\"D6\"><v>[0-9]+<", "<c r=\"D6\"><v>" + number + "<"));

    Value age = Hostile.lines(Hostile.read(file)).get(1).values().get(3);

    assertThat(age).isInstanceOf(Value.Broken.class);
  }

  @Test
  void keepsALongNumberAsTheNumberItIs() {
    byte[] file =
        Hostile.with(
            SHEET,
            xml ->
                xml.replaceFirst(
                    "<c r=\"E6\" t=\"s\"><v>[0-9]+<", "<c r=\"E6\"><v>4.1010319921008371E17<"));

    Value id = Hostile.lines(Hostile.read(file)).get(1).values().get(4);

    assertThat(id).isEqualTo(new Value.Numeric(new BigDecimal("410103199210084000")));
  }

  @Test
  void roundsNumbersToTheDigitsThatAreShown() {
    byte[] file =
        Hostile.with(
            SHEET,
            xml ->
                xml.replaceFirst("<c r=\"D6\"><v>[0-9]+<", "<c r=\"D6\"><v>0.30000000000000004<"));

    Value age = Hostile.lines(Hostile.read(file)).get(1).values().get(3);

    assertThat(age).isEqualTo(new Value.Numeric(new BigDecimal("0.3")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+cmd", "-2", "@SUM(A1)", "＝1", "𠮷·阿不都", "_x005F_x0041_", "a&lt;b"})
  void keepsTextAsItIs(String name) {
    byte[] file =
        Hostile.with(
            SHEET,
            xml ->
                xml.replaceFirst(
                    "<c r=\"B6\" t=\"s\"><v>[0-9]+</v>",
                    "<c r=\"B6\" t=\"inlineStr\"><is><r><t>"
                        + name
                        + "</t></r><rPh><t>x</t></rPh></is>"));

    Value read = Hostile.lines(Hostile.read(file)).get(1).values().get(1);

    String expected = name.replace("_x005F_", "_").replace("&lt;", "<");
    assertThat(read).isEqualTo(new Value.Text(expected));
  }
}
