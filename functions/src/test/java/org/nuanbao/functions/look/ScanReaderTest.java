package org.nuanbao.functions.look;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nuanbao.scan.Seen;
import org.nuanbao.scan.Seen.Why;

class ScanReaderTest {
  private static final int WIDE = 1_654; // A4 at 200 dpi
  private static final int HIGH = 2_339;

  private static Sighting see(byte[] file) {
    return ScanReader.STANDARD.read(file);
  }

  private static void assertRefused(byte[] file, Why why) {
    Sighting sighting = see(file);
    assertThat(sighting.seen()).isEqualTo(new Seen.Refused(why));
    assertThat(sighting.pictures()).isEmpty();
  }

  private static BufferedImage page() {
    return PaperScan.page(WIDE, HIGH, PaperScan.CODE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png"})
  void aPictureIsShownAndItsCodeRead(String format) throws IOException {
    Sighting sighting = see(PaperScan.as(page(), format));

    assertThat(sighting.seen()).isEqualTo(new Seen.Pictured(1, List.of(PaperScan.CODE)));
    BufferedImage shown = PaperScan.read(sighting.pictures().getFirst());
    assertThat(shown.getHeight()).isEqualTo(1_600);
    assertThat(new Color(shown.getRGB(40, 40)).getRed()).isBetween(222, 242);
  }

  @Test
  void everyPageOfAPdfIsShown() throws IOException {
    Sighting sighting = see(PaperScan.pdf(PaperScan.page(WIDE, HIGH, "another's code"), page()));

    assertThat(sighting.seen())
        .isEqualTo(new Seen.Pictured(2, List.of("another's code", PaperScan.CODE)));
    assertThat(sighting.pictures()).hasSize(2);
  }

  @Test
  void aTelephonesPictureIsUprightAndSaysNotWhereItWasTaken() throws IOException {
    BufferedImage lying = new BufferedImage(HIGH, WIDE, BufferedImage.TYPE_INT_RGB);
    BufferedImage upright = page();
    for (int y = 0; y < HIGH; y++) {
      for (int x = 0; x < WIDE; x++) {
        lying.setRGB(y, WIDE - 1 - x, upright.getRGB(x, y));
      }
    }
    byte[] taken = PaperScan.withExif(PaperScan.as(lying, "jpeg"), 6);
    assertThat(new String(taken, ISO_8859_1)).contains("GPS 38.914");

    Sighting sighting = see(taken);

    assertThat(sighting.seen()).isEqualTo(new Seen.Pictured(1, List.of(PaperScan.CODE)));
    byte[] shown = sighting.pictures().getFirst();
    assertThat(new String(shown, ISO_8859_1)).doesNotContain("GPS", "Exif");
    BufferedImage picture = PaperScan.read(shown);
    assertThat(picture.getHeight()).isGreaterThan(picture.getWidth());
    Color line = new Color(picture.getRGB(picture.getWidth() / 3, picture.getHeight() / 2 + 3));
    assertThat(line.getRed()).as("the line across the page").isLessThan(60);
  }

  @Test
  void aPageWithoutACodeIsShown() throws IOException {
    BufferedImage plain = new BufferedImage(900, 1_200, BufferedImage.TYPE_INT_RGB);

    assertThat(see(PaperScan.as(plain, "jpeg")).seen()).isEqualTo(new Seen.Pictured(1, List.of()));
  }

  @Test
  void whatIsNoScanIsToldWhatItIs() throws IOException {
    assertRefused(new byte[0], Why.EMPTY);
    assertRefused(new byte[(20 << 20) + 1], Why.TOO_LARGE);
    assertRefused("PK\u0003\u0004 a workbook".getBytes(ISO_8859_1), Why.NOT_A_SCAN);
    assertRefused("\0\0\0\u0018ftypheic\0\0\0\0mif1heic".getBytes(ISO_8859_1), Why.HEIC);
    byte[] jpeg = PaperScan.as(page(), "jpeg");
    assertRefused(Arrays.copyOf(jpeg, jpeg.length / 2), Why.BROKEN);
    byte[] png = PaperScan.as(page(), "png");
    assertRefused(Arrays.copyOf(png, png.length / 2), Why.BROKEN);
    assertRefused("%PDF-1.7\nnothing".getBytes(ISO_8859_1), Why.BROKEN);
  }

  @Test
  void aPixelBombIsNotUnpacked() throws IOException {
    assertRefused(png(50_000, 50_000), Why.TOO_MANY_PIXELS);
    byte[] jpeg = PaperScan.as(PaperScan.page(64, 64, "x"), "jpeg");
    int size = new String(jpeg, ISO_8859_1).indexOf("\u00ff\u00c0");
    ByteBuffer.wrap(jpeg).putShort(size + 5, (short) 65_000).putShort(size + 7, (short) 65_000);
    assertRefused(jpeg, Why.TOO_MANY_PIXELS);
  }

  /** A PNG that says a size; its only row of data is short. */
  private static byte[] png(int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1));
    byte[] head = ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 1).array();
    chunk(bytes, "IHDR", head);
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    try (DeflaterOutputStream zip = new DeflaterOutputStream(data)) {
      zip.write(new byte[1_000_000]);
    }
    chunk(bytes, "IDAT", data.toByteArray());
    chunk(bytes, "IEND", new byte[0]);
    return bytes.toByteArray();
  }

  private static void chunk(OutputStream to, String name, byte[] data) throws IOException {
    byte[] named =
        ByteBuffer.allocate(4 + data.length).put(name.getBytes(ISO_8859_1)).put(data).array();
    CRC32 check = new CRC32();
    check.update(named);
    to.write(ByteBuffer.allocate(4).putInt(data.length).array());
    to.write(named);
    to.write(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
  }

  @Test
  void aScriptedPdfIsOnlyDrawn() throws IOException {
    byte[] scripted;
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage(PDRectangle.A4));
      document
          .getDocumentCatalog()
          .setOpenAction(new PDActionJavaScript("app.launchURL('https://evil.test')"));
      scripted = PaperScan.saved(document);
    }

    Sighting sighting = see(scripted);

    assertThat(sighting.seen()).isEqualTo(new Seen.Pictured(1, List.of()));
    assertThat(new String(sighting.pictures().getFirst(), ISO_8859_1)).doesNotContain("evil");
  }

  @Test
  void aLockedPdfIsToldSo() throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage(PDRectangle.A4));
      document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      assertRefused(PaperScan.saved(document), Why.ENCRYPTED);
    }
  }

  @Test
  void thousandsOfPagesAreNotDrawn() throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (int i = 0; i < 3_000; i++) {
        document.addPage(new PDPage(PDRectangle.A4));
      }
      assertRefused(PaperScan.saved(document), Why.TOO_MANY_PAGES);
    }
  }

  @Test
  void anEndlessStreamIsNotUnpacked() throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      PDStream content = new PDStream(document);
      content.getCOSObject().setItem(COSName.FILTER, COSName.FLATE_DECODE);
      try (OutputStream out =
          new DeflaterOutputStream(content.getCOSObject().createRawOutputStream())) {
        byte[] some = new byte[1 << 20];
        Arrays.fill(some, (byte) ' ');
        for (int i = 0; i < 700; i++) {
          out.write(some);
        }
      }
      page.setContents(content);
      byte[] bomb = PaperScan.saved(document);
      assertThat(bomb.length).isLessThan(4 << 20);
      assertRefused(bomb, Why.TOO_HARD);
    }
  }

  @Test
  void aHugePictureInAPdfIsNotUnpacked() throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      PDImageXObject picture =
          new PDImageXObject(
              document,
              new ByteArrayInputStream(new byte[10]),
              COSName.RUN_LENGTH_DECODE,
              100_000,
              100_000,
              8,
              PDDeviceGray.INSTANCE);
      draw(document, page, picture);
      assertRefused(PaperScan.saved(document), Why.TOO_MANY_PIXELS);
    }
  }

  @Test
  void aPictureThatCannotBeReadIsNotShownAsAnEmptyPage() throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      PDImageXObject picture =
          new PDImageXObject(
              document,
              new ByteArrayInputStream(new byte[100]),
              COSName.JBIG2_DECODE,
              WIDE,
              HIGH,
              1,
              PDDeviceGray.INSTANCE);
      draw(document, page, picture);
      assertRefused(PaperScan.saved(document), Why.UNKNOWN_PICTURE);
    }
  }

  private static void draw(PDDocument document, PDPage page, PDImageXObject picture)
      throws IOException {
    try (var content = new PDPageContentStream(document, page)) {
      content.drawImage(picture, 0, 0, 500, 700);
    }
  }

  /** Forms that draw each other twice, thirty deep: a thousand million times. */
  @Test
  void whatNeverEndsIsLeftToItself() throws IOException {
    byte[] file;
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      PDFormXObject inner = form(document, null);
      for (int depth = 0; depth < 25; depth++) {
        inner = form(document, inner);
      }
      try (var content = new PDPageContentStream(document, page)) {
        content.drawForm(inner);
      }
      file = PaperScan.saved(document);
    }
    long begun = System.nanoTime();

    Sighting sighting = new ScanReader(Duration.ofSeconds(2)).read(file);

    assertThat(sighting.seen()).isEqualTo(new Seen.Refused(Why.TOO_HARD));
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
  }

  private static PDFormXObject form(PDDocument document, @Nullable PDFormXObject inner)
      throws IOException {
    var form = new PDFormXObject(document);
    form.setBBox(PDRectangle.A4);
    var resources = new PDResources();
    if (inner != null) {
      resources.put(COSName.getPDFName("F"), inner);
    }
    form.setResources(resources);
    try (OutputStream out = form.getContentStream().createOutputStream()) {
      out.write((inner == null ? "0 0 m 9 9 l S" : "/F Do /F Do").getBytes(ISO_8859_1));
    }
    return form;
  }

  /** Any bytes get an answer: files of each kind with some bytes changed, from a seed. */
  @Test
  void whateverIsChangedInAFileItIsAnswered() throws IOException {
    Random random = new Random(52);
    BufferedImage small = PaperScan.page(300, 400, "x");
    List<byte[]> files =
        List.of(PaperScan.as(small, "jpeg"), PaperScan.as(small, "png"), PaperScan.pdf(small));
    for (int i = 0; i < 60; i++) {
      byte[] file = files.get(i % files.size()).clone();
      for (int changes = 1 + random.nextInt(20); changes > 0; changes--) {
        file[random.nextInt(file.length)] = (byte) random.nextInt();
      }
      assertThat(see(file).seen()).isNotNull();
    }
  }
}
