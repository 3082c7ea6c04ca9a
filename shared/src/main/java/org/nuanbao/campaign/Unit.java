package org.nuanbao.campaign;

import org.jspecify.annotations.Nullable;

/**
 * A union organisation.
 *
 * @param mail where receipts and reminders go
 * @param type district, industry … as notices call it; null where the tree does not say
 */
public record Unit(UnitPath path, String name, String mail, @Nullable String type) {

  /** A unit whose type the tree does not say. */
  public Unit(UnitPath path, String name, String mail) {
    this(path, name, mail, null);
  }
}
