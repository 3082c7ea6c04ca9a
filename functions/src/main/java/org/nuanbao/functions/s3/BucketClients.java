package org.nuanbao.functions.s3;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.net.URI;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * The clients of the buckets. If {@code nuanbao.endpoint.s3} is not empty, it replaces the region's
 * endpoint, with the bucket's name in the path; signed URLs then name that endpoint too.
 */
@Factory
public final class BucketClients {
  @Bean(preDestroy = "close")
  @Singleton
  public S3Client s3(@Value("${nuanbao.endpoint.s3:}") String endpoint) {
    var builder =
        S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(with ->
                with.retryStrategy(retry -> retry.retryOnException(BucketClients::isInTheWay)));
    if (!endpoint.isEmpty()) {
      builder.endpointOverride(URI.create(endpoint)).forcePathStyle(true);
    }
    return builder.build();
  }

  /**
   * Whether a put met another put of the same new key. S3 may refuse either with a conflict and
   * asks to try again, which the SDK does not do by itself. The retry then either puts the object
   * or is told that one exists.
   */
  private static boolean isInTheWay(Throwable failure) {
    return failure instanceof S3Exception s3
        && s3.statusCode() == 409
        && s3.awsErrorDetails() != null
        && "ConditionalRequestConflict".equals(s3.awsErrorDetails().errorCode());
  }

  @Bean(preDestroy = "close")
  @Singleton
  public S3Presigner presigner(@Value("${nuanbao.endpoint.s3:}") String endpoint) {
    var builder = S3Presigner.builder();
    if (!endpoint.isEmpty()) {
      builder
          .endpointOverride(URI.create(endpoint))
          .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build());
    }
    return builder.build();
  }

  @Singleton
  @Named("workings")
  Bucket workings(S3Client s3, @Value("${nuanbao.workings:workings}") String name) {
    return new Bucket(s3, name);
  }

  @Singleton
  @Named("mails")
  Bucket mails(S3Client s3, @Value("${nuanbao.mails:mails}") String name) {
    return new Bucket(s3, name);
  }

  @Singleton
  @Named("scans")
  Bucket scans(S3Client s3, @Value("${nuanbao.scans:scans}") String name) {
    return new Bucket(s3, name);
  }

  @Singleton
  @Named("originals")
  Bucket originals(S3Client s3, @Value("${nuanbao.originals:originals}") String name) {
    return new Bucket(s3, name);
  }
}
