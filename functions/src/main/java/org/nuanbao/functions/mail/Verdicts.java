package org.nuanbao.functions.mail;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the receiving server found out about a sender, from the header it wrote itself
 * (Authentication-Results, RFC 8601).
 *
 * @param server the name under which it writes; without one nobody is vouched for
 */
record Verdicts(String server) {
  private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");
  private static final Pattern RESULT =
      Pattern.compile("(spf|dkim|dmarc)(?:/\\d+)?\\s*=\\s*(\\w+)");
  private static final Pattern DOMAIN =
      Pattern.compile("(?:smtp\\.mailfrom|header\\.(?:d|i))\\s*=\\s*\\S*?([a-z0-9.-]+)(?=\\s|$)");
  private static final Set<String> BEARABLE = Set.of("pass", "none");
  private static final int NESTED = 5;
  private static final int LONGEST = 4_000;

  /**
   * Whether the sender is shown to be who it says: nothing failed, and something passed for the
   * sender's own domain. A domain that publishes nothing (“none”) neither helps nor harms.
   *
   * @param first the topmost such header of the mail; a forged one can only stand below it
   */
  boolean vouchFor(String from, String first) {
    if (server.isEmpty() || first.length() > LONGEST) {
      return false;
    }
    String bare = first.replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    for (int i = 0; i < NESTED; i++) {
      bare = COMMENT.matcher(bare).replaceAll(" ");
    }
    String[] parts = bare.split(";", -1);
    if (bare.matches(".*[\"()].*") || !parts[0].strip().split(" ", 2)[0].equals(server)) {
      return false;
    }
    boolean passed = false;
    for (int i = 1; i < parts.length; i++) {
      Matcher result = RESULT.matcher(parts[i].strip());
      if (!result.lookingAt()) {
        continue;
      }
      if (!BEARABLE.contains(result.group(2))) {
        return false;
      }
      if (result.group(2).equals("pass")) {
        passed |= result.group(1).equals("dmarc") || isAligned(parts[i], from);
      }
    }
    return passed;
  }

  private static boolean isAligned(String part, String from) {
    String domain = from.substring(from.lastIndexOf('@') + 1);
    Matcher named = DOMAIN.matcher(part);
    while (named.find()) {
      String other = named.group(1);
      if (other.equals(domain) || domain.endsWith("." + other) || other.endsWith("." + domain)) {
        return true;
      }
    }
    return false;
  }
}
