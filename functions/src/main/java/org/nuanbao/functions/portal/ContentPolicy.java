package org.nuanbao.functions.portal;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nuanbao.functions.rehearsal.Invented;
import org.nuanbao.scan.LookJob.SignedScan;
import org.nuanbao.scan.LookedFiles;
import org.nuanbao.submission.Originals;
import org.nuanbao.submission.Submission;

/** What browsers may do with the pages: nothing that is not ours, and nothing written into them. */
@Singleton
final class ContentPolicy {
  static final String HEADER = "Content-Security-Policy";

  private final Originals originals;
  private final LookedFiles scans;
  private volatile String policy = "";

  ContentPolicy(Originals originals, LookedFiles scans) {
    this.originals = originals;
    this.scans = scans;
  }

  /** Sets the headers, unless an answer may be kept. */
  void set(MutableHttpResponse<?> response) {
    response
        .header(HEADER, policy())
        .header("Strict-Transport-Security", "max-age=63072000")
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "same-origin")
        .header("Cross-Origin-Opener-Policy", "same-origin");
    if (!response.getHeaders().contains(HttpHeaders.CACHE_CONTROL)) {
      response.header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
  }

  private String policy() {
    if (policy.isEmpty()) {
      policy =
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
              + " connect-src 'self' "
              + buckets()
              + "; form-action 'self'; frame-ancestors 'none'; base-uri 'none';"
              + " require-trusted-types-for 'script'; trusted-types default";
    }
    return policy;
  }

  /** Where files go to, as a browser sees it. An address is signed without asking anybody. */
  private String buckets() {
    Submission invented = Invented.submission();
    Duration soon = Duration.ofMinutes(1);
    return Stream.of(
            originals.ticket(invented, soon),
            scans.ticket(new SignedScan(invented.id(), 1), invented.file(), soon))
        .map(ticket -> ticket.url().getScheme() + "://" + ticket.url().getAuthority())
        .distinct()
        .collect(Collectors.joining(" "));
  }
}
