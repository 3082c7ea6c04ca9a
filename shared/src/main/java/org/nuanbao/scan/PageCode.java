package org.nuanbao.scan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.submission.Submission;

/**
 * What the square code on a page to sign says: which version of which duty was printed. It is not
 * signed: whoever has a page can copy its code, so a signature would prove nothing; what counts is
 * the stamp on the paper, and the code only finds the version that it belongs to.
 *
 * @param version of the duty
 * @param hash the first {@value #DIGITS} hex digits of the file's SHA-256
 */
public record PageCode(DutyId duty, long version, String hash) {
  private static final int DIGITS = 16;
  private static final Pattern TEXT =
      Pattern.compile("nuanbao1 (\\S{1,400}) ([1-9]\\d{0,17}) ([0-9a-f]{" + DIGITS + "})");

  /** The code of a submission's page. */
  public static PageCode of(Submission submission) {
    return new PageCode(
        submission.duty(), submission.version(), submission.file().sha256().substring(0, DIGITS));
  }

  /** Reads a code that somebody's camera saw; empty if it is not one of ours. */
  public static Optional<PageCode> find(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    return matcher.matches()
        ? DutyId.find(matcher.group(1))
            .map(duty -> new PageCode(duty, Long.parseLong(matcher.group(2)), matcher.group(3)))
        : Optional.empty();
  }

  /** The text in the code; ASCII, without personal data. */
  public String text() {
    return "nuanbao1 " + duty.key() + " " + version + " " + hash;
  }
}
