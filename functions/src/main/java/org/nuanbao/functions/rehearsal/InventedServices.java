package org.nuanbao.functions.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nuanbao.functions.EventJson;
import org.nuanbao.functions.rehearsal.Loopback.Answer;
import org.nuanbao.functions.rehearsal.Loopback.Request;
import org.nuanbao.value.Bytes;

/** The services that functions call, as far as a rehearsal needs them, in memory. */
final class InventedServices implements Closeable {
  private static final String TYPE = "Content-Type";
  private static final String JSON = "application/x-amz-json-1.0";
  private static final String CHANGED =
      DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.EPOCH.atOffset(ZoneOffset.UTC));
  private static final String NONE = "<Error><Code>NoSuchKey</Code><Message>none</Message></Error>";

  private final Loopback server = new Loopback(0, this::answer);
  private final InventedTables tables = new InventedTables();
  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();

  /**
   * Opens the services.
   *
   * @throws IOException if no port can be had
   */
  InventedServices() throws IOException {}

  String url() {
    return "http://" + Loopback.ADDRESS + ":" + server.port();
  }

  private Answer answer(Request asked) throws IOException {
    String target = asked.header("x-amz-target");
    String operation = target.substring(target.indexOf('.') + 1);
    if (target.startsWith("DynamoDB")) {
      return json(tables.answer(operation, asked.body().array()));
    }
    if (target.startsWith("AmazonSQS")) {
      return json(sent(asked.body().array()));
    }
    if (asked.path().startsWith("/v2/email")) {
      return json(Map.of("MessageId", "m"));
    }
    return object(asked);
  }

  private static Answer json(Object answer) {
    return new Answer(200, Map.of(TYPE, JSON), new Bytes(EventJson.text(answer).getBytes(UTF_8)));
  }

  /** The queue's answer, which must have the MD5 of what was sent. */
  private static Map<String, Object> sent(byte[] body) throws IOException {
    String text =
        String.valueOf(
            EventJson.text(EventJson.read(new ByteArrayInputStream(body)), "MessageBody"));
    try {
      byte[] sum = MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8));
      return Map.of("MessageId", "m", "MD5OfMessageBody", HexFormat.of().formatHex(sum));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }

  private Answer object(Request asked) throws IOException {
    if (asked.method().equals("PUT")) {
      boolean inParts = asked.header("content-encoding").contains("aws-chunked");
      put(
          asked.path(),
          inParts
              ? Loopback.joined(new ByteArrayInputStream(asked.body().array()))
              : asked.body().array());
      return new Answer(200, Map.of(), new Bytes(new byte[0]));
    }
    byte[] found = objects.get(asked.path());
    return found == null
        ? new Answer(404, Map.of(TYPE, "application/xml"), new Bytes(NONE.getBytes(UTF_8)))
        : new Answer(200, Map.of("Last-Modified", CHANGED), new Bytes(found));
  }

  /** Puts an object at {@code /<bucket>/<key>}. */
  void put(String path, byte[] body) {
    objects.put(path, body);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
