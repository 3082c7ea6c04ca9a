package org.nuanbao.memory;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nuanbao.submission.Originals;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;

/** Originals in memory; {@link #put} stands for the client's PUT. */
public final class MemoryOriginals implements Originals {
  private final Map<SubmissionId, byte[]> files = new HashMap<>();
  private final SortedMap<String, Stored> stored = new TreeMap<>();
  private int puts;

  /** Stores what a client sends; the first file of a submission stays. */
  public synchronized void put(SubmissionId id, byte[] file) {
    files.putIfAbsent(id, file.clone());
  }

  @Override
  public synchronized void put(Submission submission, byte[] file) {
    puts++;
    put(submission.id(), file);
  }

  /** How often a file that came by mail was put. */
  public synchronized int puts() {
    return puts;
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
  public Optional<byte[]> read(Submission submission) {
    return read(submission.fileAt());
  }

  /** What was stored in this place. */
  public synchronized Optional<byte[]> read(SubmissionId id) {
    return Optional.ofNullable(files.get(id)).map(byte[]::clone);
  }

  @Override
  public Optional<Stored> stored(Submission submission) {
    return stored(submission.duty().campaign() + "/" + submission.fileAt())
        .map(file -> new Stored(key(submission), file.size(), file.at()));
  }

  /** The same where what lies in the store is asked for. */
  public synchronized void put(Submission submission, byte[] file, Instant at) {
    put(submission.id(), file);
    keep(key(submission), at);
  }

  /** An object, whose ever. */
  public synchronized void keep(String key, Instant at) {
    stored.putIfAbsent(key, new Stored(key, 1, at));
  }

  /** Somebody has taken it away. */
  public synchronized void remove(String key) {
    stored.remove(key);
  }

  @Override
  public String key(Submission submission) {
    return submission.duty().campaign() + "/" + submission.id();
  }

  @Override
  public synchronized Optional<Stored> stored(String key) {
    return Optional.ofNullable(stored.get(key));
  }

  @Override
  public synchronized List<Stored> after(String after, int most) {
    return stored.values().stream()
        .filter(each -> each.key().compareTo(after) > 0)
        .limit(most)
        .toList();
  }
}
