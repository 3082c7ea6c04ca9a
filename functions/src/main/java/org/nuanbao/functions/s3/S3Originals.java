package org.nuanbao.functions.s3;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.Originals;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

/**
 * Originals in their bucket, at {@code <campaign>/<submission>}. Content length, type and SHA-256
 * are signed into the URL, so the bucket takes only the announced file. {@code If-None-Match: *} is
 * signed in too, so it takes the file only once.
 */
@Singleton
public final class S3Originals implements Originals {
  /** Allows only characters that stay unchanged in a URL and so in a notification. */
  private static final Pattern KEY =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*/([A-Za-z0-9][A-Za-z0-9-]*)");

  /** Headers that an HTTP client sets itself, from the address and the body. */
  private static final Set<String> BY_CLIENT = Set.of("host", "content-length");

  private final Bucket originals;
  private final S3Presigner presigner;
  private final String encryptionKey;

  /**
   * Uses an existing bucket.
   *
   * @param encryptionKey the id of the KMS key to sign into URLs; empty for the bucket's own key
   */
  public S3Originals(
      @Named("originals") Bucket originals,
      S3Presigner presigner,
      @Value("${nuanbao.originals-key:}") String encryptionKey) {
    this.originals = originals;
    this.presigner = presigner;
    this.encryptionKey = encryptionKey;
  }

  @Override
  public Ticket ticket(Submission submission, Duration validFor) {
    PresignedPutObjectRequest signed =
        presigner.presignPutObject(
            sign -> sign.signatureDuration(validFor).putObjectRequest(request(submission)));
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

  @Override
  public Optional<SubmissionId> owner(String key) {
    Matcher matcher = KEY.matcher(key);
    return matcher.matches() ? Optional.of(new SubmissionId(matcher.group(1))) : Optional.empty();
  }

  @Override
  public Optional<byte[]> read(Submission submission) {
    return originals.get(key(submission.duty(), submission.fileAt()));
  }

  @Override
  public Optional<Stored> stored(Submission submission) {
    return stored(key(submission.duty(), submission.fileAt()))
        .map(file -> new Stored(key(submission), file.size(), file.at()));
  }

  @Override
  public Optional<Stored> stored(String key) {
    return originals
        .head(key)
        .map(head -> new Stored(key, head.contentLength(), head.lastModified()));
  }

  @Override
  public List<Stored> after(String after, int most) {
    return originals.list(after, most).stream()
        .map(object -> new Stored(object.key(), object.size(), object.lastModified()))
        .toList();
  }

  @Override
  public void put(Submission submission, byte[] file) {
    originals.putNew(put -> describe(put, submission), file);
  }

  private PutObjectRequest request(Submission submission) {
    PutObjectRequest.Builder put =
        PutObjectRequest.builder().bucket(originals.name()).ifNoneMatch("*");
    describe(put, submission);
    return put.build();
  }

  private void describe(PutObjectRequest.Builder put, Submission submission) {
    AnnouncedFile file = submission.file();
    put.key(key(submission))
        .contentLength(file.size())
        .contentType(file.contentType())
        .checksumSHA256(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(file.sha256())));
    if (!encryptionKey.isEmpty()) {
      put.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(encryptionKey);
    }
  }

  @Override
  public String key(Submission submission) {
    return key(submission.duty(), submission.id());
  }

  private static String key(DutyId duty, SubmissionId id) {
    String key = duty.campaign() + "/" + id;
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("not a key of ours: " + key);
    }
    return key;
  }
}
