package org.nuanbao.functions.look;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.nuanbao.functions.Measures;
import org.nuanbao.functions.QueueHandler;
import org.nuanbao.functions.StoredEvent;
import org.nuanbao.scan.LookJob;
import org.nuanbao.scan.LookJob.SignedScan;
import org.nuanbao.scan.LookedFiles;
import org.nuanbao.scan.Seen;
import org.nuanbao.scan.SignedPages;

/**
 * Takes the notifications of files that are to be looked at, and leaves what it saw. A file that
 * kills it each time is answered at the last delivery, when it is not opened any more.
 */
public class LookHandler extends QueueHandler<StoredEvent> {
  private static final int INVENTED_SIDE = 400;

  @Inject LookedFiles files;

  public LookHandler() {
    super(StoredEvent.class);
  }

  public LookHandler(ApplicationContext context) {
    super(context, StoredEvent.class);
  }

  @Override
  protected void work(StoredEvent message) {
    each(message, this::look);
  }

  private void look(LookJob job) {
    Optional<byte[]> given = files.given(job, SignedPages.BYTES + 1);
    if (given.isEmpty()) {
      return; // removed since; whoever removed it waits for nothing
    }
    Sighting sighting =
        switch (job) {
          case SignedScan _ -> ScanReader.STANDARD.read(given.get());
        };
    files.answer(job, sighting.seen(), sighting.pictures());
    Measures.count(
        "Looks",
        "outcome",
        switch (sighting.seen()) {
          case Seen.Pictured _ -> "pictured";
          case Seen.Refused(Seen.Why why) -> why.name();
        });
  }

  /** Whoever waits asks again, and is answered by the next delivery. */
  @Override
  protected void failed(StoredEvent message) {}

  @Override
  protected void giveUp(StoredEvent message) {
    each(message, files::giveUp);
  }

  private static void each(StoredEvent message, Consumer<LookJob> then) {
    message.entries().forEach(stored -> LookJob.find(stored.key()).ifPresent(then));
  }

  /** Looks at an invented picture, so that what draws and reads is loaded. */
  @Override
  protected void rehearse() {
    ScanReader.STANDARD.read(invented());
  }

  /** A picture with nothing on it but a code. */
  private static byte[] invented() {
    try {
      BitMatrix code =
          new QRCodeWriter()
              .encode("nuanbao rehearsal", BarcodeFormat.QR_CODE, INVENTED_SIDE, INVENTED_SIDE);
      BufferedImage page =
          new BufferedImage(INVENTED_SIDE, INVENTED_SIDE, BufferedImage.TYPE_INT_RGB);
      for (int y = 0; y < INVENTED_SIDE; y++) {
        for (int x = 0; x < INVENTED_SIDE; x++) {
          page.setRGB(x, y, code.get(x, y) ? 0 : 0xffffff);
        }
      }
      return Pixels.jpeg(page);
    } catch (WriterException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
