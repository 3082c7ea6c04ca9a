package org.nuanbao.submission;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Annotated copies and other files that are handed out by short-lived links. */
public interface Copies {
  void save(String key, byte[] workbook);

  /** Saves a file unless the key is taken; if it is, returns false and that file stays as it is. */
  boolean saveNew(String key, byte[] file);

  Optional<URI> link(String key, Duration validFor);

  boolean has(String key);

  Optional<byte[]> read(String key);

  /** The file, if it is there and not larger than so many bytes; no more than that are read. */
  Optional<byte[]> read(String key, int most);

  static String annotated(SubmissionId id) {
    return "annotated/" + id + ".xlsx";
  }
}
