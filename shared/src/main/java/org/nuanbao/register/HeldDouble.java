package org.nuanbao.register;

import java.util.List;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.value.PersonKey;

/**
 * One person with two current rows of one fund: held until a reviewer has decided with both rows
 * side by side.
 */
public record HeldDouble(String campaign, String fund, PersonKey person, List<Claim> claims) {
  /** One of the rows. */
  public record Claim(DutyId duty, long version, int row) {}
}
