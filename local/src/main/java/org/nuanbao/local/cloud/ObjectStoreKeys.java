package org.nuanbao.local.cloud;

import java.io.IOException;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The access key of a state folder's object store, for whoever may sign there. */
public final class ObjectStoreKeys {
  private final URI endpoint;
  private final AwsBasicCredentials key;

  private ObjectStoreKeys(URI endpoint, AwsBasicCredentials key) {
    this.endpoint = endpoint;
    this.key = key;
  }

  public static ObjectStoreKeys of(StateFolder state) throws IOException {
    return new ObjectStoreKeys(
        Endpoints.of(state).url(ObjectServer.NAME),
        AwsBasicCredentials.create(EmbeddedCloud.KEY_ID, state.secret(EmbeddedCloud.KEY_FILE)));
  }

  /** Signs URLs of this store; to be closed. */
  public S3Presigner presigner() {
    return S3Presigner.builder()
        .endpointOverride(endpoint)
        .region(Region.of(EmbeddedCloud.REGION))
        .credentialsProvider(StaticCredentialsProvider.create(key))
        .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
        .build();
  }
}
