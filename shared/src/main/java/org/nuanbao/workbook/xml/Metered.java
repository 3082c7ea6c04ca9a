package org.nuanbao.workbook.xml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.nuanbao.workbook.guard.Problem;
import org.nuanbao.workbook.guard.Refused;

/** Bounds how many bytes one token may take, since Aalto buffers a tag whole. */
final class Metered extends FilterInputStream {
  private long count;

  Metered(InputStream in) {
    super(in);
  }

  /** A token has ended. */
  void clear() {
    count = 0;
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    add(next < 0 ? 0 : 1);
    return next;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = super.read(into, offset, length);
    add(read);
    return read;
  }

  private void add(int read) {
    count += read;
    if (count > Tokens.LONGEST) {
      throw new Refused(Problem.TOO_LONG);
    }
  }
}
