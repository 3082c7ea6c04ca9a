package org.nuanbao.workbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Packs one of our workbooks again so that the same content gives the same bytes: entries are
 * sorted with the content types first, and one fixed time is written for all of them and into the
 * core properties.
 */
final class StableZip {
  /**
   * The second earliest time a zip entry can have. With the earliest, the JDK writes the time a
   * second time, in the machine's time zone, so a function and a laptop would write different
   * bytes.
   */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0, 2);

  private static final String CORE = "docProps/core.xml";
  private static final Pattern MOMENT =
      Pattern.compile("(?<=<dcterms:(created|modified) xsi:type=\"dcterms:W3CDTF\">)[^<]*");

  private static final Comparator<String> ORDER =
      Comparator.<String, Boolean>comparing(name -> !name.equals("[Content_Types].xml"))
          .thenComparing(name -> !name.startsWith("_rels/"))
          .thenComparing(Comparator.naturalOrder());

  private StableZip() {}

  /** Saves the workbook and packs it again. */
  static byte[] of(XSSFWorkbook book) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      book.write(out);
      return repack(out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] repack(byte[] workbook) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>(ORDER);
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] content = in.readAllBytes();
        entries.put(entry.getName(), entry.getName().equals(CORE) ? timeless(content) : content);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(workbook.length);
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry packed = new ZipEntry(entry.getKey());
        packed.setTimeLocal(TIME);
        zip.putNextEntry(packed);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private static byte[] timeless(byte[] core) {
    return MOMENT
        .matcher(new String(core, StandardCharsets.UTF_8))
        .replaceAll("1980-01-01T00:00:00Z")
        .getBytes(StandardCharsets.UTF_8);
  }
}
