package org.nuanbao.submission;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files as they were sent, byte for byte. */
public interface Originals {
  /** A URL that takes this file once, with the headers the client must send. */
  Ticket ticket(Submission submission, Duration validFor);

  /** The submission an object's key belongs to; empty for a foreign key. */
  Optional<SubmissionId> owner(String key);

  /** Puts the file of a submission that came by mail; where one lies already it stays. */
  void put(Submission submission, byte[] file);

  /** The bytes; empty while there is no object. */
  Optional<byte[]> read(SubmissionId id);

  /** Where a submission's file lies. */
  String key(Submission submission);

  /** The object that lies there; empty while there is none. */
  Optional<Stored> stored(String key);

  /**
   * Objects in the order of their keys.
   *
   * @param after from the next one on; empty for the first
   */
  List<Stored> after(String after, int most);

  /**
   * A file that is there.
   *
   * @param at when it was complete, by the machine's clock
   */
  record Stored(String key, long size, Instant at) {}

  record Ticket(URI url, Map<String, String> headers, Instant expires) {}
}
