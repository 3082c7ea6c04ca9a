package org.nuanbao.submission;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The files as they were sent, byte for byte. */
public interface Originals {
  /** A URL that takes this file once, with the headers the client must send. */
  Ticket ticket(Submission submission, Duration validFor);

  /** The submission an object's key belongs to; empty for a foreign key. */
  Optional<SubmissionId> owner(String key);

  /** The bytes; empty while there is no object. */
  Optional<byte[]> read(SubmissionId id);

  record Ticket(URI url, Map<String, String> headers, Instant expires) {}
}
