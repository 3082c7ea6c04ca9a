package org.nuanbao.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nuanbao.local.cloud.StackFile;

/** What an operator is told if AWS does not answer, or refuses. */
class StackAccessTest {
  private static final Map<String, String> IDENTITY =
      Map.of("aws.region", "cn-north-1", "aws.accessKeyId", "key", "aws.secretAccessKey", "secret");
  private static final String ENDPOINT = "aws.endpointUrlSecretsManager";

  @TempDir Path folder;

  @BeforeEach
  void identify() {
    IDENTITY.forEach(System::setProperty);
  }

  @AfterEach
  void forget() {
    IDENTITY.keySet().forEach(System::clearProperty);
    System.clearProperty(ENDPOINT);
  }

  @Test
  void thatItCannotBeReached() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      System.setProperty(ENDPOINT, "http://127.0.0.1:" + taken.getLocalPort());
    }
    CommandLineRun token = token();
    assertThat(token.status()).isEqualTo(Exit.USAGE);
    assertThat(token.err().strip()).hasLineCount(1).contains("连不上 AWS");
  }

  @Test
  void thatItRefusesAndWhy() throws IOException {
    HttpServer refusing =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    refusing.createContext(
        "/",
        exchange -> {
          byte[] answer = "{\"__type\":\"ExpiredTokenException\"}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(400, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    refusing.start();
    try {
      System.setProperty(ENDPOINT, "http://127.0.0.1:" + refusing.getAddress().getPort());
      CommandLineRun token = token();
      assertThat(token.status()).isEqualTo(Exit.IO);
      assertThat(token.err().strip())
          .hasLineCount(1)
          .contains("AWS 拒绝了请求", "ExpiredTokenException");
    } finally {
      refusing.stop(0);
    }
  }

  private CommandLineRun token() throws IOException {
    Path stack =
        StackFile.in(
            folder, Map.of("ApiUrl", "https://api.test/v1", "TokenSecretArn", "arn:aws-cn:secret"));
    return CommandLineRun.of("token", "--stack", stack, "--unit", "/1/", "--role", "filler");
  }
}
