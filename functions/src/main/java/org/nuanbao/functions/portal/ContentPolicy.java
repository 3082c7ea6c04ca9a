package org.nuanbao.functions.portal;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import org.nuanbao.functions.rehearsal.Invented;
import org.nuanbao.submission.Originals;

/** What browsers may do with the pages: nothing that is not ours, and nothing written into them. */
@Singleton
final class ContentPolicy {
  static final String HEADER = "Content-Security-Policy";

  private final Originals originals;
  private volatile String policy = "";

  ContentPolicy(Originals originals) {
    this.originals = originals;
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
              + bucket()
              + "; form-action 'self'; frame-ancestors 'none'; base-uri 'none';"
              + " require-trusted-types-for 'script'; trusted-types default";
    }
    return policy;
  }

  /** Where files go to, as a browser sees it. An address is signed without asking anybody. */
  private String bucket() {
    URI address = originals.ticket(Invented.submission(), Duration.ofMinutes(1)).url();
    return address.getScheme() + "://" + address.getAuthority();
  }
}
