package org.nuanbao.directory;

import java.util.List;
import java.util.stream.Stream;
import org.nuanbao.campaign.UnitPath;

/**
 * A person who acts for units.
 *
 * @param address the mail address as {@link org.nuanbao.value.MailAddress} writes it
 * @param grants what the person may do where; at least one, sorted, each once
 */
public record Contact(String address, String name, List<Grant> grants) {
  public Contact {
    grants = grants.stream().sorted().distinct().toList();
  }

  /** Whether the person has this role for this unit, by a grant for it or for a unit above it. */
  public boolean may(Role role, UnitPath unit) {
    return grants.stream().anyMatch(grant -> grant.role() == role && grant.unit().covers(unit));
  }

  /** The same person with further grants. */
  public Contact with(List<Grant> more) {
    return new Contact(address, name, Stream.concat(grants.stream(), more.stream()).toList());
  }
}
