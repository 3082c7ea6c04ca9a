package org.nuanbao.functions.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.nuanbao.functions.keys.FieldSealer;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Line;
import org.nuanbao.reading.Reading;
import org.nuanbao.submission.Readings;
import org.nuanbao.submission.SubmissionId;

/**
 * Accepted values in the bucket of workings, below {@code readings/<submission>/}: a head with all
 * readings of the file, and a roster's rows in parts of 1,000; a file has one roster at most. Each
 * is compressed (RFC 1952), then sealed to its own key. The head counts the parts and is written
 * last.
 */
@Singleton
public final class S3Readings implements Readings {
  private static final int PART = 1_000;

  /** Parts under way at once. */
  private static final int AT_ONCE = 8;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Bucket workings;
  private final FieldSealer sealer;

  /** Over a bucket that exists. */
  public S3Readings(@Named("workings") Bucket workings, FieldSealer sealer) {
    this.workings = workings;
    this.sealer = sealer;
  }

  @Override
  public void save(SubmissionId id, List<Reading> readings) {
    List<List<Line>> parts =
        readings.stream().flatMap(reading -> parts(reading.body()).stream()).toList();
    IntStream.range(0, parts.size())
        .boxed()
        .gather(
            Gatherers.mapConcurrent(
                AT_ONCE, i -> write(part(id, i), ReadingJson.lines(parts.get(i)))))
        .forEach(written -> {});
    ObjectNode head = JSON.createObjectNode();
    head.put("parts", parts.size());
    ArrayNode heads = head.putArray("readings");
    readings.forEach(reading -> heads.add(ReadingJson.head(reading)));
    write(head(id), head);
  }

  @Override
  public List<Reading> parts(SubmissionId id) {
    JsonNode head = read(head(id));
    List<Line> lines =
        IntStream.range(0, head.path("parts").asInt())
            .boxed()
            .gather(Gatherers.mapConcurrent(AT_ONCE, i -> ReadingJson.lines(read(part(id, i)))))
            .flatMap(List::stream)
            .toList();
    return head.path("readings")
        .valueStream()
        .map(each -> ReadingJson.reading(each, lines))
        .toList();
  }

  private static List<List<Line>> parts(Body body) {
    return switch (body) {
      case Body.Figures _, Body.Answers _ -> List.of();
      case Body.Lines(List<Line> lines, List<String> ignored) ->
          lines.stream().gather(Gatherers.windowFixed(PART)).toList();
    };
  }

  private String write(String key, JsonNode json) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      JSON.writeValue(zip, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    workings.put(key, "application/octet-stream", sealer.seal(bytes.toByteArray(), key));
    return key;
  }

  private JsonNode read(String key) {
    byte[] packed = sealer.open(workings.demand(key), key);
    try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return JSON.readTree(zip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String head(SubmissionId id) {
    return "readings/" + id + "/head";
  }

  private static String part(SubmissionId id, int number) {
    return "readings/" + id + "/part-" + number;
  }
}
