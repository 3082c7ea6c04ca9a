package org.nuanbao.campaign;

import java.util.regex.Pattern;

/**
 * A unit's place in the organisation tree: {@code /city/district/unit/}, with a slash at both ends
 * so that {@code /1/12/} is not below {@code /1/120/}.
 */
public record UnitPath(String value) implements Comparable<UnitPath> {
  private static final Pattern PATH = Pattern.compile("(/[a-z0-9][a-z0-9-]*)+/");

  public UnitPath {
    if (!isPath(value)) {
      throw new IllegalArgumentException("not a unit's path: " + value);
    }
  }

  /** Whether the text has a path's shape. */
  public static boolean isPath(String value) {
    return value.length() <= 500 && PATH.matcher(value).matches();
  }

  /** Whether the other path is this unit or below it. */
  public boolean covers(UnitPath other) {
    return other.value.startsWith(value);
  }

  /** The level in the tree; 1 for the root. */
  public int level() {
    return (int) value.chars().filter(c -> c == '/').count() - 1;
  }

  public boolean isRoot() {
    return level() == 1;
  }

  /** The path of the unit above; the root's own path for the root. */
  public UnitPath parent() {
    return isRoot()
        ? this
        : new UnitPath(value.substring(0, value.lastIndexOf('/', value.length() - 2) + 1));
  }

  /** The root of the tree that the unit is in. */
  public UnitPath root() {
    return new UnitPath(value.substring(0, value.indexOf('/', 1) + 1));
  }

  @Override
  public int compareTo(UnitPath other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
