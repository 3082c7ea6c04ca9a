package org.nuanbao.functions.look;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.nuanbao.scan.Seen.Why;

/** A JPEG or PNG, whose size is known from its head before anything of it is unpacked. */
final class StillPicture {
  /** Whole pixels of one picture; telephones take 12 to 50 million. */
  static final long MOST_PIXELS = 60_000_000;

  /** Progressive pictures come in a dozen scans, each of which costs the whole picture's time. */
  private static final int MOST_SCANS = 64;

  private static final int MARK = 0xff;
  private static final int SCAN_BEGINS = 0xda;

  private StillPicture() {}

  /**
   * Reads a JPEG, upright.
   *
   * @throws Unseen if it is too large, or only a part of one
   */
  static BufferedImage jpeg(byte[] file) throws IOException {
    if (scans(file) > MOST_SCANS) {
      throw new Unseen(Why.TOO_HARD);
    }
    return Pixels.upright(read(file, "jpeg"), Orientation.of(file));
  }

  static BufferedImage png(byte[] file) throws IOException {
    return read(file, "png");
  }

  /** Checks the size that the head of a JPEG or PNG says. */
  static void demandSize(byte[] file, String format) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in, true, true);
      demandSize(reader);
    } finally {
      reader.dispose();
    }
  }

  private static void demandSize(ImageReader reader) throws IOException {
    if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
      throw new Unseen(Why.TOO_MANY_PIXELS);
    }
  }

  private static BufferedImage read(byte[] file, String format) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
    List<String> warnings = new ArrayList<>();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      // Metadata is not read at all: it may be a bomb of its own, and nobody is to see it.
      reader.setInput(in, true, true);
      demandSize(reader);
      reader.addIIOReadWarningListener((_, warning) -> warnings.add(warning));
      ImageReadParam how = reader.getDefaultReadParam();
      int longest = Math.max(reader.getWidth(0), reader.getHeight(0));
      int each = Math.max(1, longest / PageSource.SIDE);
      how.setSourceSubsampling(each, each, 0, 0);
      BufferedImage read = reader.read(0, how);
      if (warnings.stream().anyMatch(warning -> warning.contains("Truncated"))) {
        throw new Unseen(Why.BROKEN);
      }
      return Pixels.within(read, PageSource.SIDE);
    } finally {
      reader.dispose();
    }
  }

  private static int scans(byte[] jpeg) {
    int scans = 0;
    for (int i = 0; i + 1 < jpeg.length; i++) {
      if ((jpeg[i] & 0xff) == MARK && (jpeg[i + 1] & 0xff) == SCAN_BEGINS) {
        scans++;
      }
    }
    return scans;
  }
}
