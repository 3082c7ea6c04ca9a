package org.nuanbao.directory;

import java.util.Comparator;
import org.nuanbao.campaign.UnitPath;

/**
 * A role for one unit and everything below it.
 *
 * @param unit the top of the subtree
 */
public record Grant(UnitPath unit, Role role) implements Comparable<Grant> {
  private static final Comparator<Grant> ORDER =
      Comparator.comparing(Grant::unit).thenComparing(Grant::role);

  @Override
  public int compareTo(Grant other) {
    return ORDER.compare(this, other);
  }
}
