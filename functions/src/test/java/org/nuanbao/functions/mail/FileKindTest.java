package org.nuanbao.functions.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class FileKindTest {
  private static final List<String> WORKBOOK =
      List.of("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/worksheets/sheet1.xml");

  @Test
  void aZipIsWhatItsOwnEntriesSay() throws IOException {
    byte[] workbook = zip(WORKBOOK, new byte[9]);

    assertThat(FileKind.of(workbook)).isEqualTo(FileKind.WORKBOOK);
    assertThat(FileKind.of(zip(List.of("[Content_Types].xml", "word/document.xml"), new byte[9])))
        .isEqualTo(FileKind.DOCUMENT);
    assertThat(FileKind.of(zip(List.of("照片/1.jpg"), new byte[9]))).isEqualTo(FileKind.ARCHIVE);
    List<String> open = List.of("mimetype", "content.xml");
    assertThat(FileKind.of(zip(open, spoken("application/vnd.oasis.opendocument.spreadsheet"))))
        .isEqualTo(FileKind.WORKBOOK);
    assertThat(FileKind.of(zip(open, spoken("application/vnd.oasis.opendocument.text"))))
        .isEqualTo(FileKind.DOCUMENT);
  }

  @Test
  void aWorkbookPackedIntoAnArchiveIsNoWorkbook() throws IOException {
    byte[] workbook = zip(WORKBOOK, new byte[9]);

    assertThat(FileKind.of(zip(List.of("统计表.xlsx"), workbook))).isEqualTo(FileKind.ARCHIVE);
    assertThat(FileKind.of(zip(List.of("a/名单.xlsx", "b/名单.xlsx"), workbook)))
        .isEqualTo(FileKind.ARCHIVE);
  }

  private static byte[] spoken(String type) {
    return type.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }

  /** Not deflated, so that whatever an entry holds stands in the file as it is. */
  private static byte[] zip(List<String> names, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (String name : names) {
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }
}
