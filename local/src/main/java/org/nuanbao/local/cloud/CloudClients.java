package org.nuanbao.local.cloud;

import java.io.Closeable;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The clients with which the dispatcher itself calls the embedded servers. */
record CloudClients(SqsClient sqs, DynamoDbStreamsClient streams, S3Client s3)
    implements Closeable {
  static CloudClients of(Endpoints endpoints) {
    return new CloudClients(
        SqsClient.builder()
            .endpointOverride(endpoints.url(QueueServer.NAME))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build(),
        DynamoDbStreamsClient.builder()
            .endpointOverride(endpoints.url(TableServer.NAME))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build(),
        S3Client.builder()
            .endpointOverride(endpoints.url(ObjectServer.NAME))
            .forcePathStyle(true)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build());
  }

  @Override
  public void close() {
    s3.close();
    streams.close();
    sqs.close();
  }
}
