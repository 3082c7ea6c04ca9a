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
  private static final int SIZE = 1 << 17;
  private static final int PIECES = 3;

  /** What has been read: {@code length} bytes; without any it is the end, or there is a fault. */
  private static final class Piece {
    private final byte[] bytes = new byte[SIZE];
    private int length;
    private @Nullable Throwable fault;
  }

  private final InputStream in;
  private final BlockingQueue<Piece> free = new ArrayBlockingQueue<>(PIECES);
  private final BlockingQueue<Piece> read = new ArrayBlockingQueue<>(PIECES + 1);
  private final Thread thread;
  private Piece current = new Piece();
  private int position;
  private boolean ended;

  /** Begins to read; the stream is closed by {@link #close}. */
  ReadAhead(InputStream in) {
    this.in = in;
    for (int i = 1; i < PIECES; i++) {
      free.add(new Piece());
    }
    thread = Thread.ofPlatform().daemon().name("read-ahead").start(this::readAll);
  }

  private void readAll() {
    try (in) {
      boolean more = true;
      while (more) {
        Piece piece = free.take();
        piece.length = filled(piece.bytes);
        more = piece.length > 0;
        read.put(piece);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException | Error fault) {
      Piece last = new Piece();
      last.fault = fault;
      read.add(last);
    }
  }

  /** Fills the bytes as far as the stream goes. Returns how many there are. */
  private int filled(byte[] bytes) throws IOException {
    int length = 0;
    int count = 0;
    while (length < bytes.length && count >= 0) {
      count = in.read(bytes, length, bytes.length - length);
      length += Math.max(count, 0);
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
    if (position == current.length && !ended) {
      next();
      ended = current.length == 0;
    }
    if (ended) {
      rethrow(current.fault);
      return -1;
    }
    int count = Math.min(length, current.length - position);
    System.arraycopy(current.bytes, position, into, offset, count);
    position += count;
    return count;
  }

  private void next() {
    try {
      free.put(current);
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
