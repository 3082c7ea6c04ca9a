package org.nuanbao.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nuanbao.local.cloud.Stack;

/** What only a deployed stack shows: its schedule, its processes, its locks. */
@Tag("localstack")
class LocalStackIT {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final String CONVERT = "org.nuanbao.functions.convert.ConvertHandler";

  /** Enough to be killed in the midst of. */
  private static final int ROWS = 1_500;

  private static Stack stack;

  @BeforeAll
  static void connect() throws IOException {
    stack = Stack.deployed();
    stack.hurry();
  }

  @AfterAll
  static void leave() {
    stack.close();
  }

  @Test
  void nightRunBeginsAtItsMinuteInShanghai() throws IOException {
    String arn = stack.output("NightRunArn");
    JsonNode schedule = stack.aws("scheduler", "list-schedules").path("Schedules").path(0);
    String name = schedule.path("Name").asText();
    JsonNode whole = stack.aws("scheduler", "get-schedule", "--name", name);
    assertThat(whole.path("ScheduleExpression").asText()).isEqualTo("cron(30 1 * * ? *)");
    assertThat(whole.path("ScheduleExpressionTimezone").asText()).isEqualTo("Asia/Shanghai");
    int before = executions(arn).size();

    ZonedDateTime soon = ZonedDateTime.now(SHANGHAI).plusSeconds(70);
    stack.aws(
        "scheduler",
        "update-schedule",
        "--name",
        name,
        "--schedule-expression",
        "cron(%d %d * * ? *)".formatted(soon.getMinute(), soon.getHour()),
        "--schedule-expression-timezone",
        "Asia/Shanghai",
        "--flexible-time-window",
        "Mode=OFF",
        "--target",
        whole.path("Target").toString());
    // A minute ahead, and a minute more for a slow machine.
    boolean started = Waiting.until(() -> executions(arn).size() > before);
    if (!started) {
      started = Waiting.until(() -> executions(arn).size() > before);
    }
    assertThat(started).isTrue();
    stack.finished(executions(arn).path(0).path("executionArn").asText());
  }

  @Test
  void everythingIsAddedUpAgainByHandAndComesToTheSame() throws IOException {
    Season season = Played.open(stack, "statistics");
    season.outcome(Played.send(season, season.scenario().leaves().getFirst()));
    stack.night(season.campaign());
    byte[] before = season.workbook(season.root());
    String written = written(season);

    JsonNode started =
        stack.aws(
            "stepfunctions",
            "start-execution",
            "--state-machine-arn",
            stack.output("NightRunArn"),
            "--input",
            "{\"rebuild\": true}");
    stack.finished(started.path("executionArn").asText());
    assertThat(written(season)).as("written again").isGreaterThan(written);
    assertThat(season.workbook(season.root())).isEqualTo(before);
  }

  /** When the workbook of the root was. */
  private static String written(Season season) throws IOException {
    String path = season.path(season.root()).replace("/", "");
    String key =
        "workbooks/%s/%s/once/%s.xlsx".formatted(season.campaign(), season.form().id(), path);
    return stack
        .aws("s3api", "head-object", "--bucket", stack.output("Workings"), "--key", key)
        .path("LastModified")
        .asText();
  }

  private static JsonNode executions(String arn) throws IOException {
    return stack
        .aws("stepfunctions", "list-executions", "--state-machine-arn", arn)
        .path("executions");
  }

  @Test
  void functionKilledInTheMidstOfAnImportDoesItAgain() throws IOException {
    Season season = Played.open(stack, "roster");
    String unit = season.scenario().leaves().getFirst();
    // The first one starts the process that is going to be killed.
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

    assertThat(season.outcome(submission).path("state").asText()).isEqualTo("accepted");
    stack.night(season.campaign());
    assertThat(season.totals(other).path("totals").toString()).contains(String.valueOf(ROWS));
    assertThat(stack.accepted().count()).isZero();
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
  }
}
