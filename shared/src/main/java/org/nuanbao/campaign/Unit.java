package org.nuanbao.campaign;

import org.jspecify.annotations.Nullable;
import org.nuanbao.value.Plain;

/**
 * A union organisation.
 *
 * @param mail where receipts and reminders go
 * @param type district, industry … as notices call it; null if the tree does not say
 * @param under the unit it is counted under since it was moved; null if its path still says that
 */
public record Unit(
    UnitPath path, String name, String mail, @Nullable String type, @Nullable UnitPath under) {

  /** This unit, counted under another unit. */
  public Unit movedUnder(UnitPath other) {
    return new Unit(path, name, mail, type, other);
  }

  /** The unit that this one is counted under; the root is counted under itself. */
  public UnitPath above() {
    return under == null ? path.parent() : under;
  }

  /** Whether what somebody wrote for a unit may mean this one; a blank means none. */
  public boolean isCalled(String written) {
    String bare = Plain.folded(written);
    String own = Plain.folded(name);
    return !bare.isEmpty() && (bare.contains(own) || own.contains(bare));
  }

  /** The unit as it was when the campaign was opened. */
  public Unit asOpened() {
    return new Unit(path, name, mail, type);
  }

  /** A unit that is counted where its path says. */
  public Unit(UnitPath path, String name, String mail, @Nullable String type) {
    this(path, name, mail, type, null);
  }

  /** A unit whose type the tree does not say. */
  public Unit(UnitPath path, String name, String mail) {
    this(path, name, mail, null);
  }
}
