package org.nuanbao.register;

import java.util.List;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.value.PersonKey;

/** Where held doubles live. */
public interface Doubles {
  /** Stores it under campaign, fund and person; the newest set of claims counts. */
  void hold(HeldDouble held);

  List<HeldDouble> held(String campaign);

  /**
   * One person with two current rows of one fund: held until a reviewer has decided with both rows
   * side by side.
   */
  record HeldDouble(String campaign, String fund, PersonKey person, List<Claim> claims) {
    /** One of the rows. */
    public record Claim(DutyId duty, long version, int row) {}
  }
}
