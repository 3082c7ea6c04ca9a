package org.nuanbao.local.command;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.form.Form;
import org.nuanbao.form.Item;
import org.nuanbao.form.Place;
import org.nuanbao.rollup.NodeTotal;
import org.nuanbao.rollup.TotalsJson;
import org.nuanbao.rollup.Trend;

/** A node's totals for a reader: a line for each period, then how each figure went. */
final class RollupText {
  private final Map<String, Place> places;
  private final Language language;

  RollupText(Form form, Language language) {
    this.places = form.places();
    this.language = language;
  }

  List<String> lines(Trend trend) {
    List<String> lines = new ArrayList<>();
    for (Trend.Point point : trend.points()) {
      lines.add(line(point));
    }
    if (trend.points().size() > 1) {
      trend.series().forEach((key, byPeriod) -> lines.add("  " + label(key) + trend(byPeriod)));
    }
    return lines;
  }

  private String line(Trend.Point point) {
    NodeTotal node = point.total();
    String period = point.period().equals(DutyId.ONCE) ? "" : "　" + point.period();
    return new TwoLanguages("%s%s　已报 %d/%d　%s", "%s%s  reported %d/%d  %s")
        .with(node.name(), period, node.reported(), node.expected(), TotalsJson.of(node.totals()))
        .in(language);
  }

  /** {@code 2 → 5（+3） → 4（-1）}. */
  private static String trend(SortedMap<String, BigDecimal> byPeriod) {
    StringBuilder line = new StringBuilder();
    BigDecimal before = null;
    for (Map.Entry<String, BigDecimal> point : byPeriod.entrySet()) {
      BigDecimal now = point.getValue();
      line.append(before == null ? "" : " → ").append(plain(now));
      if (before != null) {
        BigDecimal change = now.subtract(before);
        line.append("（").append(change.signum() > 0 ? "+" : "").append(plain(change)).append("）");
      }
      before = now;
    }
    return line.toString();
  }

  private String label(String key) {
    return (places.get(key) instanceof Place(Item item, _, _, _) ? item.label() : key) + "：";
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
