package org.nuanbao.local.privilege;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One action on one resource that a statement of a function's policy allows.
 *
 * @param resource as in {@link Need}; a star stands for anything
 * @param leadingKeys patterns, one of which each named partition key must match; empty for any key
 */
record AllowedAction(
    String function, String sid, String action, String resource, List<String> leadingKeys) {
  boolean covers(Need need) {
    return action.equals(need.action())
        && matches(resource, need.resource())
        && (leadingKeys.isEmpty()
            || need.leadingKeys().stream()
                .allMatch(key -> leadingKeys.stream().anyMatch(allowed -> matches(allowed, key))));
  }

  static boolean matches(String pattern, String text) {
    return Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), text);
  }

  /** The grant without its keys: function, statement, action and resource. */
  String name() {
    return function + " " + sid + ": " + action + " " + resource;
  }
}
