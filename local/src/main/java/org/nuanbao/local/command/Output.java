package org.nuanbao.local.command;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Standard output that remembers why it could not be written: a print stream alone would lose what
 * a full disk refused, and the command would seem to have succeeded.
 */
final class Output {
  private static final int BUFFER = 1 << 16;

  private final Remembering bytes;
  private final PrintStream stream;

  Output(OutputStream out) {
    bytes = new Remembering(out);
    stream =
        new PrintStream(new BufferedOutputStream(bytes, BUFFER), false, StandardCharsets.UTF_8);
  }

  void install() {
    System.setOut(stream);
  }

  /** Writes what is left; the failure if something could not be written to a disk. */
  Optional<CommandFailure> finish() {
    stream.flush();
    IOException failed = bytes.failed;
    return failed != null && Mishaps.isFull(failed)
        ? Optional.of(Mishaps.full("stdout"))
        : Optional.empty();
  }

  private static final class Remembering extends FilterOutputStream {
    private @Nullable IOException failed;

    Remembering(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      try {
        out.write(from, offset, length);
      } catch (IOException e) {
        failed = e;
        throw e;
      }
    }
  }
}
