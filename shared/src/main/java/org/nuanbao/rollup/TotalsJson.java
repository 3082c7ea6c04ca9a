package org.nuanbao.rollup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.rollup.Completeness.ExtendedUnit;
import org.nuanbao.rollup.RollUps.PeriodClosing;

/**
 * Totals as canonical JSON: sorted keys, plain decimals without trailing zeros; equal totals give
 * equal bytes.
 */
public final class TotalsJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private TotalsJson() {}

  /**
   * A node on one line: {@code unit} (its name), {@code totals}, {@code reported}, {@code
   * expected}, and the names of units that are {@code missing}, {@code late}, {@code returned}, had
   * nothing to report ({@code nil}), or were given more time ({@code extended}, until when and
   * why).
   */
  public static String line(NodeTotal node, Tree tree) {
    return write(node(node, tree));
  }

  /** The same, with the day its period was {@code closed} and the units {@code missingAtClose}. */
  public static String line(NodeTotal node, PeriodClosing closing, Tree tree) {
    SortedMap<String, Object> line = node(node, tree);
    line.put("closed", closing.on().toString());
    line.put("missingAtClose", names(closing.of(node.unit()).missing(), tree));
    return write(line);
  }

  /**
   * One line for each period: the node's line with {@code period} and the {@code change} since the
   * period before. The last line also has the whole {@code trend}, each figure by period.
   */
  public static List<String> lines(Trend trend, Tree tree) {
    return points(trend, tree).stream().map(TotalsJson::write).toList();
  }

  /** The same lines as one JSON list. */
  public static String of(Trend trend, Tree tree) {
    return write(points(trend, tree));
  }

  private static List<SortedMap<String, Object>> points(Trend trend, Tree tree) {
    List<SortedMap<String, Object>> lines = new ArrayList<>();
    for (int i = 0; i < trend.points().size(); i++) {
      Trend.Point point = trend.points().get(i);
      SortedMap<String, Object> line = node(point.total(), tree);
      line.put("period", point.period());
      line.put("change", plain(trend.change(i)));
      lines.add(line);
    }
    SortedMap<String, Object> series = new TreeMap<>();
    trend.series().forEach((key, byPeriod) -> series.put(key, plain(byPeriod)));
    lines.getLast().put("trend", series);
    return lines;
  }

  private static SortedMap<String, Object> node(NodeTotal node, Tree tree) {
    Completeness completeness = node.completeness();
    SortedMap<String, Object> line = new TreeMap<>();
    line.put("unit", node.name());
    line.put("totals", figures(node.totals()));
    line.put("reported", completeness.reported());
    line.put("expected", completeness.expected());
    line.put("missing", names(completeness.missing(), tree));
    line.put("late", names(completeness.late(), tree));
    line.put("returned", names(completeness.returned(), tree));
    line.put("nil", names(completeness.nil(), tree));
    line.put(
        "extended",
        completeness.extended().stream().map(extended -> extended(extended, tree)).toList());
    return line;
  }

  private static SortedMap<String, String> extended(ExtendedUnit extended, Tree tree) {
    return new TreeMap<>(
        Map.of(
            "unit", tree.unit(extended.unit()).name(),
            "until", extended.until().toString(),
            "reason", extended.reason()));
  }

  private static SortedMap<String, BigDecimal> plain(SortedMap<String, BigDecimal> numbers) {
    SortedMap<String, BigDecimal> plain = new TreeMap<>();
    numbers.forEach((key, number) -> plain.put(key, number.stripTrailingZeros()));
    return plain;
  }

  /**
   * The figures only: by item ref, with the answers of 是/否 items nested; or the measures, with
   * their bands nested.
   */
  public static String of(Totals totals) {
    return write(figures(totals));
  }

  private static SortedMap<String, Object> figures(Totals totals) {
    SortedMap<String, Object> figures = new TreeMap<>();
    SortedMap<String, SortedMap<String, BigDecimal>> bands = new TreeMap<>();
    totals
        .sums()
        .forEach((key, sum) -> {
          int slash = key.indexOf('/');
          if (slash < 0) {
            figures.put(key, sum.stripTrailingZeros());
          } else {
            bands
                .computeIfAbsent(key.substring(0, slash), k -> new TreeMap<>())
                .put(key.substring(slash + 1), sum.stripTrailingZeros());
          }
        });
    figures.putAll(bands);
    totals.distinct().forEach((key, set) -> figures.put(key, set.size()));
    return figures;
  }

  private static List<String> names(List<UnitPath> paths, Tree tree) {
    return paths.stream().map(tree::unit).map(Unit::name).toList();
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of texts and numbers can always be written", e);
    }
  }
}
