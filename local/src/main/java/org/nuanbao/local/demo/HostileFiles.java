package org.nuanbao.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that must be answered and must do no harm. */
final class HostileFiles {
  private static final int MEGABYTE = 1 << 20;
  private static final int BOMB_MEGABYTES = 200;

  private HostileFiles() {}

  /** The code each must be answered with → the file. */
  static Map<String, byte[]> byCode() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("TOO_BIG", bomb());
    files.put("WRONG_TYPE", "%PDF-1.7\n% not a workbook\n".getBytes(UTF_8));
    return files;
  }

  /** A workbook's skeleton whose sheet inflates a thousandfold. */
  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write(
          """
          <?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>\
          """
              .getBytes(UTF_8));
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      byte[] spaces = " ".repeat(MEGABYTE).getBytes(UTF_8);
      for (int i = 0; i < BOMB_MEGABYTES; i++) {
        zip.write(spaces);
      }
    }
    return bytes.toByteArray();
  }
}
