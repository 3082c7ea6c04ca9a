package org.nuanbao.functions.dynamo;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/**
 * The two tables as the stores expect them, for clouds without {@code template.yaml}; the template
 * says the same and adds backups, encryption and deletion protection.
 */
public final class Tables {
  private Tables() {}

  /**
   * Units, notices, duties, submissions, figures, totals, outbox and audit: keys {@code pk}, {@code
   * sk}; a stream of old and new images; the sparse indexes {@code unsent} and {@code unfinished},
   * which hold keys only.
   */
  public static CreateTableRequest reports(String name) {
    List<String> marks = MarkItem.MARKS;
    return keyed(name, marks)
        .globalSecondaryIndexes(marks.stream().map(Tables::sparse).toList())
        .streamSpecification(
            s -> s.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES))
        .build();
  }

  /** Archives and disbursements: keys {@code pk}, {@code sk}, no index, no stream. */
  public static CreateTableRequest register(String name) {
    return keyed(name, List.of()).build();
  }

  private static CreateTableRequest.Builder keyed(String name, List<String> marks) {
    return CreateTableRequest.builder()
        .tableName(name)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(
            Stream.concat(Stream.of(RecordSchema.PK, RecordSchema.SK), marks.stream())
                .map(Tables::text)
                .toList())
        .keySchema(
            List.of(key(RecordSchema.PK, KeyType.HASH), key(RecordSchema.SK, KeyType.RANGE)));
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static GlobalSecondaryIndex sparse(String mark) {
    return GlobalSecondaryIndex.builder()
        .indexName(mark)
        .keySchema(List.of(key(mark, KeyType.HASH)))
        .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))
        .build();
  }
}
