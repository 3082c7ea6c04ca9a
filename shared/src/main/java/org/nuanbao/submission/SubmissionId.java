package org.nuanbao.submission;

/** One uploaded version; ASCII, rises with time, safe in keys and addresses. */
public record SubmissionId(String value) {
  @Override
  public String toString() {
    return value;
  }
}
