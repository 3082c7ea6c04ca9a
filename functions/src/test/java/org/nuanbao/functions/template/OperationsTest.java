package org.nuanbao.functions.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nuanbao.template.Template.list;
import static org.nuanbao.template.Template.map;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nuanbao.template.Template;

/** What whoever runs an installation relies on: alarms, secrets, switches of the template. */
class OperationsTest {
  private static final String FUNCTION = "AWS::Serverless::Function";
  private static final String ALARM = "AWS::CloudWatch::Alarm";

  private final Template template = new Template();

  @Test
  void eachAlarmTellsSomebodyAndHasItsPlaceInTheRunbook() {
    String runbook = Template.text("docs/operations.md");
    assertThat(template.ofType(ALARM)).hasSizeGreaterThan(10);
    template
        .ofType(ALARM)
        .forEach((name, alarm) -> {
          Map<?, ?> properties = map(alarm, "Properties");
          assertThat(list(properties.get("AlarmActions"))).as(name).hasSize(1);
          assertThat(String.valueOf(properties.get("AlarmActions"))).contains("!Ref AlarmTopic");
          assertThat(properties.get("AlarmDescription")).as(name).isNotNull();
          assertThat(properties.get("TreatMissingData")).as(name).isEqualTo("notBreaching");
          assertThat(runbook).contains("`" + name + "`");
        });
  }

  @Test
  void eachFunctionHasAnAlarmALogAndABound() {
    for (String function : template.ofType(FUNCTION).keySet()) {
      String stem = function.replace("Function", "");
      assertThat(template.properties(stem + "ErrorsAlarm").toString()).contains("!Ref " + function);
      assertThat(template.property(function, "LoggingConfig").toString())
          .contains("!Ref " + stem + "Log");
      assertThat(template.properties(stem + "Log").toString()).contains("RetentionInDays");
      assertThat((Integer) template.property(function, "Timeout")).isLessThanOrEqualTo(300);
    }
  }

  @Test
  void noSecretStandsInAFunctionsSettings() {
    assertThat(Template.text("template.yaml"))
        .doesNotContain("{{resolve:secretsmanager", "{{resolve:ssm-secure");
    for (String function : template.ofType(FUNCTION).keySet()) {
      Map<?, ?> properties = template.properties(function);
      if (properties.containsKey("Environment")) {
        map(map(properties, "Environment"), "Variables")
            .forEach((name, value) -> {
              if (name.toString().matches(".*(SECRET|PASSWORD|USER)$")) {
                assertThat(value.toString()).as(name.toString()).contains("secretsmanager:");
              }
            });
      }
    }
  }

  @Test
  void secretsAreUnderOurKeysAndReadByWhomTheyAreFor() {
    Map<String, Set<String>> readers =
        Map.of(
            "KeyChainSecret",
                Set.of("UploadFunction", "PortalFunction", "ValidateFunction", "ConvertFunction"),
            "TokenSecret", Set.of("UploadFunction"),
            "SmtpSecret", Set.of("ReceiptFunction"),
            "ImapSecret", Set.of("PollFunction"));
    assertThat(template.ofType("AWS::SecretsManager::Secret")).containsOnlyKeys(readers.keySet());
    readers.forEach((secret, functions) -> {
      assertThat(template.property(secret, "KmsKeyId").toString()).contains("Key.Arn");
      for (String function : template.ofType(FUNCTION).keySet()) {
        assertThat(template.statements(function).toString().contains("!Ref " + secret))
            .as(function + " " + secret)
            .isEqualTo(functions.contains(function));
      }
    });
  }

  @Test
  void aChangedSettingReachesTheFunctions() {
    // Without it an alias stays on the version that was published with the old settings.
    for (String function : template.ofType(FUNCTION).keySet()) {
      assertThat(template.property(function, "AutoPublishAliasAllProperties"))
          .as(function)
          .isEqualTo(true);
    }
    Map<?, ?> globals = map(template.section("Globals"), "Function");
    assertThat(globals.get("Tracing")).isEqualTo("!Ref Tracing");
  }

  @Test
  void queuesDoNotFloodTheTables() {
    for (String function :
        Set.of("ValidateFunction", "ConvertFunction", "InboxFunction", "LookFunction")) {
      assertThat(template.property(function, "Events").toString()).contains("MaximumConcurrency=");
    }
  }

  @Test
  void whatCostsOrLocksIsChosenByAParameter() {
    assertThat(template.resource("WebAcl").get("Condition")).isEqualTo("HasWaf");
    assertThat(template.resource("WebAclAssociation").get("Condition")).isEqualTo("HasWaf");
    assertThat(template.resource("Budget").get("Condition")).isEqualTo("HasBudget");
    assertThat(template.property("OriginalsBucket", "ObjectLockConfiguration").toString())
        .contains("LocksOriginals", "GOVERNANCE");
    for (String backup : Set.of("BackupVault", "BackupRole", "BackupPlan", "BackupSelection")) {
      assertThat(template.resource(backup).get("Condition")).as(backup).isEqualTo("HasBackups");
    }
  }

  @Test
  void requestsAndFilesAreRecordedWithoutWhatOpensADoor() {
    String log = template.property("Api", "AccessLogSetting").toString();
    assertThat(log).contains("HasAccessLog", "$context.resourcePath", "$context.identity.sourceIp");
    assertThat(log).doesNotContain("$context.path", "authorizer", "querystring");
    String trail = template.property("Trail", "AdvancedEventSelectors").toString();
    assertThat(trail)
        .contains("-originals-", "-workings-", "-mails-", "-scans-")
        .doesNotContain("readOnly");
    assertThat(template.property("Trail", "EnableLogFileValidation").toString()).isEqualTo("true");
    for (String part : Set.of("AccessLogs", "AccessLogRole", "AccessLogAccount")) {
      assertThat(template.resource(part).get("Condition")).as(part).isEqualTo("HasAccessLog");
    }
    for (String part : Set.of("Trail", "TrailBucket", "TrailBucketPolicy")) {
      assertThat(template.resource(part).get("Condition")).as(part).isEqualTo("HasFileTrail");
    }
  }

  @Test
  void bothTablesAreBackedUpBeyondPointInTimeRecovery() {
    Map<?, ?> selection = Template.map(template.properties("BackupSelection"), "BackupSelection");
    assertThat(selection.get("Resources"))
        .isEqualTo(List.of("!GetAtt ReportsTable.Arn", "!GetAtt RegisterTable.Arn"));
  }

  @Test
  void onlyReceiptMailsAndOnlyAsItsSender() {
    for (String function : template.ofType(FUNCTION).keySet()) {
      assertThat(template.statements(function).toString().contains("ses:"))
          .isEqualTo(function.equals("ReceiptFunction"));
    }
    assertThat(template.statements("ReceiptFunction"))
        .filteredOn(statement -> statement.toString().contains("ses:Send"))
        .singleElement()
        .satisfies(statement ->
            assertThat(String.valueOf(statement.get("Condition"))).contains("ses:FromAddress"));
  }
}
