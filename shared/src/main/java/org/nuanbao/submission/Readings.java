package org.nuanbao.submission;

import java.util.List;
import org.nuanbao.reading.Reading;

/** Stores accepted values between validation and conversion; compressed, then encrypted. */
public interface Readings {
  /**
   * Saves a file's readings; saving again replaces them.
   *
   * @param parts one, or several if a file holds several cards or vouchers
   */
  void save(SubmissionId id, List<Reading> parts);

  /** All readings of a file, in the order of the file. */
  List<Reading> parts(SubmissionId id);

  /** Saves the reading of a file of one part. */
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
