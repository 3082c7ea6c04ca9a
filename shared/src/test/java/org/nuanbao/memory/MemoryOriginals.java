package org.nuanbao.memory;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.nuanbao.submission.Originals;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;

/** Originals in memory; {@link #put} stands for the client's PUT. */
public final class MemoryOriginals implements Originals {
  private final Map<SubmissionId, byte[]> files = new HashMap<>();

  /** Stores what a client sends; the first file of a submission stays. */
  public synchronized void put(SubmissionId id, byte[] file) {
    files.putIfAbsent(id, file.clone());
  }

  @Override
  public Ticket ticket(Submission submission, Duration validFor) {
    return new Ticket(
        URI.create("memory:/" + submission.duty().campaign() + "/" + submission.id()),
        Map.of("Content-Type", submission.file().contentType(), "If-None-Match", "*"),
        Instant.EPOCH.plus(validFor));
  }

  @Override
  public Optional<SubmissionId> owner(String key) {
    String[] parts = key.split("/", -1);
    return parts.length == 2 && !parts[0].isEmpty() && !parts[1].isEmpty()
        ? Optional.of(new SubmissionId(parts[1]))
        : Optional.empty();
  }

  @Override
  public synchronized Optional<byte[]> read(SubmissionId id) {
    return Optional.ofNullable(files.get(id)).map(byte[]::clone);
  }
}
