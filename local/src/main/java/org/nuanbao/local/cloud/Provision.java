package org.nuanbao.local.cloud;

import java.util.List;
import org.nuanbao.functions.dynamo.Tables;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.s3.S3Client;

/** Makes the tables and buckets that are not there yet; in AWS the template makes them. */
final class Provision {
  static final String REPORTS = "reports";
  static final String REGISTER = "register";
  static final String ORIGINALS = "originals";
  static final String WORKINGS = "workings";
  static final String MAILS = "mails";
  static final String SCANS = "scans";

  static final List<String> BUCKETS = List.of(ORIGINALS, WORKINGS, MAILS, SCANS);

  private Provision() {}

  /** Makes the tables; returns the ARN of the reports table's stream. */
  static String tables(Endpoints endpoints) {
    try (DynamoDbClient dynamo =
        TableClientWiring.client(endpoints.url(TableServer.NAME).toString())) {
      return tables(dynamo);
    }
  }

  private static String tables(DynamoDbClient dynamo) {
    List<String> there = dynamo.listTables().tableNames();
    for (CreateTableRequest table : List.of(Tables.reports(REPORTS), Tables.register(REGISTER))) {
      if (!there.contains(table.tableName())) {
        dynamo.createTable(table);
      }
    }
    return dynamo.describeTable(request -> request.tableName(REPORTS)).table().latestStreamArn();
  }

  static void buckets(S3Client s3) {
    List<String> there = s3.listBuckets().buckets().stream().map(bucket -> bucket.name()).toList();
    for (String bucket : BUCKETS) {
      if (!there.contains(bucket)) {
        s3.createBucket(request -> request.bucket(bucket));
      }
    }
  }
}
