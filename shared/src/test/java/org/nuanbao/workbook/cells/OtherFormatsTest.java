package org.nuanbao.workbook.cells;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nuanbao.workbook.guard.ReadLimits;
import org.nuanbao.workbook.xml.XmlPart;

/**
 * One invented workbook says the same in each format. SheetJS saved it, but as {@code .ods}, which
 * LibreOffice made of the {@code .xlsx}.
 */
class OtherFormatsTest {
  private static final ReadLimits LIMITS = ReadLimits.standard().within(Duration.ofMinutes(1));

  /** SheetJS writes formulas in neither, and hidden rows not in an {@code .xls}. */
  @ParameterizedTest
  @ValueSource(strings = {"xls", "xlsb"})
  void saysWhatTheXlsxSays(String format) {
    List<String> expected = read(file("xlsx"));

    assertThat(expected).hasSizeGreaterThan(18).anyMatch(line -> line.contains("SUM(B1:B3)"));
    assertThat(read(file(format)))
        .isEqualTo(
            expected.stream()
                .map(line -> line.replaceFirst(" formula.*", ""))
                .map(line -> format.equals("xls") ? line.replace(" hidden ", " ") : line)
                .toList());
  }

  /** LibreOffice makes formulas of what is true and of errors, so D1 and E1 are left out. */
  @Test
  void anOdsSaysWhatTheXlsxSays() {
    Predicate<String> kept = line -> !line.startsWith("D1 ") && !line.startsWith("E1 ");

    assertThat(read(file("ods")).stream().filter(kept))
        .containsExactlyElementsOf(read(file("xlsx")).stream().filter(kept).toList());
  }

  /** As WPS saves an {@code .et}: the records of an {@code .xls}, beside a stream of its own. */
  @Test
  void readsAnEtAsTheXlsThatItIs() throws IOException {
    try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(file("xls")));
        ByteArrayOutputStream et = new ByteArrayOutputStream()) {
      files.createDocument(new ByteArrayInputStream(new byte[300]), "ETExtData");
      files.writeFilesystem(et);

      assertThat(read(et.toByteArray())).isEqualTo(read(file("xls")));
    }
  }

  /** Whatever is done to the bytes of a part, there is an answer or a refusal. */
  @ParameterizedTest
  @ValueSource(strings = {"xlsb", "ods"})
  void damageIsRefusedOrRead(String format) {
    Map<String, byte[]> good = parts(file(format));
    List<String> names =
        good.entrySet().stream()
            .filter(part -> part.getValue().length > 0)
            .map(Map.Entry::getKey)
            .toList();
    int read = 0;
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      Map<String, byte[]> parts = new LinkedHashMap<>(good);
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        String name = names.get(random.nextInt(names.size()));
        byte[] bad = requireNonNull(parts.get(name)).clone();
        bad[random.nextInt(bad.length)] = (byte) random.nextInt();
        parts.put(name, bad);
      }
      read += Transcript.isRefused(read(zip(parts))) ? 0 : 1;
    }
    assertThat(read).isBetween(20, 290);
  }

  /** What a file claims to repeat costs no more than a sheet has room for. */
  @Test
  void repetitionsAreBounded() {
    for (String times : List.of("1048577", "999999999", "0", "-1", "x", "99999999999")) {
      for (String what : List.of("rows", "columns")) {
        String claim = "table:number-" + what + "-repeated=\"" + times + "\"";
        Map<String, byte[]> parts = parts(file("ods"));
        String content = new String(requireNonNull(parts.get("content.xml")), UTF_8);
        String element = what.equals("rows") ? "<table:table-row" : "<table:table-cell";
        parts.put(
            "content.xml", content.replaceFirst(element, element + " " + claim).getBytes(UTF_8));

        List<String> found = read(zip(parts));

        assertThat(Transcript.isRefused(found)).as(claim).isTrue();
      }
    }
  }

  private static List<String> read(byte[] file) {
    return Transcript.of(true, visitor -> Book.of(file, XmlPart.PLAIN_FIRST, LIMITS).read(visitor));
  }

  private static byte[] file(String format) {
    try (InputStream in =
        requireNonNull(
            OtherFormatsTest.class.getResourceAsStream(
                (format.equals("ods") ? "libreoffice." : "sheetjs.") + format))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, byte[]> parts(byte[] file) {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      Map<String, byte[]> parts = new LinkedHashMap<>();
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), zip.readAllBytes());
      }
      return parts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] zip(Map<String, byte[]> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
