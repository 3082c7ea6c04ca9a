package org.nuanbao.generate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A workbook whose format somebody has pulled down its first sheet: cells without content. */
public final class PulledDown {
  private static final Pattern ROW = Pattern.compile("<row r=\"(\\d+)\"");

  private PulledDown() {}

  /**
   * The workbook with more rows.
   *
   * @param cells of each of them
   */
  public static byte[] rows(byte[] workbook, int rows, int cells) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(workbook));
        ZipOutputStream to = new ZipOutputStream(out)) {
      for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        byte[] part = from.readAllBytes();
        to.putNextEntry(new ZipEntry(entry.getName()));
        to.write(
            entry.getName().equals("xl/worksheets/sheet1.xml") ? longer(part, rows, cells) : part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] longer(byte[] sheet, int rows, int cells) {
    String text = new String(sheet, StandardCharsets.UTF_8);
    int last = 0;
    for (Matcher row = ROW.matcher(text); row.find(); ) {
      last = Math.max(last, Integer.parseInt(row.group(1)));
    }
    int end = text.indexOf("</sheetData>");
    StringBuilder longer = new StringBuilder(text.substring(0, end));
    for (int row = last + 1; row <= last + rows; row++) {
      longer.append("<row r=\"").append(row).append("\">");
      for (char column = 'A'; column < 'A' + cells; column++) {
        longer.append("<c r=\"").append(column).append(row).append("\" s=\"1\"/>");
      }
      longer.append("</row>");
    }
    return longer.append(text.substring(end)).toString().getBytes(StandardCharsets.UTF_8);
  }
}
