package org.nuanbao.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.local.cloud.Pause;
import org.nuanbao.local.cloud.StackFile;
import org.nuanbao.local.cloud.WholeSystem;

/** What an operator does with an installation from the command line. */
class OperatorIT {
  private static final Path NOTICE = Path.of("..", "notices", "dalian-2018");
  private static final String TOKEN_SECRET =
      "arn:aws-cn:secretsmanager:cn-north-1:000000000000:secret:token-of-this-stack";

  @TempDir Path folder;

  @Test
  void anOperatorPublishesAndCallsTheApiWithATokenOfTheInstallation() throws Exception {
    try (WholeSystem system = WholeSystem.embedded(folder)) {
      assertThat(run("notice", "publish", NOTICE, "--state", folder).out()).contains("dalian-2018");
      CommandLineRun others = run("notice", "publish", NOTICE, "--unit", "/1/", "--state", folder);
      assertThat(others.status()).isEqualTo(Exit.FINDINGS);
      assertThat(others.err()).contains("另一个总工会");
      CommandLineRun token =
          run("token", "--state", folder, "--unit", "/1/", "--role", "publisher");
      String campaign =
          """
          {"id":"first","notice":"dalian-2018","version":"%s","units":[{"path":"/1/","name":"市总工会","mail":"top@nuanbao.test"},
           {"path":"/1/2/","name":"区总工会","mail":"a@nuanbao.test"}]}
          """
              .formatted(RuleKinds.NOTICES.ofFolder(NOTICE).version());
      assertThat(post(system.api() + "/campaigns", "nobody's", campaign)).isEqualTo(401);
      assertThat(post(system.api() + "/campaigns", token.out().strip(), campaign)).isEqualTo(201);
    }
  }

  @Test
  @Timeout(300)
  void oneWorkbookGoesThroughANewInstallation() throws Exception {
    try (WholeSystem system = WholeSystem.embedded(folder)) {
      CommandLineRun smoke = run("smoke", "--state", folder, "--mail", "ops@nuanbao.test");
      assertThat(smoke.status()).as(smoke.err()).isZero();
      while (system.mails("ops@nuanbao.test").isEmpty()) {
        Pause.millis(50);
      }
      String number =
          system.mails("ops@nuanbao.test").getFirst().getHeader("X-Nuanbao-Receipt", "");
      assertThat(smoke.out()).contains("走通了", number).doesNotContain("报送  ");
    }
    CommandLineRun gone = run("smoke", "--state", folder, "--mail", "ops@nuanbao.test");
    assertThat(gone.status()).isEqualTo(Exit.USAGE);
  }

  @Test
  void ofADeployedStackTheSecretIsFetchedFromWhereItLies() throws Exception {
    HttpServer secrets =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    secrets.createContext(
        "/",
        exchange -> {
          String asked =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          String arn = new ObjectMapper().readTree(asked).path("SecretId").asText();
          byte[] answer =
              new ObjectMapper()
                  .createObjectNode()
                  .put("SecretString", secretAt(arn))
                  .toString()
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    secrets.start();
    System.setProperty(
        "aws.endpointUrlSecretsManager", "http://127.0.0.1:" + secrets.getAddress().getPort());
    try {
      CommandLineRun token =
          run(
              "token",
              "--stack",
              StackFile.in(
                  folder, Map.of("ApiUrl", "https://api.test/v1", "TokenSecretArn", TOKEN_SECRET)),
              "--unit",
              "/1/",
              "--role",
              "reviewer");
      assertThat(token.status()).as(token.err()).isZero();
      String[] parts = token.out().strip().split("\\.", -1);
      assertThat(parts).hasSize(3);
      assertThat(parts[2])
          .as("signed with the secret of this stack")
          .isEqualTo(signature(parts[0] + "." + parts[1], secretAt(TOKEN_SECRET)));
    } finally {
      System.clearProperty("aws.endpointUrlSecretsManager");
      secrets.stop(0);
    }
  }

  @Test
  void whatIsWrongIsSaidInOneLine() throws IOException {
    assertThat(run("token", "--state", folder, "--unit", "1", "--role", "filler").err())
        .contains("单位路径");
    assertThat(run("token", "--state", folder, "--unit", "/1/", "--role", "king").status())
        .isEqualTo(Exit.USAGE);
    CommandLineRun gone = run("token", "--state", folder, "--unit", "/1/", "--role", "filler");
    assertThat(gone.status()).isEqualTo(Exit.USAGE);
    assertThat(gone.err()).contains("没有运行中的系统");
    CommandLineRun other =
        run(
            "token",
            "--stack",
            StackFile.in(folder, Map.of("Some", "thing")),
            "--unit",
            "/1/",
            "--role",
            "filler",
            "--lang",
            "en");
    assertThat(other.status()).isEqualTo(Exit.USAGE);
    assertThat(other.err()).contains("describe-stacks");
  }

  private static CommandLineRun run(Object... words) {
    return CommandLineRun.of(words);
  }

  /** A different secret for each ARN. */
  private static String secretAt(String arn) {
    return arn + "-is-long-enough-to-sign";
  }

  /** The HS256 signature of RFC 7518. */
  private static String signature(String signed, String secret) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
  }

  private static int post(String url, String token, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    }
  }
}
