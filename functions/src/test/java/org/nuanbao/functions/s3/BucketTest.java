package org.nuanbao.functions.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A server that answers as S3 says it does when two put the same new object at once. */
class BucketTest {
  private static final String FILE = "a workbook";

  private final Deque<Integer> answers = new ArrayDeque<>();
  private final List<String> puts = new ArrayList<>();
  private HttpServer server;
  private S3Client s3;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    s3 = new BucketClients().s3("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    s3.close();
    server.stop(0);
  }

  @Test
  void aConflictIsTriedAgainUntilItIsPut() {
    answers.addAll(List.of(409, 409, 200));
    assertThat(bucket().putNew("a", "text/plain", FILE.getBytes(UTF_8))).isTrue();
    assertThat(puts).hasSize(3).allSatisfy(put -> assertThat(put).startsWith("* ").contains(FILE));
  }

  @Test
  void whoeverLosesIsToldThatSomethingLiesThere() {
    answers.addAll(List.of(409, 412));
    assertThat(bucket().putNew("a", "text/plain", FILE.getBytes(UTF_8))).isFalse();
    assertThat(puts).hasSize(2);
  }

  @Test
  void aConflictThatStaysGoesBackToTheQueue() {
    answers.addAll(Collections.nCopies(20, 409));
    assertThatThrownBy(() -> bucket().putNew("a", "text/plain", FILE.getBytes(UTF_8)))
        .isInstanceOf(S3Exception.class);
  }

  private Bucket bucket() {
    return new Bucket(s3, "mails");
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    puts.add(exchange.getRequestHeaders().getFirst("If-None-Match") + " " + body);
    int status = answers.remove();
    String code = status == 409 ? "ConditionalRequestConflict" : "PreconditionFailed";
    byte[] text =
        status == 200 ? new byte[0] : ("<Error><Code>" + code + "</Code></Error>").getBytes(UTF_8);
    exchange.sendResponseHeaders(status, text.length == 0 ? -1 : text.length);
    try (exchange) {
      exchange.getResponseBody().write(text);
    }
  }
}
