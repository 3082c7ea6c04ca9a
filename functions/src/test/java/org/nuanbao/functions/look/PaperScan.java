package org.nuanbao.functions.look;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/** Pages as scanners and telephones make them. */
final class PaperScan {
  static final String CODE = "nuanbao1 winter~form~once~city.east 2 0123456789abcdef";

  private PaperScan() {}

  /** A grey page of this size with a code of a seventh of its width in its upper right corner. */
  static BufferedImage page(int width, int height, String code) {
    BufferedImage page = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = page.createGraphics();
    pen.setColor(new Color(0xe8e6e0));
    pen.fillRect(0, 0, width, height);
    pen.setColor(Color.BLACK);
    pen.fillRect(width / 10, height / 2, width / 2, height / 200 + 1);
    int side = Math.max(1, Math.min(width, height) / 7);
    pen.drawImage(code(code, side), width - side - width / 12, height / 15, null);
    pen.dispose();
    return page;
  }

  private static BufferedImage code(String text, int side) {
    try {
      BitMatrix code = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, side, side);
      BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
      for (int y = 0; y < code.getHeight() && y < side; y++) {
        for (int x = 0; x < code.getWidth() && x < side; x++) {
          picture.setRGB(x, y, code.get(x, y) ? 0x202020 : 0xf0f0f0);
        }
      }
      return picture;
    } catch (WriterException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] as(BufferedImage page, String format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(page, format, bytes);
    return bytes.toByteArray();
  }

  static BufferedImage read(byte[] picture) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(picture));
  }

  /** An A4 page each of these pictures. */
  static byte[] pdf(BufferedImage... pages) throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (BufferedImage picture : pages) {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.drawImage(
              LosslessFactory.createFromImage(document, picture),
              0,
              0,
              PDRectangle.A4.getWidth(),
              PDRectangle.A4.getHeight());
        }
      }
      return saved(document);
    }
  }

  static byte[] saved(PDDocument document) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return bytes.toByteArray();
  }

  /**
   * Puts Exif into a JPEG as a telephone does: how it was held, who made it, and where.
   *
   * @param held as Exif numbers it
   */
  static byte[] withExif(byte[] jpeg, int held) {
    byte[] maker = "GPS 38.914 121.614\0".getBytes(StandardCharsets.US_ASCII);
    ByteBuffer exif = ByteBuffer.allocate(6 + 8 + 2 + 2 * 12 + 4 + maker.length);
    exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8);
    exif.putShort((short) 2);
    exif.putShort((short) 0x010f).putShort((short) 2).putInt(maker.length).putInt(38);
    exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) held);
    exif.putShort((short) 0).putInt(0).put(maker);
    ByteBuffer all = ByteBuffer.allocate(jpeg.length + 4 + exif.capacity());
    all.put(jpeg, 0, 2).putShort((short) 0xffe1).putShort((short) (2 + exif.capacity()));
    return all.put(exif.array()).put(jpeg, 2, jpeg.length - 2).array();
  }
}
