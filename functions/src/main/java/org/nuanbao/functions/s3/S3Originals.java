package org.nuanbao.functions.s3;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.submission.Originals;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Originals in their bucket, at {@code <campaign>/<submission>}. {@link SignedPut} says what the
 * bucket takes.
 */
@Singleton
public final class S3Originals implements Originals {
  /** Allows only characters that stay unchanged in a URL and so in a notification. */
  private static final Pattern KEY =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*/([A-Za-z0-9][A-Za-z0-9-]*)");

  private final Bucket originals;
  private final SignedPut put;

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
    this.put = new SignedPut(presigner, encryptionKey);
  }

  @Override
  public Ticket ticket(Submission submission, Duration validFor) {
    return put.ticket(originals, key(submission), submission.file(), validFor);
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
    originals.putNew(of -> put.describe(of, key(submission), submission.file()), file);
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
