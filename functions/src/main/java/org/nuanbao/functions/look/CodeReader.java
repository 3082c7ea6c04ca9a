package org.nuanbao.functions.look;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the square code on a page. */
final class CodeReader {
  private static final Map<DecodeHintType, Object> HINTS =
      Map.of(
          DecodeHintType.TRY_HARDER,
          true,
          DecodeHintType.POSSIBLE_FORMATS,
          List.of(BarcodeFormat.QR_CODE));

  /** A code that is printed large is found on a smaller picture, where paper has no grain. */
  private static final List<Integer> SIDES = List.of(PageSource.SIDE, 1_200);

  private CodeReader() {}

  /** The texts of the codes that are found, at most one each way. */
  static List<String> codes(BufferedImage page) {
    return SIDES.stream()
        .map(side -> source(Pixels.within(page, side)))
        .flatMap(source ->
            Stream.<Binarizer>of(new HybridBinarizer(source), new GlobalHistogramBinarizer(source)))
        .flatMap(binarizer -> read(binarizer).stream())
        .limit(1)
        .toList();
  }

  private static LuminanceSource source(BufferedImage page) {
    int width = page.getWidth();
    int height = page.getHeight();
    return new RGBLuminanceSource(width, height, page.getRGB(0, 0, width, height, null, 0, width));
  }

  private static Optional<String> read(Binarizer binarizer) {
    try {
      return Optional.of(new QRCodeReader().decode(new BinaryBitmap(binarizer), HINTS).getText());
    } catch (ReaderException e) {
      return Optional.empty();
    }
  }
}
