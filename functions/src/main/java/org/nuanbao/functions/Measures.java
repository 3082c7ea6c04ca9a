package org.nuanbao.functions;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes figures for CloudWatch: log lines in its embedded metric format, which CloudWatch turns
 * into metrics by itself. Dimensions are codes and kinds, never names.
 */
public final class Measures {
  static final String LOGGER = "measures";

  private static final Logger LINES = LoggerFactory.getLogger(LOGGER);
  private static final String NAMESPACE = "Nuanbao";

  /** What is counted instead of everything that a rehearsal does. */
  private static final String REHEARSALS = "Rehearsals";

  private static volatile boolean rehearsing;

  private Measures() {}

  /** From now on each figure is written as one more rehearsal, or as what it is again. */
  public static void rehearse(boolean begins) {
    rehearsing = begins;
  }

  /** Counts one more. */
  public static void count(String metric) {
    count(metric, Map.of());
  }

  /** Counts one more of a kind. */
  public static void count(String metric, String dimension, String kind) {
    count(metric, Map.of(dimension, kind));
  }

  private static void count(String metric, Map<String, String> dimensions) {
    LINES.info(
        rehearsing
            ? line(Instant.now(), REHEARSALS, "Count", 1, Map.of())
            : line(Instant.now(), metric, "Count", 1, dimensions));
  }

  /** Records how long something took. */
  public static void took(String metric, Duration time) {
    if (rehearsing) {
      count(REHEARSALS);
      return;
    }
    LINES.info(line(Instant.now(), metric, "Seconds", time.toMillis() / 1000.0, Map.of()));
  }

  static String line(
      Instant at, String metric, String unit, Number value, Map<String, String> dimensions) {
    Map<String, Object> named = new LinkedHashMap<>();
    named.put("Name", metric);
    named.put("Unit", unit);
    Map<String, Object> directive = new LinkedHashMap<>();
    directive.put("Namespace", NAMESPACE);
    directive.put("Dimensions", List.of(dimensions.keySet()));
    directive.put("Metrics", List.of(named));
    Map<String, Object> aws = new LinkedHashMap<>();
    aws.put("Timestamp", at.toEpochMilli());
    aws.put("CloudWatchMetrics", List.of(directive));
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("_aws", aws);
    line.putAll(dimensions);
    line.put(metric, value.doubleValue());
    return EventJson.text(line);
  }
}
