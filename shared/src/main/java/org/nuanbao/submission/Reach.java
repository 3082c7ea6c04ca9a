package org.nuanbao.submission;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Which mails went to which address, and which addresses mails do not reach. Keeps hashes only. */
public interface Reach {
  /** Records that the mail of this number is sent to an address. */
  void mailed(String number, String address);

  /**
   * Records that a mail did not arrive; the last failure of an address counts. Whoever does not
   * know the number of a mail that we sent cannot report anything.
   *
   * @return false if no mail has this number; then nothing is recorded
   */
  boolean failed(String number, Trouble trouble);

  /** The last failure of those of the addresses that had one. */
  Map<String, Trouble> troubles(Collection<String> addresses);

  /**
   * That a mail did not arrive or was not wanted.
   *
   * @param status the mail server's (RFC 3463), such as {@code 5.1.1}; empty if it gave none
   * @param at business moment of the report
   */
  record Trouble(Kind kind, String status, Instant at) {}

  /** What was reported. */
  enum Kind {
    /** The mail could not be delivered. */
    BOUNCED,
    /** The receiver marked it as unwanted. */
    COMPLAINED
  }
}
