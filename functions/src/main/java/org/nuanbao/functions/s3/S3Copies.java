package org.nuanbao.functions.s3;

import io.micronaut.http.MediaType;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.nuanbao.submission.Copies;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Files to hand out, stored in the bucket of workings. */
@Singleton
public final class S3Copies implements Copies {
  private final Bucket workings;
  private final S3Presigner presigner;

  /** Uses an existing bucket. */
  public S3Copies(@Named("workings") Bucket workings, S3Presigner presigner) {
    this.workings = workings;
    this.presigner = presigner;
  }

  @Override
  public void save(String key, byte[] workbook) {
    workings.put(key, contentType(key), workbook);
  }

  @Override
  public boolean saveNew(String key, byte[] file) {
    return workings.putNew(key, contentType(key), file);
  }

  @Override
  public Optional<URI> link(String key, Duration validFor) {
    return workings.has(key) ? Optional.of(signed(key, validFor)) : Optional.empty();
  }

  @Override
  public boolean has(String key) {
    return workings.has(key);
  }

  @Override
  public Optional<byte[]> read(String key) {
    return workings.get(key);
  }

  @Override
  public Optional<byte[]> read(String key, int most) {
    return workings
        .beginning(key, most + 1)
        .map(ResponseBytes::asByteArrayUnsafe)
        .filter(file -> file.length <= most);
  }

  private URI signed(String key, Duration validFor) {
    return URI.create(
        presigner
            .presignGetObject(sign ->
                sign.signatureDuration(validFor)
                    .getObjectRequest(get ->
                        get.bucket(workings.name())
                            .key(key)
                            .responseContentDisposition(disposition(key))))
            .url()
            .toExternalForm());
  }

  /**
   * Makes a browser save the file under the last part of its key, never show it (RFC 6266, RFC
   * 8187).
   */
  private static String disposition(String key) {
    String name = key.substring(key.lastIndexOf('/') + 1);
    return "attachment; filename*=UTF-8''"
        + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String contentType(String key) {
    if (key.endsWith(".xlsx")) {
      return MediaType.MICROSOFT_EXCEL_OPEN_XML;
    }
    return key.endsWith(".json") ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_OCTET_STREAM;
  }
}
