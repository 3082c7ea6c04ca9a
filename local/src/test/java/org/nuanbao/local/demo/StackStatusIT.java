package org.nuanbao.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nuanbao.local.cloud.BearerTokens;
import org.nuanbao.local.cloud.Endpoints;
import org.nuanbao.local.cloud.RunningSystem;
import org.nuanbao.local.cloud.ServersOnly;
import org.nuanbao.local.cloud.StackFile;
import org.nuanbao.local.cloud.StateFolder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What an operator does with a deployed stack. The command runs in a process of its own and has
 * only what describe-stacks printed and the SDK's own settings, here those of the embedded servers.
 */
class StackStatusIT {
  @TempDir Path folder;

  @Test
  void tellsWhatIsStuckAndSendsItAgainWithTheDeadLetters() throws Exception {
    StateFolder state = StateFolder.at(folder);
    Season season;
    Api.Ticket ticket;
    byte[] file;
    try (RunningSystem system = RunningSystem.start(state, 0)) {
      season = Played.open(state, system, "statistics");
      String unit = season.scenario().leaves().getFirst();
      file = season.filled(unit, season.scenario().sample(unit));
      ticket = season.ticket(unit, "table.xlsx", file);
      system.sweep(false);
    }
    Path stack = stack(state);
    String submission = ticket.submission();
    try (ServersOnly _ = ServersOnly.start(state)) {
      assertThat(status(state, stack)).contains("死信 0", "未办结的报送 1，其中卡住 0", "上次巡检", submission);
      season.put(ticket, file);
      age(submission);
      dead(state, "{\"Records\": []}");
      assertThat(status(state, stack)).contains("待校验 0，死信 1", "其中卡住 1", submission, "已上传，未校验");

      assertThat(status(state, stack, "--redrive")).contains("已重新投递：2", "待校验 2，死信 0");
    }
    try (RunningSystem system = RunningSystem.start(state, 0)) {
      season.reach(new Api(system.api(), BearerTokens.of(state)));
      assertThat(season.outcome(submission).path("state").asText()).isEqualTo("accepted");
      assertThat(system.settle()).isTrue();
      assertThat(status(state, stack)).contains("待校验 0，死信 0", "未办结的报送 0，其中卡住 0");
    }
  }

  @Test
  void saysInOneLineThatAFileIsNoStack() throws Exception {
    StateFolder state = StateFolder.at(folder);
    try (ServersOnly _ = ServersOnly.start(state)) {
      Path other = Files.writeString(folder.resolve("other.json"), "{\"Stacks\": []}");
      assertThat(status(state, other).strip()).hasLineCount(1).contains("describe-stacks");
    }
  }

  private Path stack(StateFolder state) throws IOException {
    String queues = Endpoints.of(state).url("sqs") + "/000000000000/";
    return StackFile.in(
        folder,
        Map.ofEntries(
            entry("Reports", "reports"),
            entry("Register", "register"),
            entry("Originals", "originals"),
            entry("Workings", "workings"),
            entry("Mails", "mails"),
            entry("Scans", "scans"),
            entry("LooksQueueUrl", queues + "looks"),
            entry("LooksDeadLettersUrl", queues + "looks-dlq"),
            entry("Uploads", queues + "uploads"),
            entry("UploadsDeadLettersUrl", queues + "uploads-dlq"),
            entry("Accepted", queues + "accepted"),
            entry("AcceptedDeadLettersUrl", queues + "accepted-dlq"),
            entry("MailsQueueUrl", queues + "mails"),
            entry("MailsDeadLettersUrl", queues + "mails-dlq")));
  }

  /** What the command prints; it reaches the servers through the SDK's settings only. */
  private static String status(StateFolder state, Path stack, String... more) throws Exception {
    Endpoints endpoints = Endpoints.of(state);
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-Daws.endpointUrlDynamoDb=" + endpoints.url("dynamodb"));
    line.add("-Daws.endpointUrlS3=" + endpoints.url("s3"));
    line.add("-Daws.endpointUrlSqs=" + endpoints.url("sqs"));
    for (String name : List.of("aws.region", "aws.accessKeyId", "aws.secretAccessKey")) {
      line.add("-D" + name + "=" + System.getProperty(name));
    }
    line.addAll(List.of("-Dnuanbao.home=..", "-cp", System.getProperty("java.class.path")));
    line.addAll(List.of("org.nuanbao.local.command.Nuanbao", "status"));
    line.addAll(List.of("--stack", stack.toString()));
    line.addAll(List.of(more));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return said;
  }

  /** Makes the file look as if it had been there for an hour. */
  private void age(String submission) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      Path original =
          files
              .filter(path -> path.getFileName().toString().equals(submission))
              .findFirst()
              .orElseThrow();
      Files.setLastModifiedTime(original, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    }
  }

  private static void dead(StateFolder state, String body) throws IOException {
    Endpoints endpoints = Endpoints.of(state);
    try (SqsClient sqs =
        SqsClient.builder()
            .endpointOverride(endpoints.url("sqs"))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      String queue = endpoints.url("sqs") + "/000000000000/uploads-dlq";
      sqs.sendMessage(send -> send.queueUrl(queue).messageBody(body));
    }
  }
}
