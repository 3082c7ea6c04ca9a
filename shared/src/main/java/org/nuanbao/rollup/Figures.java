package org.nuanbao.rollup;

import java.util.Optional;
import org.nuanbao.campaign.DutyId;

/** What each version of a duty adds up to, kept by conversion for the night run. */
public interface Figures {
  /** Written before the version becomes current; saving again replaces. */
  void save(DutyId duty, long version, Totals totals);

  Optional<Totals> load(DutyId duty, long version);
}
