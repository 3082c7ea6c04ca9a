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

  /** Stores the file of a submission that came by mail; a file that is already there stays. */
  void put(Submission submission, byte[] file);

  /** The bytes of a submission's file; empty while there is no object. */
  Optional<byte[]> read(Submission submission);

  /**
   * The key of a submission's file; of one that has an earlier one's file, where its own would be.
   */
  String key(Submission submission);

  /**
   * A submission's file under its own {@link #key}, wherever it lies; empty while there is none.
   */
  Optional<Stored> stored(Submission submission);

  /** The object at this key; empty while there is none. */
  Optional<Stored> stored(String key);

  /**
   * Objects in the order of their keys.
   *
   * @param after the key to start after; empty to start at the first
   */
  List<Stored> after(String after, int most);

  /**
   * A file that is in the store.
   *
   * @param at when it was complete, by the machine's clock
   */
  record Stored(String key, long size, Instant at) {}

  record Ticket(URI url, Map<String, String> headers, Instant expires) {}
}
