package org.nuanbao.functions.look;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.nuanbao.scan.Seen.Why;

/**
 * Draws pages until it is told to stop, whole or not at all: a page without its picture, because it
 * is too large, broken or of a format that cannot be read, would look like one nobody signed.
 */
final class WatchedRenderer extends PDFRenderer {
  /** Of all pages; a scan has one picture for each. */
  private static final long MOST_PIXELS = 4 * StillPicture.MOST_PIXELS;

  private long pixels;

  WatchedRenderer(PDDocument document) {
    super(document);
  }

  @Override
  protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
    return new PageDrawer(parameters) {
      @Override
      protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
          throw new Unseen(Why.TOO_HARD);
        }
        super.processOperator(operator, operands);
      }

      @Override
      protected void operatorException(
          Operator operator, List<COSBase> operands, IOException failure) {
        throw new Unseen(Why.BROKEN);
      }

      @Override
      public void drawImage(PDImage image) throws IOException {
        demand(image);
        super.drawImage(image);
      }
    };
  }

  private void demand(PDImage image) {
    String format = image.getSuffix();
    if ("jpx".equals(format) || "jb2".equals(format)) {
      throw new Unseen(Why.UNKNOWN_PICTURE);
    }
    long size = (long) image.getWidth() * image.getHeight();
    pixels += size;
    if (size > StillPicture.MOST_PIXELS || pixels > MOST_PIXELS) {
      throw new Unseen(Why.TOO_MANY_PIXELS);
    }
  }
}
