package org.nuanbao.rollup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nuanbao.campaign.Unit;
import org.nuanbao.campaign.UnitPath;

/**
 * Totals as canonical JSON: sorted keys, plain decimals without trailing zeros; equal totals are
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
   * expected}, {@code missing} and {@code late} (names).
   */
  public static String line(NodeTotal node, Tree tree) {
    SortedMap<String, Object> line = new TreeMap<>();
    line.put("unit", node.name());
    line.put("totals", figures(node.totals()));
    line.put("reported", node.reported());
    line.put("expected", node.expected());
    line.put("missing", names(node.missing(), tree));
    line.put("late", names(node.late(), tree));
    return write(line);
  }

  /**
   * The figures only: by item ref, the answers of 是/否 items nested; or the measures with their
   * bands nested.
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
