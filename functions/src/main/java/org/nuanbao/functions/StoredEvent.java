package org.nuanbao.functions;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** S3's message to a queue about objects that were stored; a test message of S3 has no records. */
@Serdeable
public record StoredEvent(@Nullable @JsonProperty("Records") List<Entry> records) {
  public List<Entry> entries() {
    return records == null ? List.of() : records;
  }

  /**
   * One stored object.
   *
   * @param eventTime by the machine's clock
   */
  @Serdeable
  public record Entry(Instant eventTime, S3 s3) {
    /** The object's key, decoded: events carry it URL-encoded. */
    public String key() {
      return URLDecoder.decode(s3.object().key(), StandardCharsets.UTF_8);
    }
  }

  @Serdeable
  record S3(Key object) {}

  @Serdeable
  record Key(String key) {}
}
