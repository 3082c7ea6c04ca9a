package org.nuanbao.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.form.Form;
import org.nuanbao.generate.BigRoster;
import org.nuanbao.reading.Body;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.xml.XmlPart;

/** A good roster of three rows, and ways to spoil it. */
final class Hostile {
  static final String SHEET = "xl/worksheets/sheet1.xml";
  static final String STRINGS = "xl/sharedStrings.xml";
  static final String TYPES = "[Content_Types].xml";
  static final String WORKBOOK = "xl/workbook.xml";
  static final String RELATIONS = "xl/_rels/workbook.xml.rels";
  static final List<Form> FORMS = NoticesOnDisk.forms();

  private Hostile() {}

  static byte[] good() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      BigRoster.write(out, 3, 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static Map<String, byte[]> parts() {
    return RawZip.parts(good());
  }

  /** The good workbook with one part's text changed. */
  static byte[] with(String part, UnaryOperator<String> change) {
    Map<String, byte[]> parts = parts();
    String text = new String(parts.getOrDefault(part, new byte[0]), StandardCharsets.UTF_8);
    String changed = change.apply(text);
    assertThat(changed).isNotEqualTo(text);
    parts.put(part, changed.getBytes(StandardCharsets.UTF_8));
    return RawZip.of(parts);
  }

  static byte[] withPart(String name, byte[] content) {
    Map<String, byte[]> parts = parts();
    parts.put(name, content);
    return RawZip.of(parts);
  }

  static ReadOutcome open(byte[] file) {
    return new WorkbookReader(FORMS, ReadLimits.standard()).read(file);
  }

  static ReadOutcome openByAalto(byte[] file) {
    return new WorkbookReader(FORMS, ReadLimits.standard(), XmlPart.AALTO_ONLY).read(file);
  }

  static ReadOutcome.Read read(byte[] file) {
    ReadOutcome opened = open(file);
    assertThat(opened).isInstanceOf(ReadOutcome.Read.class);
    assertThat(openByAalto(file)).isEqualTo(opened);
    ReadOutcome.Read read = (ReadOutcome.Read) opened;
    // How much of it there was to read is another matter than what was read.
    return new ReadOutcome.Read(
        read.form(), read.parts(), read.ofFile(), read.reasons(), ReadOutcome.Bulk.NONE);
  }

  static List<org.nuanbao.reading.Line> lines(ReadOutcome.Read read) {
    return ((Body.Lines) read.reading().body()).lines();
  }

  /** The file is refused with this code, in Chinese and English, and saying nothing of its own. */
  static void refused(byte[] file, String code) {
    for (ReadOutcome opened : List.of(open(file), openByAalto(file))) {
      assertThat(opened).isInstanceOf(ReadOutcome.Unreadable.class);
      var why = ((ReadOutcome.Unreadable) opened).why();
      assertThat(why.code()).isEqualTo(code);
      assertThat(why.rule()).isNull();
      assertThat(why.message()).contains("请");
      assertThat(why.english()).isNotBlank();
    }
  }
}
