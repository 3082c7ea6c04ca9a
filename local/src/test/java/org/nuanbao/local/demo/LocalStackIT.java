package org.nuanbao.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.functions.aggregate.NodeWorkbooks;
import org.nuanbao.local.cloud.Stack;

/** What only a deployed stack shows: its schedule, its processes, its locks. */
@Tag("localstack")
class LocalStackIT {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final String CONVERT = "org.nuanbao.functions.convert.ConvertHandler";

  /** Enough rows to kill the function in the midst of them. */
  private static final int ROWS = 3_000;

  /**
   * Longer than it takes to convert that many rows, so that only the kill brings the message back.
   */
  private static final int HIDDEN_SECONDS = 30;

  private static Stack stack;

  @BeforeAll
  static void connect() throws IOException {
    stack = Stack.deployed();
  }

  @AfterAll
  static void leave() {
    stack.close();
  }

  @Test
  void nightRunBeginsAtItsMinuteInShanghai() throws IOException {
    String arn = stack.output("NightRunArn");
    String name =
        stack
            .aws("scheduler", "list-schedules")
            .path("Schedules")
            .valueStream()
            .filter(schedule -> schedule.path("Target").path("Arn").asText().equals(arn))
            .findFirst()
            .orElseThrow()
            .path("Name")
            .asText();
    JsonNode whole = stack.aws("scheduler", "get-schedule", "--name", name);
    assertThat(whole.path("ScheduleExpression").asText()).isEqualTo("cron(30 1 * * ? *)");
    assertThat(whole.path("ScheduleExpressionTimezone").asText()).isEqualTo("Asia/Shanghai");
    Season season = Played.open(stack, "statistics");
    String unit = season.scenario().leaves().getFirst();
    season.outcome(Played.send(season, unit));
    int before = executions(arn).size();

    ZonedDateTime soon = ZonedDateTime.now(SHANGHAI).plusSeconds(70);
    String target = whole.path("Target").toString();
    schedule(name, "cron(%d %d * * ? *)".formatted(soon.getMinute(), soon.getHour()), target);
    // The schedule is a minute ahead, and a slow machine gets a minute more.
    boolean started = Waiting.until(() -> executions(arn).size() > before);
    if (!started) {
      started = Waiting.until(() -> executions(arn).size() > before);
    }
    schedule(name, whole.path("ScheduleExpression").asText(), target);
    assertThat(started).isTrue();
    String execution = executions(arn).path(0).path("executionArn").asText();
    stack.finished(execution);

    assertThat(season.totals(season.root()).path("totals")).isNotEmpty();
    assertThat(
            stack
                .aws("stepfunctions", "list-map-runs", "--execution-arn", execution)
                .path("mapRuns"))
        .as("the levels as a distributed map")
        .isNotEmpty();
  }

  private static void schedule(String name, String when, String target) throws IOException {
    stack.aws(
        "scheduler",
        "update-schedule",
        "--name",
        name,
        "--schedule-expression",
        when,
        "--schedule-expression-timezone",
        "Asia/Shanghai",
        "--flexible-time-window",
        "Mode=OFF",
        "--target",
        target);
  }

  @Test
  void everythingIsAddedUpAgainByHandAndComesToTheSame() throws IOException {
    Season season = Played.open(stack, "statistics");
    season.outcome(Played.send(season, season.scenario().leaves().getFirst()));
    stack.night(season.campaign());
    byte[] before = season.workbook(season.root());
    String root =
        NodeWorkbooks.key(
            season.campaign(),
            season.form().id().value(),
            DutyId.ONCE,
            new UnitPath(season.path(season.root())));
    int versions = versions(root);

    JsonNode started =
        stack.aws(
            "stepfunctions",
            "start-execution",
            "--state-machine-arn",
            stack.output("NightRunArn"),
            "--input",
            "{\"rebuild\": true}");
    stack.finished(started.path("executionArn").asText());
    assertThat(versions(root)).as("written again").isGreaterThan(versions);
    assertThat(season.workbook(season.root())).isEqualTo(before);
  }

  private static JsonNode executions(String arn) throws IOException {
    return stack
        .aws("stepfunctions", "list-executions", "--state-machine-arn", arn)
        .path("executions");
  }

  @Test
  void functionKilledInTheMidstOfAnImportDoesItAgain() throws IOException {
    stack.hide(HIDDEN_SECONDS);
    Season season = Played.open(stack, "roster");
    String unit = season.scenario().leaves().getFirst();
    // The first submission starts the process that will be killed.
    season.outcome(Played.send(season, unit));
    String other = season.scenario().leaves().get(1);
    String submission =
        season.send(other, season.filled(other, LongRoster.of(season, other, ROWS)));
    assertThat(
            Waiting.until(
                () -> season.submission(submission).path("state").asText().equals("validated")))
        .isTrue();
    assertThat(stack.processesOf(CONVERT))
        .isNotEmpty()
        .allSatisfy(process -> assertThat(process.destroyForcibly()).isTrue());
    assertThat(season.submission(submission).path("state").asText())
        .as("killed before it was done")
        .isEqualTo("validated");
    assertThat(stack.accepted().waiting()).as("neither done nor lost").isEqualTo(1);

    assertThat(season.outcome(submission).path("state").asText()).isEqualTo("accepted");
    stack.night(season.campaign());
    assertThat(season.totals(other).path("totals").toString()).contains(String.valueOf(ROWS));
    assertThat(stack.accepted().count()).isZero();
  }

  @Test
  void theSameStepsInOneProcessGiveTheSameBytes() throws IOException {
    Season season = Played.open(stack, "statistics");
    Played.sendAll(season);
    stack.night(season.campaign());
    Map<String, String> totals = totals(season);
    Map<String, byte[]> workbooks = workbooks(season);
    String copies = "workbooks/" + season.campaign() + "/" + season.form().id() + "/";
    int versions = versions(copies);

    assertThat(stack.rebuildHere(season.campaign())).isGreaterThanOrEqualTo(totals.size());

    assertThat(versions(copies)).as("written anew").isEqualTo(versions + workbooks.size());
    assertThat(totals(season)).isEqualTo(totals);
    workbooks(season)
        .forEach((node, again) -> assertThat(again).as(node).isEqualTo(workbooks.get(node)));
  }

  private static Map<String, String> totals(Season season) {
    return season.scenario().units().keySet().stream()
        .collect(Collectors.toMap(node -> node, node -> season.totals(node).toString()));
  }

  private static Map<String, byte[]> workbooks(Season season) {
    return season.scenario().units().keySet().stream()
        .collect(Collectors.toMap(node -> node, season::workbook));
  }

  /** The number of versions of all objects with this prefix: each write adds one. */
  private static int versions(String prefix) throws IOException {
    return stack
        .aws(
            "s3api",
            "list-object-versions",
            "--bucket",
            stack.output("Workings"),
            "--prefix",
            prefix)
        .path("Versions")
        .size();
  }

  @Test
  void originalsAreLockedAndEncryptedUnderTheirOwnKey() throws IOException {
    Season season = Played.open(stack, "statistics");
    String unit = season.scenario().leaves().getFirst();
    String submission = Played.send(season, unit);
    season.outcome(submission);
    JsonNode head =
        stack.aws(
            "s3api",
            "head-object",
            "--bucket",
            stack.output("Originals"),
            "--key",
            season.campaign() + "/" + submission);
    assertThat(head.path("ObjectLockMode").asText()).isEqualTo("GOVERNANCE");
    assertThat(head.path("ServerSideEncryption").asText()).isEqualTo("aws:kms");
    assertThat(head.path("SSEKMSKeyId").asText()).contains(stack.resource("OriginalsKey"));
    String version = head.path("VersionId").asText();
    assertThatThrownBy(() -> delete(season, submission, version))
        .hasMessageContaining("AccessDenied");
    delete(season, submission, version, "--bypass-governance-retention");
  }

  /** Deletes one version of an original, which only those may do who may bypass the lock. */
  private static void delete(Season season, String submission, String version, String... more)
      throws IOException {
    List<String> line = new ArrayList<>(List.of("s3api", "delete-object", "--bucket"));
    line.add(stack.output("Originals"));
    line.addAll(List.of("--key", season.campaign() + "/" + submission));
    line.addAll(List.of("--version-id", version));
    line.addAll(List.of(more));
    stack.aws(line.toArray(String[]::new));
  }
}
