package org.nuanbao.functions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes figures for CloudWatch: log lines in its embedded metric format, which CloudWatch turns
 * into metrics by itself. Dimensions are codes and kinds, never names.
 */
public final class Measures {
  private static final Logger LINES = LoggerFactory.getLogger("measures");
  private static final String NAMESPACE = "Nuanbao";

  private Measures() {}

  /** Counts one more. */
  public static void count(String metric) {
    LINES.info(line(Instant.now(), metric, "Count", 1, Map.of()));
  }

  /** Counts one more of a kind. */
  public static void count(String metric, String dimension, String kind) {
    LINES.info(line(Instant.now(), metric, "Count", 1, Map.of(dimension, kind)));
  }

  /** Records how long something took. */
  public static void took(String metric, Duration time) {
    LINES.info(line(Instant.now(), metric, "Seconds", time.toMillis() / 1000.0, Map.of()));
  }

  static String line(
      Instant at, String metric, String unit, Number value, Map<String, String> dimensions) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    ObjectNode aws = line.putObject("_aws");
    aws.put("Timestamp", at.toEpochMilli());
    ObjectNode directive = aws.putArray("CloudWatchMetrics").addObject();
    directive.put("Namespace", NAMESPACE);
    dimensions.keySet().forEach(directive.putArray("Dimensions").addArray()::add);
    directive.putArray("Metrics").addObject().put("Name", metric).put("Unit", unit);
    dimensions.forEach(line::put);
    line.put(metric, value.doubleValue());
    return line.toString();
  }
}
