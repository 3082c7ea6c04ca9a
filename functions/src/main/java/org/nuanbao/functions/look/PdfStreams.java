package org.nuanbao.functions.look;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.nuanbao.scan.Seen.Why;

/**
 * Counts what the streams of a PDF unpack to, without keeping it: its reader would unpack each into
 * memory, whatever its size.
 */
final class PdfStreams {
  /** Of all streams: a few raw pictures of pages. */
  private static final long MOST = 256L << 20;

  /** A scan has some objects for each page; each costs a look here. */
  private static final int MOST_OBJECTS = 20_000;

  private static final int BUFFER = 64 << 10;

  private long unpacked;

  private PdfStreams() {}

  /**
   * Counts all streams.
   *
   * @throws Unseen if they unpack to too much
   */
  static void demandSmall(COSDocument document) throws IOException {
    PdfStreams streams = new PdfStreams();
    List<COSObjectKey> objects = List.copyOf(document.getXrefTable().keySet());
    if (objects.size() > MOST_OBJECTS) {
      throw new Unseen(Why.TOO_HARD);
    }
    for (COSObjectKey key : objects) {
      COSObject object = document.getObjectFromPool(key);
      if (object != null && object.getObject() instanceof COSStream stream) {
        streams.count(stream);
      }
    }
  }

  private void count(COSStream stream) throws IOException {
    List<COSName> filters = filters(stream.getFilters());
    if (filters.equals(List.of(COSName.DCT_DECODE))) {
      try (InputStream raw = stream.createRawInputStream()) {
        StillPicture.demandSize(raw.readAllBytes(), "jpeg");
      }
      return;
    }
    try (InputStream in = unpacking(stream.createRawInputStream(), filters)) {
      byte[] some = new byte[BUFFER];
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        unpacked += read;
        if (unpacked > MOST || Thread.currentThread().isInterrupted()) {
          throw new Unseen(Why.TOO_HARD);
        }
      }
    } catch (java.util.zip.ZipException | java.io.EOFException e) {
      return; // cut off here; the reader sees for itself what it can use
    }
  }

  private static List<COSName> filters(COSBase filters) {
    return switch (filters) {
      case null -> List.of();
      case COSName one -> List.of(one);
      case COSArray several ->
          several.toList().stream()
              .filter(COSName.class::isInstance)
              .map(COSName.class::cast)
              .toList();
      default -> List.of();
    };
  }

  /** Unpacks as long as the next filter is Flate; others add little, or stand for a picture. */
  private static InputStream unpacking(InputStream raw, List<COSName> filters) {
    InputStream in = raw;
    for (COSName filter : filters) {
      if (!filter.equals(COSName.FLATE_DECODE)
          && !filter.equals(COSName.FLATE_DECODE_ABBREVIATION)) {
        return in;
      }
      in = new InflaterInputStream(in);
    }
    return in;
  }
}
