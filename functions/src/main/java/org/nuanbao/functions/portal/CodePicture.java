package org.nuanbao.functions.portal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A square code as a PNG of one bit a point, written here: the pictures of the JDK would have
 * everybody's first page wait for them.
 */
final class CodePicture {
  /** Points of a module; a browser that prints it makes them as large as it needs. */
  private static final int POINTS = 4;

  /** Modules of white around the code, which readers need. */
  private static final int QUIET = 4;

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private CodePicture() {}

  /** The picture as an address that holds it. */
  static String address(String text) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png(text));
  }

  static byte[] png(String text) {
    ByteMatrix code = code(text);
    int side = (code.getWidth() + 2 * QUIET) * POINTS;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(SIGNATURE);
    // One bit a point, grey.
    ByteBuffer head = ByteBuffer.allocate(13).putInt(side).putInt(side).put((byte) 1);
    chunk(bytes, "IHDR", head.array());
    chunk(bytes, "IDAT", deflated(rows(code, side)));
    chunk(bytes, "IEND", new byte[0]);
    return bytes.toByteArray();
  }

  private static ByteMatrix code(String text) {
    try {
      return Encoder.encode(text, ErrorCorrectionLevel.Q).getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a code", e);
    }
  }

  /** Rows of points, each after a byte that says it is not filtered; white is 1. */
  private static byte[] rows(ByteMatrix code, int side) {
    int length = 1 + (side + 7) / 8;
    byte[] rows = new byte[side * length];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        if (!isBlack(code, x / POINTS - QUIET, y / POINTS - QUIET)) {
          rows[y * length + 1 + x / 8] |= (byte) (0x80 >> (x % 8));
        }
      }
    }
    return rows;
  }

  private static boolean isBlack(ByteMatrix code, int x, int y) {
    return x >= 0 && y >= 0 && x < code.getWidth() && y < code.getHeight() && code.get(x, y) == 1;
  }

  private static byte[] deflated(byte[] bytes) {
    try (Deflater deflater = new Deflater()) {
      deflater.setInput(bytes);
      deflater.finish();
      byte[] packed = new byte[bytes.length + 64];
      int length = deflater.deflate(packed);
      return Arrays.copyOf(packed, length);
    }
  }

  private static void chunk(ByteArrayOutputStream to, String name, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(12 + data.length).putInt(data.length);
    chunk.put(name.getBytes(US_ASCII)).put(data);
    CRC32 check = new CRC32();
    check.update(chunk.array(), 4, 4 + data.length);
    to.writeBytes(chunk.putInt((int) check.getValue()).array());
  }
}
