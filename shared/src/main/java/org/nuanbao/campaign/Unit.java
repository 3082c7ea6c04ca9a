package org.nuanbao.campaign;

import org.jspecify.annotations.Nullable;
import org.nuanbao.value.Plain;

/**
 * A union organisation.
 *
 * @param mail where receipts and reminders go
 * @param type district, industry … as notices call it; null where the tree does not say
 * @param under the unit it is counted under since it was moved; null where its path still says that
 */
public record Unit(
    UnitPath path, String name, String mail, @Nullable String type, @Nullable UnitPath under) {

  /** The same counted under another unit. */
  public Unit movedUnder(UnitPath other) {
    return new Unit(path, name, mail, type, other);
  }

  /** The unit it is counted under; the root is its own. */
  public UnitPath above() {
    return under == null ? path.parent() : under;
  }

  /** Whether what somebody wrote for a unit may mean this one; a blank means none. */
  public boolean isCalled(String written) {
    String bare = Plain.folded(written);
    String own = Plain.folded(name);
    return !bare.isEmpty() && (bare.contains(own) || own.contains(bare));
  }

  /** As it was when the campaign was opened. */
  public Unit asOpened() {
    return new Unit(path, name, mail, type);
  }

  /** A unit counted where its path says. */
  public Unit(UnitPath path, String name, String mail, @Nullable String type) {
    this(path, name, mail, type, null);
  }

  /** A unit whose type the tree does not say. */
  public Unit(UnitPath path, String name, String mail) {
    this(path, name, mail, null);
  }
}
