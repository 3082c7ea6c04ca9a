package org.nuanbao.value;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Mail addresses as people type them. They are compared and stored in one form: half-width, in
 * lower case, without {@code mailto:}, a name beside it, or a stop after it.
 */
public final class MailAddress {
  private static final int LONGEST = 254;
  private static final Pattern BRACKETS = Pattern.compile(".*<([^<>]*)>.*");
  private static final Pattern AROUND =
      Pattern.compile("^[,;:.、\"'(\\[]+|[,;:.、\"')\\]]+$|^(?i)mailto:|\\?.*$");

  /** RFC 5321's dot-string at a host with a dot, as every address on the net has one. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]([a-z0-9-]*[a-z0-9])");

  private static final int LONGEST_LOCAL = 64;

  private MailAddress() {}

  /** The address in its one form; empty if it is none. */
  public static Optional<String> normal(String written) {
    String bare = Plain.compact(written).replace('。', '.').toLowerCase(Locale.ROOT);
    Matcher named = BRACKETS.matcher(bare);
    String inside = named.matches() ? named.group(1) : bare;
    for (String before = ""; !before.equals(inside); ) {
      before = inside;
      inside = AROUND.matcher(inside).replaceAll("");
    }
    boolean fits =
        inside.length() <= LONGEST
            && inside.indexOf('@') <= LONGEST_LOCAL
            && ADDRESS.matcher(inside).matches();
    return fits ? Optional.of(inside) : Optional.empty();
  }
}
