package org.nuanbao.functions.portal;

import org.nuanbao.campaign.UnitPath;

/** Whose things a route shows or changes, seen from the unit that somebody acts for. */
public enum Whose {
  NOBODYS,
  /** Those of the unit itself. */
  OWN,
  /** Those of units below it, not its own: nobody judges what they filed. */
  BELOW,
  OWN_AND_BELOW;

  /** Whether things of this unit are within reach. */
  boolean covers(UnitPath acting, UnitPath unit) {
    boolean own = acting.equals(unit);
    boolean below = !own && acting.covers(unit);
    return switch (this) {
      case NOBODYS -> false;
      case OWN -> own;
      case BELOW -> below;
      case OWN_AND_BELOW -> own || below;
    };
  }
}
