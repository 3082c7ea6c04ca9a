package org.nuanbao.directory;

import java.util.List;
import java.util.Optional;
import org.nuanbao.campaign.UnitPath;

/** Finds the people who act for units, as the directories of all roots stand at this moment. */
public interface Contacts {
  /**
   * The person with this address.
   *
   * @param address as somebody typed it
   * @return with the grants of all roots; empty for a stranger, and for what is no address
   */
  Optional<Contact> find(String address);

  /** Those who have a grant for this very unit, sorted by address. */
  List<Contact> of(UnitPath unit);
}
