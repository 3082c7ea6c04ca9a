package org.nuanbao.functions.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nuanbao.template.Template.list;
import static org.nuanbao.template.Template.map;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nuanbao.functions.QueueHandler;
import org.nuanbao.functions.dynamo.Tables;
import org.nuanbao.template.Template;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

class TemplateTest {
  private static final String FUNCTION = "AWS::Serverless::Function";
  private static final String QUEUE = "AWS::SQS::Queue";

  private final Template template = new Template();

  @Test
  void eachFunctionStandsInItsFivePlaces() {
    Set<String> functions = template.ofType(FUNCTION).keySet();
    assertThat(functions)
        .containsExactlyInAnyOrder(
            "UploadFunction",
            "PortalFunction",
            "ValidateFunction",
            "ConvertFunction",
            "ReceiptFunction",
            "AggregateFunction",
            "SweepFunction",
            "InboxFunction",
            "LookFunction",
            "PollFunction");
    for (String function : functions) {
      String stem = function.replace("Function", "");
      String name = stem.toLowerCase(Locale.ROOT);
      String handler = (String) template.property(function, "Handler");
      assertThat(handler).isEqualTo("org.nuanbao.functions." + name + "." + stem + "Handler");
      Path code = Path.of("src/main/java/org/nuanbao/functions", name);
      assertThat(code).isDirectory();
      assertThat(code.resolve(stem + "Handler.java")).isRegularFile();
      assertThat(Template.ROOT.resolve("events/" + name + ".json")).isRegularFile();
      assertThat(Path.of("src/test/java/org/nuanbao/functions", name, stem + "HandlerTest.java"))
          .isRegularFile();
    }
  }

  @Test
  void onlyConvertWritesTheRegisterAndOnlyReviewersPagesReadIt() {
    for (String function : template.ofType(FUNCTION).keySet()) {
      boolean may = Set.of("ConvertFunction", "UploadFunction").contains(function);
      assertThat(template.properties(function).toString().contains("Register"))
          .as(function)
          .isEqualTo(may);
    }
    assertThat(template.statements("UploadFunction"))
        .filteredOn(statement -> statement.toString().contains("RegisterTable"))
        .allSatisfy(statement ->
            assertThat(list(statement.get("Action")))
                .allMatch(action ->
                    Set.of("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query")
                        .contains(action)));
    assertThat(template.properties("NightRun").toString()).doesNotContain("Register");
  }

  @Test
  void sweepOpensNoFileAndHoldsNoKeyToOne() {
    assertThat(template.statements("SweepFunction").toString())
        .contains("s3:ListBucket")
        .doesNotContain("OriginalsKey", "KeyChain", "s3:DeleteObject", "DeleteItem");
  }

  /** What stands under Globals is not seen by {@code aws cloudformation package}. */
  @Test
  void eachFunctionNamesItsCodeItself() {
    for (String function : template.ofType(FUNCTION).keySet()) {
      assertThat(template.property(function, "CodeUri"))
          .as(function)
          .isEqualTo("functions/target/functions.zip");
    }
  }

  /** Without it S3 says of an object that is missing that it may not be read. */
  @Test
  void whoeverReadsObjectsMayLearnThatOneIsMissing() {
    for (String function : template.ofType(FUNCTION).keySet()) {
      assertThat(bucketsOf(function, "s3:ListBucket"))
          .as(function)
          .isEqualTo(bucketsOf(function, "s3:GetObject"));
    }
  }

  private Set<String> bucketsOf(String function, String action) {
    return template.statements(function).stream()
        .filter(statement -> list(statement.get("Action")).contains(action))
        .flatMap(statement -> list(statement.get("Resource")).stream())
        .map(resource -> ((String) resource).replaceFirst("/.*", ""))
        .collect(Collectors.toSet());
  }

  @Test
  void validateWritesSubmissionsAndNothingElseInReports() {
    Map<?, ?> write =
        template.statements("ValidateFunction").stream()
            .filter(statement -> statement.toString().contains("dynamodb:PutItem"))
            .collect(Collectors.collectingAndThen(Collectors.toList(), List::getFirst));
    assertThat(map(map(write, "Condition"), "ForAllValues:StringLike").get("dynamodb:LeadingKeys"))
        .isEqualTo(List.of("SUBMISSION#*"));
  }

  @Test
  void noPolicyOfAFunctionSaysEverything() {
    Stream.concat(template.ofType(FUNCTION).keySet().stream(), Stream.of("NightRun"))
        .forEach(name ->
            assertThat(template.statements(name))
                .isNotEmpty()
                .allSatisfy(statement -> {
                  assertThat(list(statement.get("Action")))
                      .noneMatch(action -> ((String) action).contains("*"));
                  assertThat(list(statement.get("Resource"))).noneMatch("*"::equals);
                  assertThat(statement.get("Sid")).isNotNull();
                }));
  }

  @Test
  void onlyKeysAndDenialsSayEverything() {
    // Keys: their own policy hands the decision to the account's policies and names only this key.
    // Buckets: theirs deny whatever comes without TLS. Nothing else may say “everything”.
    for (String type : Set.of("AWS::SQS::QueuePolicy", "AWS::IAM::Role", "AWS::IAM::Policy")) {
      assertThat(template.ofType(type).values())
          .allSatisfy(resource -> assertThat(resource.toString()).doesNotContain(":*", "=*"));
    }
    Map<String, Map<?, ?>> buckets = template.ofType("AWS::S3::BucketPolicy");
    assertThat(buckets).hasSize(5);
    buckets.forEach((name, policy) -> {
      assertThat(policy.toString()).contains("Effect=Deny");
      assertThat(policy.toString().contains("Effect=Allow"))
          .as("only the buckets of mails and of the trail let a service in")
          .isEqualTo(name.equals("MailsBucketPolicy") || name.equals("TrailBucketPolicy"));
    });
  }

  @Test
  void mailsComeInByTheirServiceAndIntoOnePlaceOnly() {
    assertThat(template.properties("MailsBucketPolicy").toString())
        .contains("Service=ses.amazonaws.com", "Action=s3:PutObject", "/raw/*", "aws:SourceArn");
    for (String resource : List.of("MailRuleSet", "MailRule")) {
      assertThat(template.resource(resource).get("Condition")).isEqualTo("ReceivesMails");
    }
    for (String resource : List.of("PollFunction", "PollLog", "PollErrorsAlarm")) {
      assertThat(template.resource(resource).get("Condition")).isEqualTo("FetchesMails");
    }
  }

  @Test
  void inboxReadsNoOriginalAndOpensNoWorkbook() {
    assertThat(template.statements("InboxFunction"))
        .filteredOn(statement -> statement.toString().contains("s3:GetObject"))
        .singleElement()
        .satisfies(statement ->
            assertThat(statement.toString()).doesNotContain("originals", "/parts/", "workings"));
    assertThat(template.statements("InboxFunction").toString())
        .doesNotContain("secretsmanager", "sqs:SendMessage", "ses:");
  }

  @Test
  void lookKnowsNoTableAndNoKeyOfPersons() {
    assertThat(template.properties("LookFunction").toString())
        .doesNotContain("dynamodb", "Table", "secretsmanager", "KeyChain", "originals-", "mails-");
  }

  @Test
  void everyQueueIsEncryptedAndNothingInItIsLost() {
    String all = template.ofType(QUEUE).values().toString() + targets();
    template
        .ofType(QUEUE)
        .forEach((name, queue) -> {
          Map<?, ?> properties = map(queue, "Properties");
          assertThat(properties.get("SqsManagedSseEnabled")).as(name).isEqualTo(true);
          boolean last = name.endsWith("DeadLetters");
          assertThat(properties.containsKey("RedrivePolicy")).as(name).isEqualTo(!last);
          if (!last) {
            assertThat(String.valueOf(properties.get("RedrivePolicy")))
                .contains("maxReceiveCount=" + QueueHandler.DELIVERIES);
          }
          if (last) {
            assertThat(all).contains("!GetAtt " + name + ".Arn");
            assertThat(template.properties(name + "Alarm").toString())
                .contains("!GetAtt " + name + ".QueueName", "!Ref AlarmTopic");
          }
        });
  }

  @Test
  void aMessageStaysHiddenForSixTimesTheTimeout() {
    Map<String, Integer> timeouts =
        Map.of(
            "UploadsQueue",
            timeout("ValidateFunction"),
            "AcceptedQueue",
            timeout("ConvertFunction"),
            "MailsQueue",
            timeout("InboxFunction"),
            "LooksQueue",
            timeout("LookFunction"));
    timeouts.forEach((queue, timeout) ->
        assertThat((Integer) template.property(queue, "VisibilityTimeout"))
            .as(queue)
            .isGreaterThanOrEqualTo(6 * timeout));
  }

  @Test
  void batchesFailMessageByMessage() {
    for (String function :
        List.of(
            "ValidateFunction",
            "ConvertFunction",
            "InboxFunction",
            "LookFunction",
            "ReceiptFunction")) {
      assertThat(template.property(function, "Events").toString())
          .contains("FunctionResponseTypes=[ReportBatchItemFailures]");
    }
    assertThat(template.property("ReceiptFunction", "Events").toString())
        .contains("BisectBatchOnFunctionError=true", "OnFailure");
  }

  @Test
  void tablesAreEncryptedBackedUpAndCannotBeDeleted() {
    assertThat(template.ofType("AWS::DynamoDB::Table")).hasSize(2);
    template
        .ofType("AWS::DynamoDB::Table")
        .forEach((name, table) -> {
          assertThat(table.get("DeletionPolicy")).as(name).isEqualTo("Retain");
          assertThat(map(table, "Properties").toString())
              .contains(
                  "DeletionProtectionEnabled=true",
                  "PointInTimeRecoveryEnabled=true",
                  "SSEType=KMS");
        });
  }

  @Test
  void tablesAreThoseTheStoresExpect() {
    assertSame("ReportsTable", Tables.reports("reports"));
    assertSame("RegisterTable", Tables.register("register"));
  }

  @Test
  void bucketsAreEncryptedVersionedClosedAndOverTlsOnly() {
    template
        .ofType("AWS::S3::Bucket")
        .forEach((name, bucket) -> {
          assertThat(map(bucket, "Properties").toString())
              .as(name)
              .contains(
                  // CloudTrail has no part in our keys, and the trail tells no more than ids.
                  name.equals("TrailBucket") ? "SSEAlgorithm=AES256" : "SSEAlgorithm=aws:kms",
                  "VersioningConfiguration={Status=Enabled}",
                  "BlockPublicAcls=true",
                  "BlockPublicPolicy=true",
                  "IgnorePublicAcls=true",
                  "RestrictPublicBuckets=true");
          assertThat(template.properties(name + "Policy").toString())
              .contains("aws:SecureTransport=false", "!Ref " + name);
        });
    for (String asSent : List.of("OriginalsBucket", "ScansBucket")) {
      assertThat(template.properties(asSent).toString())
          .contains("Mode=GOVERNANCE")
          .doesNotContain("COMPLIANCE");
    }
  }

  @Test
  void namesNoPartition() {
    for (String file : List.of("template.yaml", "infra/night-run.asl.json")) {
      assertThat(Template.text(file)).doesNotContain("arn:aws", ".amazonaws.com.cn");
    }
    assertThat(Template.text("template.yaml").lines())
        .filteredOn(line -> line.contains("amazonaws.com"))
        .allMatch(line -> line.contains("Principal: {Service: "));
  }

  @Test
  void stateMachineIsGivenAllItNames() {
    Set<?> given = map(template.properties("NightRun"), "DefinitionSubstitutions").keySet();
    Matcher named =
        Pattern.compile("\\$\\{(\\w+)}").matcher(Template.text("infra/night-run.asl.json"));
    while (named.find()) {
      assertThat(given.contains(named.group(1))).as(named.group()).isTrue();
    }
    assertThat(Files.exists(Template.ROOT.resolve("infra/night-run.asl.json"))).isTrue();
    assertThat(template.properties("NightRun").get("DefinitionUri"))
        .isEqualTo("infra/night-run.asl.json");
  }

  private String targets() {
    return template.properties("ReceiptFunction").toString()
        + template.properties("NightRun").toString();
  }

  private int timeout(String function) {
    return (Integer) template.property(function, "Timeout");
  }

  private void assertSame(String name, CreateTableRequest expected) {
    Map<?, ?> table = template.properties(name);
    assertThat(keys(table))
        .isEqualTo(
            expected.keySchema().stream()
                .map(key -> key.attributeName() + " " + key.keyTypeAsString())
                .toList());
    assertThat(
            list(table.get("AttributeDefinitions")).stream()
                .map(a -> map(a).get("AttributeName") + " " + map(a).get("AttributeType"))
                .toList())
        .containsExactlyInAnyOrderElementsOf(
            expected.attributeDefinitions().stream()
                .map(a -> a.attributeName() + " " + a.attributeTypeAsString())
                .toList());
    List<String> indexes =
        table.containsKey("GlobalSecondaryIndexes")
            ? list(table.get("GlobalSecondaryIndexes")).stream()
                .map(index -> map(index).get("IndexName") + " " + keys(map(index)))
                .toList()
            : List.of();
    assertThat(indexes)
        .containsExactlyInAnyOrderElementsOf(
            expected.globalSecondaryIndexes().stream()
                .map(index ->
                    index.indexName()
                        + " "
                        + index.keySchema().stream()
                            .map(key -> key.attributeName() + " " + key.keyTypeAsString())
                            .toList())
                .toList());
    boolean stream = expected.streamSpecification() != null;
    assertThat(table.containsKey("StreamSpecification")).isEqualTo(stream);
  }

  private static List<String> keys(Map<?, ?> of) {
    return list(of.get("KeySchema")).stream()
        .map(key -> map(key).get("AttributeName") + " " + map(key).get("KeyType"))
        .toList();
  }
}
