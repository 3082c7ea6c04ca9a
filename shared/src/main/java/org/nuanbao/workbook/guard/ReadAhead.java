package org.nuanbao.workbook.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream in a thread of its own, a few pieces ahead of whoever asks for them, so that a
 * long part is inflated while what came before is looked at. Faults of the stream are thrown where
 * it is read, in their place.
 */
final class ReadAhead extends InputStream {
  private static final int PIECE = 1 << 17;
  private static final int PIECES = 3;

  /** What has been read: bytes, the end if there are none, or why there are no more. */
  private record Piece(byte[] bytes, int length, @Nullable Throwable fault) {}

  private final InputStream in;
  private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(PIECES);
  private final BlockingQueue<Piece> read = new ArrayBlockingQueue<>(PIECES + 1);
  private final Thread thread;
  private Piece current = new Piece(new byte[PIECE], 0, null);
  private int position;

  /** Begins to read; the stream is closed by {@link #close}. */
  ReadAhead(InputStream in) {
    this.in = in;
    for (int i = 1; i < PIECES; i++) {
      free.add(new byte[PIECE]);
    }
    thread = Thread.ofPlatform().daemon().name("read-ahead").start(this::readAll);
  }

  private void readAll() {
    try (in) {
      int length = 0;
      while (length >= 0) {
        byte[] bytes = free.take();
        length = filled(bytes);
        read.put(new Piece(bytes, length, null));
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException | Error fault) {
      read.add(new Piece(new byte[0], -1, fault));
    }
  }

  /** Fills the bytes as far as the stream goes; -1 at its end. */
  private int filled(byte[] bytes) throws IOException {
    int length = 0;
    while (length < bytes.length) {
      int count = in.read(bytes, length, bytes.length - length);
      if (count < 0) {
        return length == 0 ? -1 : length;
      }
      length += count;
    }
    return length;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    if (position == current.length()) {
      next();
    }
    if (current.length() < 0) {
      rethrow(current.fault());
      return -1;
    }
    int count = Math.min(length, current.length() - position);
    System.arraycopy(current.bytes(), position, into, offset, count);
    position += count;
    return count;
  }

  private void next() {
    try {
      free.put(current.bytes());
      current = read.take();
      position = 0;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while a workbook was read", stopped);
    }
  }

  private static void rethrow(@Nullable Throwable fault) {
    switch (fault) {
      case null -> {}
      case RuntimeException own -> throw own;
      case Error own -> throw own;
      case IOException own -> throw new UncheckedIOException(own);
      default -> throw new IllegalStateException(fault);
    }
  }

  /** Stops reading and waits until the thread has closed the stream. */
  @Override
  public void close() {
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
