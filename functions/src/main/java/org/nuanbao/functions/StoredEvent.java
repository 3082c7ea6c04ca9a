package org.nuanbao.functions;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** What S3 tells a queue of objects that were stored; a test message of S3 has no records. */
@Serdeable
public record StoredEvent(@Nullable @JsonProperty("Records") List<Entry> records) {
  public List<Entry> entries() {
    return records == null ? List.of() : records;
  }

  /**
   * One object.
   *
   * @param eventTime by the machine's clock
   */
  @Serdeable
  public record Entry(Instant eventTime, S3 s3) {
    /** The object's key; events carry it URL-encoded. */
    public String key() {
      return URLDecoder.decode(s3.object().key(), StandardCharsets.UTF_8);
    }
  }

  @Serdeable
  record S3(Key object) {}

  @Serdeable
  record Key(String key) {}
}
