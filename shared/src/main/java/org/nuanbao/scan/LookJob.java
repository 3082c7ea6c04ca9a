package org.nuanbao.scan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.submission.SubmissionId;

/** A file that somebody handed over to be looked at, and what it is to be looked at for. */
public sealed interface LookJob {
  /** The key of the file in its bucket, which says the kind of job. */
  String key();

  /**
   * The job that a file's key says.
   *
   * @return empty for a key that is none of ours
   */
  static Optional<LookJob> find(String key) {
    Matcher signed = SignedScan.KEY.matcher(key);
    return signed.matches()
        ? Optional.of(
            new SignedScan(new SubmissionId(signed.group(1)), Integer.parseInt(signed.group(2))))
        : Optional.empty();
  }

  /**
   * The scan of a submission's signed page: its pages are shown, and its code is read.
   *
   * @param number of the submission's scans, from 1
   */
  record SignedScan(SubmissionId submission, int number) implements LookJob {
    private static final Pattern KEY =
        Pattern.compile("signed/([A-Za-z0-9][A-Za-z0-9-]{0,99})/([1-9]\\d{0,3})");

    @Override
    public String key() {
      return "signed/" + submission + "/" + number;
    }
  }
}
