package org.nuanbao.functions.look;

import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;

/** The pages of a file. */
interface PageSource extends Closeable {
  /** The longest side of a drawn page: enough for a code of an inch on A4 to be read. */
  int SIDE = 2_400;

  int count();

  /**
   * Draws a page, from 0; no side is longer than {@link #SIDE}.
   *
   * @throws Unseen if it asks for too much
   */
  BufferedImage draw(int page) throws IOException;

  @Override
  void close() throws IOException;

  /** A file that is one picture. */
  static PageSource one(BufferedImage picture) {
    return new PageSource() {
      @Override
      public int count() {
        return 1;
      }

      @Override
      public BufferedImage draw(int page) {
        return picture;
      }

      @Override
      public void close() {}
    };
  }
}
