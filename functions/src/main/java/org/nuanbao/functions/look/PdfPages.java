package org.nuanbao.functions.look;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.nuanbao.scan.Seen.Why;

/**
 * The pages of a PDF, drawn. Its scripts, links and attached files are never looked at. Before
 * anything is drawn, what its streams unpack to is counted.
 */
final class PdfPages implements PageSource {
  private static final int MOST_PAGES = 20;
  private static final long MEMORY = 64L << 20;

  private final PDDocument document;
  private final PDFRenderer renderer;

  PdfPages(byte[] file) throws IOException {
    document = opened(file);
    try {
      int pages = document.getNumberOfPages();
      if (pages > MOST_PAGES) {
        throw new Unseen(Why.TOO_MANY_PAGES);
      }
      if (pages < 1) {
        throw new Unseen(Why.BROKEN);
      }
      PdfStreams.demandSmall(document.getDocument());
    } catch (IOException | RuntimeException | Error e) {
      IOUtils.closeQuietly(document);
      throw e;
    }
    renderer = new WatchedRenderer(document);
    renderer.setSubsamplingAllowed(true);
  }

  private static PDDocument opened(byte[] file) throws IOException {
    try {
      return Loader.loadPDF(
          new RandomAccessReadBuffer(file),
          MemoryUsageSetting.setupMainMemoryOnly(MEMORY).streamCache);
    } catch (InvalidPasswordException e) {
      throw new Unseen(Why.ENCRYPTED);
    }
  }

  @Override
  public int count() {
    return document.getNumberOfPages();
  }

  @Override
  public BufferedImage draw(int page) throws IOException {
    PDRectangle box = document.getPage(page).getCropBox();
    float longest = Math.max(box.getWidth(), box.getHeight());
    if (!(longest > 0)) {
      throw new Unseen(Why.BROKEN);
    }
    return renderer.renderImage(page, SIDE / longest, ImageType.RGB);
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
