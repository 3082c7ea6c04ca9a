package org.nuanbao.register;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.Unit;
import org.nuanbao.value.Money;
import org.nuanbao.value.PersonKey;

/**
 * A held double as a reviewer sees it.
 *
 * @param rows two or more, each of a version that is current now
 */
public record SideBySide(String campaign, String fund, PersonKey person, List<Row> rows) {
  /**
   * One of the rows.
   *
   * @param amount null where the federation enters it
   * @param masked the row's values by column, personal data masked
   */
  public record Row(
      HeldDouble.Claim claim,
      Unit unit,
      @Nullable Money amount,
      SortedMap<String, String> masked) {}
}
