package org.nuanbao.register;

import java.util.List;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.value.PersonKey;

/** Stores held doubles. */
public interface Doubles {
  /** Stores a double under campaign, fund and person; the newest set of claims counts. */
  void hold(HeldDouble held);

  List<HeldDouble> held(String campaign);

  /**
   * One person with two current rows of one fund. It is held until a reviewer, who sees both rows
   * side by side, has decided.
   */
  record HeldDouble(String campaign, String fund, PersonKey person, List<Claim> claims) {
    /** One of the person's rows. */
    public record Claim(DutyId duty, long version, int row) {}
  }
}
