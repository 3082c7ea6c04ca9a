package org.nuanbao.local.privilege;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.S3Request;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * What IAM would ask for a request. AWS asks for each part of a transaction by the part's own
 * action, and for a batch by the batch's.
 */
final class Needs {
  private static final Map<String, String> TABLES =
      Map.of("reports", "ReportsTable", "register", "RegisterTable");
  private static final Map<String, String> QUEUES =
      Map.of(
          "accepted", "AcceptedQueue",
          "uploads", "UploadsQueue",
          "mails", "MailsQueue",
          "looks", "LooksQueue");

  /** S3's names for permissions, which differ from its names for calls. */
  private static final Map<String, String> OBJECTS =
      Map.of(
          "GetObject", "GetObject",
          "HeadObject", "GetObject",
          "PutObject", "PutObject",
          "DeleteObject", "DeleteObject");

  private static final Pattern KEY_IS = Pattern.compile("(#?[\\w.]+) = (:\\w+)");

  private Needs() {}

  /** The needs of any request that the functions make; a request that is not known here fails. */
  static List<Need> of(SdkRequest request) {
    return switch (request) {
      case GetItemRequest get -> List.of(table("GetItem", get.tableName(), get.key()));
      case PutItemRequest put -> List.of(table("PutItem", put.tableName(), put.item()));
      case UpdateItemRequest set -> List.of(table("UpdateItem", set.tableName(), set.key()));
      case DeleteItemRequest delete ->
          List.of(table("DeleteItem", delete.tableName(), delete.key()));
      case QueryRequest query -> List.of(query(query));
      case BatchGetItemRequest get ->
          get.requestItems().entrySet().stream()
              .map(of -> table("BatchGetItem", of.getKey(), of.getValue().keys()))
              .toList();
      case BatchWriteItemRequest write ->
          write.requestItems().entrySet().stream()
              .map(of ->
                  table(
                      "BatchWriteItem",
                      of.getKey(),
                      of.getValue().stream().map(Needs::written).toList()))
              .toList();
      case TransactWriteItemsRequest all ->
          all.transactItems().stream().flatMap(Needs::part).toList();
      case SendMessageRequest send ->
          List.of(new Need("sqs:SendMessage", named(QUEUES, last(send.queueUrl()))));
      case ListObjectsV2Request list -> List.of(toMiss(list));
      case S3Request object -> List.of(object(object));
      default -> throw new IllegalStateException("not known here: " + request.getClass());
    };
  }

  private static Need object(S3Request request) {
    String call = request.getClass().getSimpleName().replace("Request", "");
    String action = named(OBJECTS, call);
    String bucket = text(request, "Bucket");
    String key = text(request, "Key");
    // Originals lie below their campaign, workings below their kind; scans are granted whole.
    String kind =
        bucket.equals("originals") || bucket.equals("scans")
            ? ""
            : key.substring(0, key.indexOf('/') + 1);
    boolean content = call.equals("GetObject") || call.equals("PutObject");
    return new Need("s3:" + action, bucket + "/" + kind + "…", List.of(), content);
  }

  /**
   * The permission without which a bucket denies access instead of saying that there is no object.
   */
  static Need toMiss(SdkRequest request) {
    return new Need("s3:ListBucket", text(request, "Bucket"));
  }

  private static String text(SdkRequest request, String field) {
    return request.getValueForField(field, String.class).orElseThrow();
  }

  private static Stream<Need> part(TransactWriteItem part) {
    return Stream.of(
            Optional.ofNullable(part.put())
                .map(put -> table("PutItem", put.tableName(), put.item())),
            Optional.ofNullable(part.update())
                .map(set -> table("UpdateItem", set.tableName(), set.key())),
            Optional.ofNullable(part.delete())
                .map(delete -> table("DeleteItem", delete.tableName(), delete.key())),
            Optional.ofNullable(part.conditionCheck())
                .map(check -> table("ConditionCheckItem", check.tableName(), check.key())))
        .flatMap(Optional::stream);
  }

  private static Map<String, AttributeValue> written(WriteRequest write) {
    return write.putRequest() == null ? write.deleteRequest().key() : write.putRequest().item();
  }

  private static Need query(QueryRequest query) {
    Matcher key = KEY_IS.matcher(query.keyConditionExpression());
    if (!key.find()) {
      throw new IllegalStateException("no key in " + query.keyConditionExpression());
    }
    String value = requireNonNull(query.expressionAttributeValues().get(key.group(2))).s();
    String table = named(TABLES, query.tableName());
    return new Need(
        "dynamodb:Query",
        query.indexName() == null ? table : table + "/index/" + query.indexName(),
        List.of(value),
        true);
  }

  private static Need table(String action, String table, Map<String, AttributeValue> item) {
    return table(action, table, List.of(item));
  }

  private static Need table(
      String action, String table, Collection<Map<String, AttributeValue>> items) {
    List<String> keys =
        items.stream().map(item -> requireNonNull(item.get("pk")).s()).distinct().toList();
    return new Need("dynamodb:" + action, named(TABLES, table), keys, true);
  }

  private static String last(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  private static String named(Map<String, String> names, String name) {
    String known = names.get(name);
    if (known == null) {
      throw new IllegalStateException("not known here: " + name);
    }
    return known;
  }
}
