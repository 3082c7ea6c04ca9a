package org.nuanbao.functions.mail;

import crawlercommons.domains.EffectiveTldFinder;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nuanbao.functions.mail.AuthenticationResults.Verdict;

/**
 * What the receiving server found out about a sender, from the header it wrote itself.
 *
 * @param server the name under which it writes, in lower case; if it is empty, nobody is vouched
 *     for
 */
record Verdicts(String server) {
  private static final Set<String> METHODS = Set.of("spf", "dkim", "dmarc");
  private static final Set<String> BEARABLE = Set.of("pass", "none");

  /**
   * Whether the sender is proven to be who it says: no check failed, and one passed for the
   * sender's own domain. A domain that publishes nothing (“none”) neither helps nor harms.
   *
   * @param from the address the mail names as its sender, in lower case
   * @param topmost the topmost such header of the mail; a forged one can only stand below it
   */
  boolean vouchFor(String from, String topmost) {
    Optional<AuthenticationResults> read = AuthenticationResults.of(topmost);
    if (server.isEmpty() || read.isEmpty() || !read.get().server().equals(server)) {
      return false;
    }
    String domain = from.substring(from.lastIndexOf('@') + 1);
    boolean passed = false;
    for (Verdict verdict : read.get().verdicts()) {
      if (METHODS.contains(verdict.method())) {
        if (!BEARABLE.contains(verdict.result())) {
          return false;
        }
        passed |= verdict.result().equals("pass") && isAbout(verdict, domain);
      }
    }
    return passed;
  }

  /**
   * Whether a verdict is about the sender's domain. DMARC has compared the domains itself; of the
   * others the domain that was proven must belong to the same owner.
   */
  private static boolean isAbout(Verdict verdict, String domain) {
    return switch (verdict.method()) {
      case "dmarc" -> verdict.domain("header.from").filter(domain::equals).isPresent();
      case "dkim" -> verdict.domain("header.d").filter(d -> isAligned(d, domain)).isPresent();
      case "spf" -> verdict.domain("smtp.mailfrom").filter(d -> isAligned(d, domain)).isPresent();
      default -> false;
    };
  }

  private static boolean isAligned(String proven, String domain) {
    String owner = owner(domain);
    return proven.equals(domain) || (owner != null && owner.equals(owner(proven)));
  }

  /**
   * The registered domain that a domain belongs to, by the public-suffix list; null for what nobody
   * can register, such as {@code com.cn}, and below a suffix that the list does not know.
   */
  private static @Nullable String owner(String domain) {
    return EffectiveTldFinder.getAssignedDomain(domain, true, false);
  }

  /** Reads the public-suffix list, so that no mail waits for it. */
  static void prepare() {
    owner("example.com");
  }
}
