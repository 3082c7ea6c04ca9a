package org.nuanbao.submission;

import java.time.Instant;

/** The id of one uploaded version: ASCII, rises with time, safe in keys and addresses. */
public record SubmissionId(String value) {
  /**
   * Makes a new id.
   *
   * @param machine now, by the machine's clock
   * @param tail what tells it from others of the same moment
   */
  public static SubmissionId at(Instant machine, String tail) {
    return new SubmissionId("%013d-%s".formatted(machine.toEpochMilli(), tail));
  }

  @Override
  public String toString() {
    return value;
  }
}
