package org.nuanbao.functions.look;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.nuanbao.functions.FailureTrace;
import org.nuanbao.scan.Seen;
import org.nuanbao.scan.Seen.Why;
import org.nuanbao.scan.SignedPages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees what is on a scan, in bounded time and memory, whatever the file is. What can be shown is
 * drawn anew: nothing but pixels gets out of a file, neither its scripts nor where it was taken.
 *
 * @param most how long a file may take; what takes longer is left to itself
 */
record ScanReader(Duration most) {
  private static final Logger LOG = LoggerFactory.getLogger(ScanReader.class);

  /** Below the function's own timeout, so that the answer can still be given. */
  static final ScanReader STANDARD = new ScanReader(Duration.ofSeconds(40));

  /** Deeply nested files end in an error of the stack all the same, but not the usual ones. */
  private static final int STACK = 4 << 20;

  Sighting read(byte[] file) {
    FutureTask<Sighting> work = new FutureTask<>(() -> seen(file));
    Thread.ofPlatform().daemon().name("look").stackSize(STACK).start(work);
    try {
      return work.get(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      work.cancel(true);
      return Sighting.refused(Why.TOO_HARD);
    } catch (ExecutionException e) {
      return Sighting.refused(why(requireNonNull(e.getCause())));
    } catch (InterruptedException e) {
      work.cancel(true);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static Why why(Throwable failure) {
    return switch (failure) {
      case Unseen unseen -> unseen.why();
      case OutOfMemoryError _, StackOverflowError _ -> Why.TOO_HARD;
      default -> {
        // Libraries throw whatever occurs to them over a file that is broken on purpose.
        LOG.info("cannot be shown: {}", FailureTrace.of(failure));
        yield Why.BROKEN;
      }
    };
  }

  private static Sighting seen(byte[] file) throws IOException {
    if (file.length == 0) {
      throw new Unseen(Why.EMPTY);
    }
    if (file.length > SignedPages.BYTES) {
      throw new Unseen(Why.TOO_LARGE);
    }
    PageSource pages =
        switch (Kind.of(file)) {
          case PDF -> new PdfPages(file);
          case JPEG -> PageSource.one(StillPicture.jpeg(file));
          case PNG -> PageSource.one(StillPicture.png(file));
          case HEIC -> throw new Unseen(Why.HEIC);
          case OTHER -> throw new Unseen(Why.NOT_A_SCAN);
        };
    try (pages) {
      List<byte[]> pictures = new ArrayList<>();
      List<String> codes = new ArrayList<>();
      for (int page = 0; page < pages.count(); page++) {
        BufferedImage drawn = pages.draw(page);
        codes.addAll(CodeReader.codes(drawn));
        pictures.add(Pixels.jpeg(drawn));
      }
      return new Sighting(
          new Seen.Pictured(pictures.size(), codes.stream().distinct().toList()), pictures);
    }
  }

  /** What a file is by its first bytes; its name says nothing. */
  private enum Kind {
    PDF,
    JPEG,
    PNG,
    HEIC,
    OTHER;

    private static final int HEAD = 1_024;
    private static final Set<String> HEIC_BRANDS =
        Set.of("heic", "heix", "hevc", "heim", "heis", "mif1", "msf1", "avif");

    static Kind of(byte[] file) {
      String head = new String(file, 0, Math.min(file.length, HEAD), ISO_8859_1);
      if (head.startsWith("\u00ff\u00d8\u00ff")) {
        return JPEG;
      }
      if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
        return PNG;
      }
      if (head.length() >= 12
          && head.startsWith("ftyp", 4)
          && HEIC_BRANDS.contains(head.substring(8, 12))) {
        return HEIC;
      }
      // Readers of PDF allow some bytes before it.
      return head.contains("%PDF-") ? PDF : OTHER;
    }
  }
}
