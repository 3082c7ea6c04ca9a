package org.nuanbao.workbook.xml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.nuanbao.workbook.guard.FileRefusal;
import org.nuanbao.workbook.guard.Problem;

/**
 * What Aalto is given: bounds how many bytes one token may take, since Aalto buffers a tag whole,
 * and checks UTF-8, of which Aalto lets some malformed pass.
 */
final class MeteredInput extends FilterInputStream {
  private final Utf8 utf8 = new Utf8();
  private long count;
  private boolean begun;
  private boolean narrow;

  MeteredInput(InputStream in) {
    super(in);
  }

  /** A token has ended. */
  void clear() {
    count = 0;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = super.read(into, offset, length);
    if (read < 0) {
      require(!narrow || utf8.complete());
      return read;
    }
    count += read;
    if (count > XmlTokens.LONGEST) {
      throw new FileRefusal(Problem.TOO_LONG);
    }
    if (!begun && read > 0) {
      begun = true;
      // UTF-16 begins with its mark or has a NUL in its first character, which is "<".
      int first = into[offset] & 0xff;
      narrow = first < 0xfe && first != 0 && (read < 2 || into[offset + 1] != 0);
    }
    require(!narrow || utf8.accepts(into, offset, offset + read));
    return read;
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new FileRefusal(Problem.UNSAFE_XML);
    }
  }
}
