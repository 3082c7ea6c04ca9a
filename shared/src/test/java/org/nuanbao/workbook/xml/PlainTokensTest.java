package org.nuanbao.workbook.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nuanbao.workbook.xml.XmlTokens.Token;

/** The fast scanner takes what programs write, and leaves everything else to Aalto. */
class PlainTokensTest {
  private static final String MAIN = "xmlns=\"" + Namespaces.MAIN + "\"";
  private static final String EXCEL =
      "\ufeff<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<worksheet "
          + MAIN
          + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
          + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
          + " mc:Ignorable=\"x14ac\" xmlns:x14ac=\"urn:x14ac\"><sheetPr/>"
          + "<sheetData><row r=\"1\" spans='1:2' x14ac:dyDescent=\"0.2\">"
          + "<c r=\"A1\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> 甲&amp;\r\n&#x4E59; </t></is></c>"
          + "</row></sheetData><extLst><ext xmlns:x14=\"urn:x14\"><x14:c>1</x14:c></ext></extLst>"
          + "</worksheet>\n";

  @Test
  void takesWhatExcelWritesWithTheSameTokensAsAalto() {
    List<String> plain = tokens(new PlainTokens(bytes(EXCEL)));

    assertThat(plain).contains("START C A1", "TEXT  甲&\n乙 ", "START OTHER null");
    assertThat(plain).isEqualTo(tokens(new AaltoTokens(bytes(EXCEL))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<![CDATA[&L&\"宋体\"<第&P页>]]>",
        "a<![CDATA[]]>b",
        "<![CDATA[]]]]><![CDATA[>]]>",
        "&amp;<![CDATA[&amp;]]>"
      })
  void takesTextsGivenAsCdata(String content) {
    String part = "<a " + MAIN + ">" + content + "</a>";

    assertThat(String.join("", tokens(new PlainTokens(bytes(part)))).replace("TEXT ", ""))
        .isEqualTo(String.join("", tokens(new AaltoTokens(bytes(part)))).replace("TEXT ", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a><a %s/>",
        "<!-- --><a %s/>",
        "<a %s><!-- --></a>",
        "<![CDATA[x]]><a %s/>",
        "<a %s/><![CDATA[x]]>",
        "<a %s><![CDATA[x\r]]></a>",
        "<a %s><![CDATA[x]></a>",
        "<a %s><![cdata[x]]></a>",
        "<a %s><?x?></a>",
        "<a/>",
        "<x:a xmlns:x=\"urn:x\"/>",
        "<a xmlns=\"urn:x\"/>",
        "<a %s><b xmlns=\"urn:x\"/></a>",
        "<a %s><x:b/></a>",
        "<a %s></b>",
        "<a %s>",
        "<a %s/><a %s/>",
        "<a %s/>x",
        "<a %s x=\"1\" x=\"2\"/>",
        "<a %s x=\"<\"/>",
        "<a %s x='1'y='2'/>",
        "<a %s>&x;</a>",
        "<a %s>]]></a>",
        "<a %s x=\"\t\"/>",
        "<?xml version=\"1.0\" encoding=\"GBK\"?><a %s/>",
        "<?xml version=\"1.1\"?><a %s/>",
        "< a %s/>",
        "<1 %s/>",
        ""
      })
  void leavesEverythingElseToAalto(String xml) {
    assertThatThrownBy(() -> tokens(new PlainTokens(bytes(xml.replace("%s", MAIN)))))
        .isInstanceOf(NotPlain.class);
  }

  @Test
  void readsTagsAndTextsLongerThanItsWindow() {
    String text = "长".repeat(100_000);
    String xml = "<sst %s><si a=\"%s\"><t>%s</t></si></sst>".formatted(MAIN, text, text);

    assertThat(tokens(new PlainTokens(bytes(xml))))
        .contains("TEXT " + text)
        .isEqualTo(tokens(new AaltoTokens(bytes(xml))));
  }

  private static ByteArrayInputStream bytes(String xml) {
    return new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
  }

  /** Neighbouring texts as one: Aalto may cut them. */
  private static List<String> tokens(XmlTokens tokens) {
    List<String> all = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (Token token = tokens.next(); token != Token.DONE; token = tokens.next()) {
      if (token == Token.TEXT) {
        text.append(tokens.text());
        continue;
      }
      if (!text.isEmpty()) {
        all.add("TEXT " + text);
        text.setLength(0);
      }
      String place = token == Token.START ? " " + tokens.attribute(Attribute.R) : "";
      all.add(token + " " + tokens.name() + place);
    }
    return all;
  }
}
