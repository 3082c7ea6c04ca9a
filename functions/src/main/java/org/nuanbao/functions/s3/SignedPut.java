package org.nuanbao.functions.s3;

import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.Originals.Ticket;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

/**
 * URLs to which a client puts one announced file. Content length, type and SHA-256 are signed in,
 * so the bucket takes only the announced file. {@code If-None-Match: *} is signed in too, so it
 * takes the file only once.
 *
 * @param encryptionKey the id of the KMS key to sign in; empty for the bucket's own key
 */
record SignedPut(S3Presigner presigner, String encryptionKey) {
  /** Headers that an HTTP client sets itself, from the address and the body. */
  private static final Set<String> BY_CLIENT = Set.of("host", "content-length");

  Ticket ticket(Bucket bucket, String key, AnnouncedFile file, Duration validFor) {
    PutObjectRequest.Builder put =
        PutObjectRequest.builder().bucket(bucket.name()).ifNoneMatch("*");
    describe(put, key, file);
    PresignedPutObjectRequest signed =
        presigner.presignPutObject(
            sign -> sign.signatureDuration(validFor).putObjectRequest(put.build()));
    Map<String, String> headers = new TreeMap<>();
    signed
        .signedHeaders()
        .forEach((name, values) -> {
          if (!BY_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
            headers.put(name, String.join(",", values));
          }
        });
    return new Ticket(
        URI.create(signed.url().toExternalForm()), Map.copyOf(headers), signed.expiration());
  }

  /** Says of a put all that is known of its file. */
  void describe(PutObjectRequest.Builder put, String key, AnnouncedFile file) {
    put.key(key)
        .contentLength(file.size())
        .contentType(file.contentType())
        .checksumSHA256(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(file.sha256())));
    if (!encryptionKey.isEmpty()) {
      put.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(encryptionKey);
    }
  }
}
