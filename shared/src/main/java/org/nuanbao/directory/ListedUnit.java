package org.nuanbao.directory;

import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;

/**
 * A unit of the directory. Its path stays for good, wherever the unit is counted and whatever it is
 * called.
 *
 * @param code the short code that officers know it by; null if it has none
 * @param type district, industry … as notices call it; null if nobody said
 * @param mail where receipts and reminders go
 * @param under the unit it stands under since it was moved; null if its path still says that
 * @param closed whether it owes nothing any more; it is never deleted
 */
public record ListedUnit(
    UnitPath path,
    @Nullable String code,
    String name,
    @Nullable String type,
    String mail,
    @Nullable UnitPath under,
    boolean closed) {

  /** The unit that this one stands under; the root stands under itself. */
  public UnitPath above() {
    return under == null ? path.parent() : under;
  }

  /** The unit as a campaign has it. */
  public Unit unit() {
    return new Unit(path, name, mail, type, under);
  }

  /** This unit under another unit. */
  public ListedUnit movedUnder(UnitPath other) {
    UnitPath moved = other.equals(path.parent()) ? null : other;
    return new ListedUnit(path, code, name, type, mail, moved, closed);
  }

  /** This unit, closed or open again. */
  public ListedUnit closed(boolean now) {
    return new ListedUnit(path, code, name, type, mail, under, now);
  }
}
