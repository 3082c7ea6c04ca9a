package org.nuanbao.local.privilege;

import static org.nuanbao.template.Template.list;
import static org.nuanbao.template.Template.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.template.Template;

/** The functions' policies as the template has them, and what follows from its other parts. */
final class Policies {
  private static final Pattern BUCKET =
      Pattern.compile("arn:\\$\\{AWS::Partition}:s3:::\\$\\{AWS::StackName}-(\\w+)-\\$\\{[^}]+}");
  private static final Pattern ATTRIBUTE = Pattern.compile("!\\w+ \\$?\\{?(\\w+)(\\.Arn)?}?(.*)");
  private static final Pattern SECRET = Pattern.compile("secretsmanager:\\$\\{(\\w+)}");

  private final Template template = new Template();

  /** Everything that is granted, statement by statement. */
  List<AllowedAction> grants() {
    List<AllowedAction> grants = new ArrayList<>();
    for (String function : functions()) {
      for (Map<?, ?> statement : template.statements(function)) {
        List<String> keys = leadingKeys(statement);
        for (Object action : list(statement.get("Action"))) {
          for (Object resource : list(statement.get("Resource"))) {
            String sid = String.valueOf(statement.get("Sid"));
            grants.add(new AllowedAction(function, sid, (String) action, resource(resource), keys));
          }
        }
      }
    }
    return grants;
  }

  List<String> functions() {
    return template.ofType("AWS::Serverless::Function").keySet().stream().sorted().toList();
  }

  /** What a function needs at its start to fetch the secrets that its settings name. */
  List<Need> ofSettings(String function) {
    Matcher named =
        SECRET.matcher(String.valueOf(template.properties(function).get("Environment")));
    return named
        .results()
        .map(result -> result.group(1))
        .distinct()
        .flatMap(secret ->
            List.of(
                new Need("secretsmanager:GetSecretValue", secret),
                new Need("kms:Decrypt", key(secret, "KmsKeyId")))
                .stream())
        .toList();
  }

  /** What Lambda needs in the function's name when a batch has failed for good. */
  List<Need> ofDestinations(String function) {
    Matcher named =
        Pattern.compile("Destination=!GetAtt (\\w+)\\.Arn")
            .matcher(String.valueOf(template.properties(function).get("Events")));
    return named.results().map(found -> new Need("sqs:SendMessage", found.group(1))).toList();
  }

  /** The key that a call needs beside its own permission: that of the table or bucket. */
  List<Need> ofEncryption(Need need) {
    if (!need.content()) {
      return List.of();
    }
    String resource = need.resource();
    String name = resource.contains("/") ? resource.substring(0, resource.indexOf('/')) : resource;
    return List.of(
        switch (need.action()) {
          case "s3:GetObject" -> new Need("kms:Decrypt", bucketKey(name));
          case "s3:PutObject" -> new Need("kms:GenerateDataKey", bucketKey(name));
          default -> new Need("kms:Decrypt", key(name, "SSESpecification"));
        });
  }

  private String bucketKey(String bucket) {
    String resource = Character.toUpperCase(bucket.charAt(0)) + bucket.substring(1) + "Bucket";
    return key(resource, "BucketEncryption");
  }

  private String key(String resource, String property) {
    Matcher key =
        Pattern.compile("!GetAtt (\\w+Key)\\.Arn")
            .matcher(template.property(resource, property).toString());
    if (!key.find()) {
      throw new IllegalStateException(resource + " has no key of ours");
    }
    return key.group(1);
  }

  private static List<String> leadingKeys(Map<?, ?> statement) {
    if (!statement.containsKey("Condition")
        || !statement.get("Condition").toString().contains("dynamodb:LeadingKeys")) {
      return List.of();
    }
    Map<?, ?> condition = map(statement, "Condition");
    return list(map(condition, "ForAllValues:StringLike").get("dynamodb:LeadingKeys")).stream()
        .map(String.class::cast)
        .toList();
  }

  private static String resource(Object said) {
    String text = (String) said;
    Matcher bucket = BUCKET.matcher(text);
    if (bucket.find()) {
      return bucket.group(1) + text.substring(bucket.end());
    }
    if (text.contains(":ses:")) {
      return "MailIdentity";
    }
    Matcher attribute = ATTRIBUTE.matcher(text);
    if (!attribute.matches()) {
      throw new IllegalStateException("no name of a resource: " + text);
    }
    return attribute.group(1) + Objects.requireNonNull(attribute.group(3));
  }
}
