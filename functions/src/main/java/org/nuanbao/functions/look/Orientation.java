package org.nuanbao.functions.look;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a telephone was held, from a JPEG's Exif (TIFF tag 0x0112): the one thing there that is
 * needed to show the picture. Anything that is not as it should be means that it was held upright.
 */
enum Orientation {
  UPRIGHT,
  UPSIDE_DOWN,
  TO_THE_RIGHT,
  TO_THE_LEFT;

  private static final int APP1 = 0xe1;
  private static final int SCAN_BEGINS = 0xda;
  private static final int TAG = 0x0112;
  private static final int ENTRY = 12;
  private static final int MOST_ENTRIES = 512;
  private static final String EXIF = "Exif\0\0";

  static Orientation of(byte[] jpeg) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(jpeg);
      int at = 2;
      while ((bytes.get(at) & 0xff) == 0xff) {
        int kind = bytes.get(at + 1) & 0xff;
        int length = bytes.getShort(at + 2) & 0xffff;
        if (kind == SCAN_BEGINS || length < 2) {
          return UPRIGHT;
        }
        if (kind == APP1 && isExif(jpeg, at + 4)) {
          return of(bytes.slice(at + 4 + EXIF.length(), length - 2 - EXIF.length()));
        }
        at += 2 + length;
      }
    } catch (IndexOutOfBoundsException e) {
      return UPRIGHT; // cut off or made up
    }
    return UPRIGHT;
  }

  private static boolean isExif(byte[] jpeg, int at) {
    return new String(jpeg, at, EXIF.length(), ISO_8859_1).equals(EXIF);
  }

  private static Orientation of(ByteBuffer tiff) {
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int entries = Math.min(tiff.getShort(directory) & 0xffff, MOST_ENTRIES);
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + i * ENTRY;
      if ((tiff.getShort(entry) & 0xffff) == TAG) {
        return switch (tiff.getShort(entry + 8)) {
          case 3 -> UPSIDE_DOWN;
          case 6 -> TO_THE_RIGHT;
          case 8 -> TO_THE_LEFT;
          default -> UPRIGHT;
        };
      }
    }
    return UPRIGHT;
  }
}
