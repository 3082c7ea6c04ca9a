package org.nuanbao.local.privilege;

import java.util.List;

/**
 * What IAM asks of a caller for one call.
 *
 * @param action as policies name it
 * @param resource as the template names it: {@code ReportsTable}, {@code
 *     ReportsTable/index/unsent}, {@code workings/keysets/…}, {@code AcceptedQueue}
 * @param leadingKeys the partition keys that a call to a table names; empty with anything else
 * @param content whether content comes or goes that is under a key, not only what is said of it
 */
record Need(String action, String resource, List<String> leadingKeys, boolean content) {
  Need(String action, String resource) {
    this(action, resource, List.of(), false);
  }

  /** The need of a request for which nobody knows a permission; no policy grants it. */
  static Need unknown(String why) {
    return new Need("unknown: " + why, "");
  }

  /** The same, with keys cut after their kind: what follows is one of very many. */
  Need told() {
    return new Need(
        action,
        resource,
        leadingKeys.stream().map(Need::kind).distinct().sorted().toList(),
        content);
  }

  private static String kind(String key) {
    int cut = key.indexOf('#');
    return cut < 0 ? key : key.substring(0, cut + 1);
  }

  @Override
  public String toString() {
    return action + " " + resource + (leadingKeys.isEmpty() ? "" : " " + leadingKeys);
  }
}
