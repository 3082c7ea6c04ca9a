package org.nuanbao.functions.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.MediaType;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.nuanbao.scan.LookJob;
import org.nuanbao.scan.LookedFiles;
import org.nuanbao.scan.Seen;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.Originals.Ticket;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Files in the bucket of scans, which reports each to look, at their job's key; in the bucket of
 * workings, below {@code looks/<key>/}, what was seen ({@code seen.json}) and a picture of each
 * page ({@code <page>.jpg}).
 */
@Singleton
public final class S3LookedFiles implements LookedFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Bucket scans;
  private final Bucket workings;
  private final SignedPut put;

  /**
   * Uses existing buckets.
   *
   * @param encryptionKey the id of the KMS key to sign into URLs; empty for the bucket's own key
   */
  public S3LookedFiles(
      @Named("scans") Bucket scans,
      @Named("workings") Bucket workings,
      S3Presigner presigner,
      @Value("${nuanbao.originals-key:}") String encryptionKey) {
    this.scans = scans;
    this.workings = workings;
    this.put = new SignedPut(presigner, encryptionKey);
  }

  @Override
  public Ticket ticket(LookJob job, AnnouncedFile file, Duration validFor) {
    return put.ticket(scans, job.key(), file, validFor);
  }

  @Override
  public Optional<byte[]> given(LookJob job, int most) {
    return scans.beginning(job.key(), most).map(ResponseBytes::asByteArrayUnsafe);
  }

  @Override
  public void answer(LookJob job, Seen seen, List<byte[]> pictures) {
    for (int page = 1; page <= pictures.size(); page++) {
      workings.put(picture(job.key(), page), MediaType.IMAGE_JPEG, pictures.get(page - 1));
    }
    workings.put(answer(job), MediaType.APPLICATION_JSON, json(seen));
  }

  @Override
  public void giveUp(LookJob job) {
    workings.putNew(answer(job), MediaType.APPLICATION_JSON, json(new Seen.Refused(Seen.Why.OURS)));
  }

  @Override
  public Optional<Seen> seen(LookJob job) {
    return workings.get(answer(job)).map(S3LookedFiles::seen);
  }

  @Override
  public Optional<byte[]> picture(LookJob job, int page) {
    return workings.get(picture(job.key(), page));
  }

  private static String answer(LookJob job) {
    return "looks/" + job.key() + "/seen.json";
  }

  private static String picture(String key, int page) {
    return "looks/" + key + "/" + page + ".jpg";
  }

  private static byte[] json(Seen seen) {
    ObjectNode node = JSON.createObjectNode();
    switch (seen) {
      case Seen.Pictured(int pages, List<String> codes) -> {
        node.put("pages", pages);
        codes.forEach(node.putArray("codes")::add);
      }
      case Seen.Refused(Seen.Why why) -> node.put("refused", why.name()).put("told", why.told());
    }
    return node.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Seen seen(byte[] json) {
    try {
      JsonNode node = JSON.readTree(json);
      return node.has("refused")
          ? new Seen.Refused(Seen.Why.valueOf(node.path("refused").asText()))
          : new Seen.Pictured(
              node.path("pages").asInt(),
              node.path("codes").valueStream().map(JsonNode::asText).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
