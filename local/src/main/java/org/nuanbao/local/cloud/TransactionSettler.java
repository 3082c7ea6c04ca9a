package org.nuanbao.local.cloud;

import java.util.Map;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * Writes a plain put after each transaction, before the caller is told of it. When its process is
 * killed, DynamoDB Local can lose the last acknowledged transaction, but never a plain put. AWS
 * needs none of this.
 */
final class TransactionSettler implements ExecutionInterceptor {
  static final String TABLE = "settled";
  private static final Map<String, AttributeValue> ITEM =
      Map.of("pk", AttributeValue.fromS("last transaction"));

  private final DynamoDbClient plain;

  TransactionSettler(DynamoDbClient plain) {
    this.plain = plain;
  }

  /** The table that the puts go to. */
  static CreateTableRequest table() {
    return CreateTableRequest.builder()
        .tableName(TABLE)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(
            AttributeDefinition.builder()
                .attributeName("pk")
                .attributeType(ScalarAttributeType.S)
                .build())
        .keySchema(KeySchemaElement.builder().attributeName("pk").keyType(KeyType.HASH).build())
        .build();
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    if (context.request() instanceof TransactWriteItemsRequest) {
      plain.putItem(request -> request.tableName(TABLE).item(ITEM));
    }
  }
}
