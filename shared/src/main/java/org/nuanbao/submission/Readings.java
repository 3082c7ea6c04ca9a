package org.nuanbao.submission;

import java.util.List;
import org.nuanbao.reading.Reading;

/** Accepted values on their way from validating to converting; compressed, then encrypted. */
public interface Readings {
  /**
   * Saving again replaces.
   *
   * @param parts one, or several where a file holds several cards or vouchers
   */
  void save(SubmissionId id, List<Reading> parts);

  /** All parts, in the order of the file. */
  List<Reading> parts(SubmissionId id);

  /** A file of one part. */
  default void save(SubmissionId id, Reading reading) {
    save(id, List.of(reading));
  }

  /**
   * The reading of a file of one part.
   *
   * @throws IllegalStateException if it has several
   */
  default Reading load(SubmissionId id) {
    List<Reading> parts = parts(id);
    if (parts.size() != 1) {
      throw new IllegalStateException(id + " has " + parts.size() + " parts");
    }
    return parts.getFirst();
  }
}
