package org.nuanbao.functions.look;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws pictures anew. */
final class Pixels {
  /** The longest side of what is shown: hand-written words can be read on it. */
  private static final int SHOWN = 1_600;

  private static final float QUALITY = 0.8f;

  private Pixels() {}

  /** On white and without anything but pixels, no side longer than this. */
  static BufferedImage within(BufferedImage picture, int side) {
    int longest = Math.max(picture.getWidth(), picture.getHeight());
    double scale = Math.min(1, (double) side / longest);
    return drawn(
        picture,
        size(picture.getWidth() * scale),
        size(picture.getHeight() * scale),
        AffineTransform.getScaleInstance(scale, scale));
  }

  private static int size(double side) {
    return Math.max(1, (int) Math.floor(side));
  }

  static BufferedImage upright(BufferedImage picture, Orientation held) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    return switch (held) {
      case UPRIGHT -> picture;
      case UPSIDE_DOWN ->
          drawn(picture, width, height, new AffineTransform(-1, 0, 0, -1, width, height));
      case TO_THE_RIGHT ->
          drawn(picture, height, width, new AffineTransform(0, 1, -1, 0, height, 0));
      case TO_THE_LEFT -> drawn(picture, height, width, new AffineTransform(0, -1, 1, 0, 0, width));
    };
  }

  private static BufferedImage drawn(
      BufferedImage picture, int width, int height, AffineTransform how) {
    BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = drawn.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, width, height);
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(picture, how, null);
    pen.dispose();
    return drawn;
  }

  /** The picture as it is shown. */
  static byte[] jpeg(BufferedImage picture) throws IOException {
    BufferedImage shown = within(picture, SHOWN);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(QUALITY);
      writer.write(null, new IIOImage(shown, null, null), how);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
