package org.nuanbao.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.TimeZone;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("it sets the time zone of all")
class StableZipTest {
  private final TimeZone before = TimeZone.getDefault();

  @AfterEach
  void restore() {
    TimeZone.setDefault(before);
  }

  @Test
  void bytesAreTheSameInEveryTimeZone() throws IOException {
    byte[] here = packed("Asia/Shanghai");
    assertThat(packed("UTC")).isEqualTo(here);
    assertThat(packed("America/Los_Angeles")).isEqualTo(here);
  }

  private static byte[] packed(String zone) throws IOException {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      book.createSheet("a").createRow(0).createCell(0).setCellValue("x");
      return StableZip.of(book);
    }
  }
}
