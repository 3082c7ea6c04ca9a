package org.nuanbao.functions.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

class UnsentTest {
  @Test
  void aRehearsedCallIsNotSentAndTheNextOneIs() throws IOException {
    AtomicInteger sent = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        call -> {
          sent.incrementAndGet();
          call.getRequestBody().readAllBytes();
          call.sendResponseHeaders(200, -1);
          call.close();
        });
    server.start();
    try (S3Client s3 =
        S3Client.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .forcePathStyle(true)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      Unsent.rehearse(() -> put(s3));
      assertThat(sent).hasValue(0);
      put(s3);
      assertThat(sent).hasValue(1);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void whatElseGoesWrongIsThrown() {
    assertThatThrownBy(() ->
            Unsent.rehearse(() -> {
              throw new IllegalArgumentException("another");
            }))
        .hasMessage("another");
    assertThatThrownBy(() -> Unsent.rehearse(() -> {})).hasMessage("a rehearsal without a call");
  }

  private static void put(S3Client s3) {
    s3.putObject(put -> put.bucket("any").key("any"), RequestBody.fromString("any"));
  }
}
